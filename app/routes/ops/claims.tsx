import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { claims } from "~/domain/ordering/claims/claim-queries.server";
import { decideClaim } from "~/domain/ordering/claims/decide-claim.server";
import { twoPersonVnd } from "~/domain/ordering/policy";
import { formatVnd } from "~/domain/shared/money";
import { formatDateTime } from "~/domain/shared/time";
import { field, readForm } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { formAgain, privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { FormFaults } from "~/ui/forms/faults";
import { readAnew } from "~/ui/forms/read-anew";
import { MoneyTabs } from "~/ui/money/money-tabs";
import { ClaimPhoto } from "~/ui/money/claim-photo";
import { answerText, claimKindText, type ToldClaim } from "~/ui/money/claim-words";
import { claimText, claimTone } from "~/ui/money/words";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { Empty } from "~/ui/primitives/empty";
import { wiring } from "~/wiring.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = wiring();
  await requireOperator(db, request);
  return { rows: await claims(db) };
}

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.money_claim_title() }];

const schema = z.object({ claimId: field.id(), decision: field.choice(["grant", "refuse"]) });

export async function action({ request }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const operator = await requireOperator(db, request);
  const reading = await readForm(request, schema);
  if (!reading.ok) return formAgain(reading.faults, reading.typed, reading.status);
  const outcome = await decideClaim(db, moment(), operator, reading.value);
  if (outcome.ok) return redirect("/dieu-hanh/tien/khieu-nai");
  switch (outcome.reason) {
    case "already_decided":
      return formAgain({ form: m.money_claim_decided() }, reading.typed, 409);
    case "same_person":
      return formAgain({ form: m.money_claim_same_person() }, reading.typed, 409);
    case "exceeds_payment":
      return formAgain({ form: m.money_claim_exceeds() }, reading.typed, 409);
  }
}

export const shouldRevalidate = readAnew;

export default function OpsClaims() {
  const { rows } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <h1>{m.money_ops_title()}</h1>
      <MoneyTabs />
      <FormFaults faults={answer?.faults} />
      <p className="small muted">{m.money_claim_two({ limit: formatVnd(twoPersonVnd) })}</p>
      {rows.length === 0 && <Empty icon="check" title={m.money_claim_none()} />}
      {rows.map((row) => (
        <ClaimCard key={row.id} row={row} />
      ))}
    </>
  );
}

function ClaimCard({ row }: { row: ToldClaim }) {
  const { id, orderId, orderCode, seller, product, amountVnd, reason, status, inEscrow, openedAt, agreedBy } = row;
  return (
    <section className="card stack stack-tight" id={id}>
      <div className="row row-spread">
        <Link className="tap" to={`/dieu-hanh/don/${orderId}`}>
          <b>{orderCode}</b>
        </Link>
        <Badge tone={claimTone(status)}>{claimText(status)}</Badge>
      </div>
      <p>
        {product} · {seller} · <b className="number">{formatVnd(amountVnd)}</b>
        <span className="small muted statement-words">
          {formatDateTime(openedAt)} · {inEscrow ? m.money_claim_in_escrow() : m.money_claim_released()}
          {agreedBy !== null && <> · {agreedBy}</>}
        </span>
      </p>
      <p>
        {row.kind !== null && (
          <b>
            {m.claim_shopper_wrote()}: {claimKindText(row.kind)}.{" "}
          </b>
        )}
        {reason}
      </p>
      {row.photoId !== null && <ClaimPhoto photoId={row.photoId} />}
      {answerText(row) !== null && <p className="small">{answerText(row)}</p>}
      {(status === "open" || status === "agreed") && (
        <Form method="post" className="row">
          <input type="hidden" name="claimId" value={id} />
          <Button name="decision" value="grant">
            {m.money_claim_grant()}
          </Button>
          <Button look="quiet" name="decision" value="refuse">
            {m.money_claim_refuse()}
          </Button>
        </Form>
      )}
    </section>
  );
}
