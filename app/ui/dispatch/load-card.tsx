import { Link } from "@remix-run/react";
import type { DeskLoad } from "~/domain/delivery/dispatch/desk-queries.server";
import { isShipmentStatus } from "~/domain/delivery/shipment-status";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { coldLabel, shipmentStatusLabel } from "~/ui/delivery/delivery-words";
import { Badge } from "~/ui/primitives/badge";
import { gramsText, minutesText } from "~/ui/primitives/numbers";
import { Lateness } from "./lateness";
import { costText, planSentence } from "./words";

/** One open load: how long it waits, what is done next and why, and what that costs. */
export function LoadCard({ load }: { load: DeskLoad }) {
  const { plan } = load;
  const best = plan?.alternatives.find(({ courierId }) => courierId === plan.courierId) ?? plan?.alternatives[0];
  return (
    <li className="card stack stack-tight" data-load={load.code}>
      <div className="row row-spread">
        <Link className="tap" to={`/dieu-hanh/dieu-phoi/don/${load.id}`}>
          <b>{load.code}</b>
        </Link>
        <span className="row">
          {load.keptBy !== null && <Badge tone="warning">{m.dispatch_kept_by({ name: load.keptBy })}</Badge>}
          {load.pinnedTo !== null && <Badge tone="info">{m.dispatch_pinned_to({ name: load.pinnedTo })}</Badge>}
          {load.isLate && <Badge tone="bad">{m.delivery_ops_late()}</Badge>}
          <Badge tone="info">{isShipmentStatus(load.status) ? shipmentStatusLabel(load.status) : load.status}</Badge>
        </span>
      </div>
      <p className="small">
        {load.fromName} → {load.toText}
      </p>
      <p className="small muted">
        {m.dispatch_open_for({ time: minutesText(load.openMinutes) })} · {gramsText(load.grams)} ·{" "}
        {coldLabel(load.coldClass)} · {m.delivery_ops_until()} {formatDateTime(load.promisedUntil)} ·{" "}
        {m.delivery_ops_offers({ count: load.offersMade })}
      </p>
      <p>
        <b>{m.dispatch_next()}:</b> {plan === null ? m.dispatch_no_plan_yet() : planSentence(plan)}
        {best !== undefined && <span className="small muted"> {costText(best.costVnd, best.bonusVnd)}</span>}{" "}
        {best !== undefined && <Lateness at={best.deliverAt} promisedUntil={load.promisedUntil} />}
      </p>
    </li>
  );
}
