import { Form, Link } from "@remix-run/react";
import type { Unclear } from "~/domain/payments/vietqr/types";
import { formatVnd } from "~/domain/shared/money";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { TextField } from "~/ui/forms/field";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";

export type ReceiptView = {
  id: string;
  bankReference: string;
  amountVnd: number;
  content: string;
  bookedAt: string;
  why: Unclear;
  payableId: string | null;
  writeOff: { why: string; byId: string } | null;
  /** The code its content holds, to start from. */
  code: string;
};

export type CardFaults = Readonly<Record<string, string>> | undefined;

const reasons: Record<Unclear, () => string> = {
  no_code: m.vietqr_why_no_code,
  several_codes: m.vietqr_why_several_codes,
  unknown_code: m.vietqr_why_unknown_code,
  other_account: m.vietqr_why_other_account,
  wrong_amount: m.vietqr_why_wrong_amount,
  already_paid: m.vietqr_why_already_paid,
  seems_told: m.vietqr_why_seems_told,
  late: m.vietqr_why_late,
  unknown_charge: m.vietqr_why_unknown_charge,
};

/** Money nobody knows the purpose of: what the bank told, why it waits, and the ways it can go. */
export function ReceiptCard({ receipt, faults }: { receipt: ReceiptView; faults: CardFaults }) {
  const { id, amountVnd, content, bookedAt, bankReference, why, payableId, code } = receipt;
  return (
    <section className="card stack stack-tight" id={id}>
      <div className="row row-spread">
        <b className="price">{formatVnd(amountVnd)}</b>
        <Badge tone="warning">{reasons[why]()}</Badge>
      </div>
      <p>{content}</p>
      <p className="small muted">{m.vietqr_ops_booked({ at: formatDateTime(bookedAt), reference: bankReference })}</p>
      {payableId !== null && <Link to={`/dieu-hanh/don/${payableId}`}>{m.vietqr_ops_sees_order()}</Link>}
      <Form method="post" className="stack stack-tight">
        <input type="hidden" name="receiptId" value={id} />
        <TextField
          label={m.vietqr_ops_order()}
          name="orderCode"
          defaultValue={code}
          maxLength={20}
          required
          fault={faults?.["orderCode"]}
        />
        <Button name="intent" value="apply">
          {m.vietqr_ops_apply()}
        </Button>
      </Form>
      <Form method="post" className="stack stack-tight">
        <input type="hidden" name="receiptId" value={id} />
        <TextField label={m.vietqr_ops_note()} name="note" maxLength={200} required fault={faults?.["note"]} />
        <Button look="quiet" name="intent" value="return">
          {m.vietqr_ops_return()}
        </Button>
      </Form>
      <details open={receipt.writeOff !== null}>
        <summary>{m.vietqr_ops_write_off()}</summary>
        {receipt.writeOff !== null && (
          <p className="small">{m.vietqr_ops_write_off_waits({ why: receipt.writeOff.why })}</p>
        )}
        <Form method="post" className="stack stack-tight">
          <input type="hidden" name="receiptId" value={id} />
          <TextField label={m.vietqr_ops_write_off_note()} name="note" maxLength={200} required />
          <Button look="quiet" name="intent" value="write_off">
            {m.vietqr_ops_write_off()}
          </Button>
        </Form>
      </details>
    </section>
  );
}
