import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { applyReceipt } from "~/domain/ordering/paying/apply-receipt.server";
import { importStatement } from "~/domain/ordering/paying/import-statement.server";
import { confirmBankRefund } from "~/domain/payments/vietqr/confirm-bank-refund.server";
import { bankRefundsToSend, unappliedReceipts } from "~/domain/payments/receipt-queries.server";
import { returnReceipt } from "~/domain/payments/vietqr/return-receipt.server";
import { writeOffReceipt } from "~/domain/payments/vietqr/write-off-receipt.server";
import { orderCodesIn } from "~/domain/payments/vietqr/transfer-code";
import { field, readForm, type FieldFaults } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { privatePage } from "~/http/respond.server";
import { readUpload } from "~/http/upload.server";
import { m } from "~/paraglide/messages";
import { MoneyTabs } from "~/ui/money/money-tabs";
import { BankRefundCard } from "~/ui/payments/bank-refund-card";
import { ReceiptCard } from "~/ui/payments/receipt-card";
import { faultWords } from "~/ui/payments/vietqr-words";
import { Button } from "~/ui/primitives/button";
import { Notice } from "~/ui/primitives/notice";
import { readAnew } from "~/ui/forms/read-anew";
import { wiring } from "~/wiring.server";

const here = "/dieu-hanh/tien-chua-ro";
const largestStatement = 4 * 1024 * 1024;

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.vietqr_ops_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, bank } = wiring();
  await requireOperator(db, request);
  const [unapplied, refunds] = await Promise.all([unappliedReceipts(db), bankRefundsToSend(db)]);
  const counts = /^(\d+)-(\d+)-(\d+)$/.exec(new URL(request.url).searchParams.get("nhap") ?? "");
  return {
    receipts: unapplied.map(({ bookedAt, receivedAt: _, ...receipt }) => ({
      ...receipt,
      bookedAt: bookedAt.toISOString(),
      code: orderCodesIn(receipt.content)[0] ?? "",
    })),
    refunds: refunds.map((refund) => ({ ...refund, since: refund.since.toISOString() })),
    takesTransfers: bank !== null,
    imported: counts && { paid: counts[1] ?? "", unapplied: counts[2] ?? "", known: counts[3] ?? "" },
  };
}

const schema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("apply"), receiptId: field.id(), orderCode: field.text(20) }),
  z.object({ intent: z.literal("return"), receiptId: field.id(), note: field.text(200) }),
  z.object({ intent: z.literal("write_off"), receiptId: field.id(), note: field.text(200) }),
  z.object({ intent: z.literal("refunded"), refundId: field.text(60), note: field.text(200) }),
]);

const again = (id: string, faults: FieldFaults, status = 422) => data({ id, faults }, { status });

export async function action({ request }: ActionFunctionArgs) {
  const operator = await requireOperator(wiring().db, request);
  const type = request.headers.get("content-type") ?? "";
  if (type.startsWith("multipart/")) return takeStatement(request, operator.personId);
  const reading = await readForm(request, schema);
  if (!reading.ok)
    return again(reading.typed["receiptId"] ?? reading.typed["refundId"] ?? "", reading.faults, reading.status);
  const ask = reading.value;
  const id = ask.intent === "refunded" ? ask.refundId : ask.receiptId;
  const outcome = await settle(operator, ask);
  if (outcome.ok) return redirect(here, { status: 303 });
  return again(id, { [ask.intent === "apply" ? "orderCode" : "note"]: faultWords[outcome.reason]() }, 409);
}

function settle(operator: Awaited<ReturnType<typeof requireOperator>>, ask: z.output<typeof schema>) {
  const { db, moment } = wiring();
  switch (ask.intent) {
    case "apply":
      return applyReceipt(db, moment(), operator, ask);
    case "return":
      return returnReceipt(db, moment(), operator, ask);
    case "write_off":
      return writeOffReceipt(db, moment(), operator, ask);
    case "refunded":
      return confirmBankRefund(db, moment(), operator, ask);
  }
}

async function takeStatement(request: Request, actorId: string) {
  const { db, bank, moment } = wiring();
  const upload = await readUpload(request, "statement", largestStatement);
  if (!upload.ok || upload.file === null || bank === null)
    return again("statement", { statement: m.vietqr_ops_no_file() });
  const text = new TextDecoder().decode(upload.file);
  const outcome = await importStatement(db, moment(), bank, { text, ip: "", actorId });
  if (!outcome.ok) return again("statement", { statement: m.vietqr_ops_unreadable({ line: String(outcome.line) }) });
  return redirect(`${here}?nhap=${outcome.paid}-${outcome.unapplied}-${outcome.heardBefore}`, { status: 303 });
}

export const shouldRevalidate = readAnew;

export default function OpsUnclearMoney() {
  const { receipts, refunds, takesTransfers, imported } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const faultsOf = (id: string) => (answer?.id === id ? answer.faults : undefined);
  return (
    <>
      <h1>{m.vietqr_ops_title()}</h1>
      <MoneyTabs />
      <p className="muted">{m.vietqr_ops_intro()}</p>
      {imported && <Notice tone="good">{m.vietqr_ops_imported(imported)}</Notice>}
      {receipts.length === 0 && <Notice tone="good">{m.vietqr_ops_none()}</Notice>}
      {receipts.map((receipt) => (
        <ReceiptCard key={receipt.id} receipt={receipt} faults={faultsOf(receipt.id)} />
      ))}
      {refunds.length > 0 && (
        <>
          <h2>{m.vietqr_ops_refunds()}</h2>
          <p className="muted">{m.vietqr_ops_refunds_text()}</p>
        </>
      )}
      {refunds.map((refund) => (
        <BankRefundCard key={refund.refundId} refund={refund} fault={faultsOf(refund.refundId)?.["note"]} />
      ))}
      {takesTransfers && <StatementForm fault={faultsOf("statement")?.["statement"]} />}
    </>
  );
}

function StatementForm({ fault }: { fault: string | undefined }) {
  return (
    <Form method="post" encType="multipart/form-data" className="card stack stack-tight">
      <label htmlFor="statement">
        <b>{m.vietqr_ops_import()}</b>
      </label>
      <input className="input" id="statement" type="file" name="statement" accept=".csv,text/csv,text/plain" required />
      {fault !== undefined && <span className="field-fault">{fault}</span>}
      <Button look="quiet">{m.vietqr_ops_import_do()}</Button>
    </Form>
  );
}
