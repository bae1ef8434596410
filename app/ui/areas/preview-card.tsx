import { Form, Link } from "@remix-run/react";
import type { AreaPreview } from "~/domain/delivery/preview-area-change.server";
import { m } from "~/paraglide/messages";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { Notice } from "~/ui/primitives/notice";
import { consequenceText } from "./colour-words";
import { consequences } from "~/domain/delivery/area-consequence";

type Shape = {
  preview: AreaPreview;
  /** What was asked for, in words. */
  title: string;
  /** Sent again as it was typed when the operator confirms. */
  typed: Readonly<Record<string, string>>;
  confirmText: string;
};

/** What a change would do, before it is made; only the second press makes it. */
export function PreviewCard({ preview, title, typed, confirmText }: Shape) {
  const { counts, hits, sellersShut, takesOrders } = preview;
  return (
    <section className="card stack" aria-live="polite">
      <h2>{m.areas_preview_title()}</h2>
      <p>
        <b>{title}</b>
      </p>
      <ul className="stack stack-tight">
        {hits.length === 0 && <li>{m.areas_preview_none()}</li>}
        {consequences.map((consequence) =>
          counts[consequence] === undefined ? null : (
            <li key={consequence}>
              <Badge tone="warning">{String(counts[consequence])}</Badge> {consequenceText(consequence)}
            </li>
          ),
        )}
        {sellersShut > 0 && <li>{m.areas_preview_sellers({ count: String(sellersShut) })}</li>}
      </ul>
      {!takesOrders && <Notice tone="warning">{m.areas_preview_no_orders()}</Notice>}
      {hits.length > 0 && (
        <details>
          <summary>{m.areas_preview_list({ count: String(hits.length) })}</summary>
          <ul className="stack stack-tight">
            {hits.map((hit, index) => (
              <li key={index} className="row row-spread">
                <Link className="tap" to={`/dieu-hanh/don/${hit.orderId}`}>
                  {hit.code} · {hit.contactName}
                </Link>
                <span className="small muted">
                  {consequenceText(hit.consequence)} · {hit.window}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <Form method="post" reloadDocument className="row">
        {Object.entries(typed).map(([name, value]) =>
          name === "intent" ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <Button look="danger" name="intent" value="confirm">
          {confirmText}
        </Button>
        <Link className="tap" to="/dieu-hanh/khu-vuc">
          {m.areas_preview_back()}
        </Link>
      </Form>
    </section>
  );
}
