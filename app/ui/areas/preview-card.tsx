import { Form, Link } from "@remix-run/react";
import { consequences } from "~/domain/delivery/area-changes/area-consequence";
import type { Difference, Hit, HitStage } from "~/domain/delivery/area-changes/area-hit";
import type { AreaPreview } from "~/domain/delivery/area-changes/preview-area-change.server";
import { m } from "~/paraglide/messages";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { Notice } from "~/ui/primitives/notice";
import type { Texts } from "~/ui/forms/fields-of";
import { consequenceText } from "./colour-words";

type Shape = {
  preview: AreaPreview;
  /** What was asked for, in words. */
  title: string;
  /** Sent again as it was typed when the operator confirms. */
  typed: Texts;
  confirmText: string;
  /** Where "do not" leads. */
  back: string;
};

/** What a change would do, before it is made; only the second press makes it, and a third when things have moved meanwhile. */
export function PreviewCard({ preview, title, typed, confirmText, back }: Shape) {
  const { counts, hits, runs, sellersShut, takesOrders, seen, differences } = preview;
  const hurts = hits.length > 0 || runs > 0 || sellersShut > 0 || !takesOrders;
  return (
    <section className="card stack" aria-live="polite">
      <h2>{m.areas_preview_title()}</h2>
      <p>
        <b>{title}</b>
      </p>
      {differences.length > 0 && <Differences differences={differences} />}
      <ul className="stack stack-tight">
        {hits.length === 0 && <li>{m.areas_preview_none()}</li>}
        {consequences.map((consequence) =>
          counts[consequence] === undefined ? null : (
            <li key={consequence}>
              <Badge tone="warning">{String(counts[consequence])}</Badge> {consequenceText(consequence)}
            </li>
          ),
        )}
        {runs > 0 && <li>{m.areas_preview_runs({ count: String(runs) })}</li>}
        {sellersShut > 0 && <li>{m.areas_preview_sellers({ count: String(sellersShut) })}</li>}
      </ul>
      {!takesOrders && <Notice tone="warning">{m.areas_preview_no_orders()}</Notice>}
      {hits.length > 0 && <HitList hits={hits} />}
      <Form method="post" reloadDocument className="row">
        {Object.entries(typed).map(([name, value]) =>
          name === "step" || name === "seen" ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <input type="hidden" name="seen" value={seen} />
        <Button look={hurts ? "danger" : "main"} name="step" value={differences.length > 0 ? "insist" : "confirm"}>
          {confirmText}
        </Button>
        <Link className="tap" to={back} reloadDocument>
          {m.areas_preview_back()}
        </Link>
      </Form>
    </section>
  );
}

function Differences({ differences }: { differences: readonly Difference[] }) {
  return (
    <Notice tone="warning">
      <p>
        <b>{m.areas_preview_changed()}</b>
      </p>
      <ul>
        {differences.map(({ code, was, is }) => (
          <li key={code}>
            {code}: {was === null ? m.areas_preview_untouched() : consequenceText(was)} →{" "}
            {is === null ? m.areas_preview_untouched() : consequenceText(is)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function HitList({ hits }: { hits: readonly Hit[] }) {
  return (
    <details>
      <summary>{m.areas_preview_list({ count: String(hits.length) })}</summary>
      <ul className="stack stack-tight">
        {hits.map((hit, index) => (
          <li key={index}>
            <Link className="tap" to={`/dieu-hanh/don/${hit.orderId}`}>
              {hit.code} · {hit.contactName}
            </Link>
            <p className="small">
              {consequenceText(hit.consequence)}
              {hit.place !== null && ` (${hit.place})`}
              {hit.place === null && hit.consequence === "hand_over" && ` (${m.areas_preview_no_point()})`}
            </p>
            <p className="small muted">
              {[stageTexts[hit.stage](), hit.courierName, hit.window].filter((part) => part !== null).join(" · ")}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

const stageTexts: Record<HitStage, () => string> = {
  not_packed: m.areas_stage_not_packed,
  waiting: m.areas_stage_waiting,
  promised: m.areas_stage_promised,
  on_board: m.areas_stage_on_board,
  held: m.areas_stage_held,
};
