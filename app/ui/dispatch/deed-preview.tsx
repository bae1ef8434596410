import { Form, Link } from "@remix-run/react";
import { wantsReason, type Deed } from "~/domain/delivery/dispatch/by-hand/deed";
import { m } from "~/paraglide/messages";
import { TextField } from "~/ui/forms/field";
import { Button } from "~/ui/primitives/button";
import { Notice } from "~/ui/primitives/notice";
import { deedLabel } from "./deed-words";

type Shape = {
  readonly deed: Deed;
  readonly courierId: string | null;
  readonly name: string;
  readonly path: string;
  /** What it would change; or why it cannot be done. */
  readonly sentences: readonly string[];
  readonly refusal: string | null;
  readonly reason: { readonly typed?: string | undefined; readonly fault?: string | undefined };
};

/** What a deed would change, before it is done. */
export function DeedPreview({ deed, courierId, name, path, sentences, refusal, reason }: Shape) {
  if (refusal !== null) return <Notice tone="bad">{refusal}</Notice>;
  return (
    <section className="card stack" aria-labelledby="preview" data-preview={deed}>
      <h2 id="preview">{deedLabel(deed, name)}</h2>
      <p>{m.dispatch_if()}:</p>
      <ul className="desk-if">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Form method="post" action={path} className="stack stack-tight">
        {courierId !== null && <input type="hidden" name="courierId" value={courierId} />}
        {wantsReason(deed) && (
          <TextField
            label={m.dispatch_reason()}
            hint={m.dispatch_reason_hint()}
            name="reason"
            maxLength={200}
            defaultValue={reason.typed}
            fault={reason.fault}
            required
          />
        )}
        <div className="row">
          <Button name="deed" value={deed} look={deed === "cancel" ? "danger" : "main"}>
            {m.dispatch_confirm()}
          </Button>
          <Link className="button button-quiet" to="." preventScrollReset>
            {m.dispatch_no()}
          </Link>
        </div>
      </Form>
    </section>
  );
}
