import { Form, Link } from "@remix-run/react";
import { formatVnd } from "~/domain/shared/money";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { TextField } from "~/ui/forms/field";
import { Button } from "~/ui/primitives/button";

type Refund = {
  refundId: string;
  orderId: string;
  amountVnd: number;
  since: string;
  content: string;
  bankReference: string;
};

/** Money promised back that only a person can send. */
export function BankRefundCard({ refund, fault }: { refund: Refund; fault: string | undefined }) {
  const { refundId, orderId, amountVnd, since, content, bankReference } = refund;
  return (
    <Form method="post" className="card stack stack-tight" id={refundId}>
      <div className="row row-spread">
        <b className="price">{formatVnd(amountVnd)}</b>
        <time className="small muted" dateTime={since}>
          {formatDateTime(since)}
        </time>
      </div>
      <p>{m.vietqr_ops_refund_of({ content, reference: bankReference })}</p>
      <Link to={`/dieu-hanh/don/${orderId}`}>{m.vietqr_ops_sees_order()}</Link>
      <input type="hidden" name="refundId" value={refundId} />
      <TextField label={m.vietqr_ops_refund_note()} name="note" maxLength={200} required fault={fault} />
      <Button look="quiet" name="intent" value="refunded">
        {m.vietqr_ops_refund_done()}
      </Button>
    </Form>
  );
}
