import { Form } from "@remix-run/react";
import type { TroubleKind } from "~/domain/payments/trouble-queries.server";
import { formatVnd } from "~/domain/shared/money";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { TextField } from "~/ui/forms/field";
import { Button } from "~/ui/primitives/button";

export type Trouble = { subject: string; kind: TroubleKind; reference: string; amountVnd: number; since: string };

const sentences: Record<TroubleKind, typeof m.ops_attention_suspected> = {
  suspected: m.ops_attention_suspected,
  mismatched: m.ops_attention_mismatched,
  unresolved: m.ops_attention_unresolved,
  refund_failed: m.ops_attention_refund_failed,
};
const advice: Record<TroubleKind, () => string> = {
  suspected: m.ops_trouble_what_suspected,
  mismatched: m.ops_trouble_what_mismatched,
  unresolved: m.ops_trouble_what_unresolved,
  refund_failed: m.ops_trouble_what_refund_failed,
};

/** Money that went wrong: what it is, what to do, and the form that says it was done. */
export function TroubleCard({ trouble, code, fault }: { trouble: Trouble; code: string; fault: string | undefined }) {
  const { subject, kind, reference, amountVnd, since } = trouble;
  return (
    <Form method="post" className="card stack stack-tight attention">
      <div className="row row-spread">
        <h2>{sentences[kind]({ code })}</h2>
        <span className="price">{formatVnd(amountVnd)}</span>
      </div>
      <p className="small muted">
        {reference} · <time dateTime={since}>{formatDateTime(since)}</time>
      </p>
      <p>{advice[kind]()}</p>
      <input type="hidden" name="subject" value={subject} />
      <TextField label={m.ops_trouble_note()} name="note" maxLength={300} required fault={fault} />
      <Button look="quiet">{m.ops_trouble_close()}</Button>
    </Form>
  );
}
