import type { shipmentStory } from "~/domain/delivery/queries.server";
import { formatVnd } from "~/domain/shared/money";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { Badge } from "~/ui/primitives/badge";
import { kilometres, wayReason } from "./delivery-words";

type Story = Awaited<ReturnType<typeof shipmentStory>>;

/** Why the goods go this way, what the other way would have cost, and each leg with its courier, clock and pay. */
export function ShipmentWay({ shipment: { via, routeWhy, directVnd, hubVnd, legs } }: { shipment: Story }) {
  const price = (vnd: number | null): string => (vnd === null ? m.delivery_ops_way_none() : formatVnd(vnd));
  return (
    <section className="stack stack-tight">
      <h2>{m.delivery_ops_way()}</h2>
      <p>
        <b>{via === "hub" ? m.delivery_ops_way_hub() : m.delivery_ops_way_direct()}</b>: {wayReason(routeWhy)}
        {directVnd !== null && (
          <span className="small muted">
            {" "}
            · {m.delivery_ops_way_prices({ direct: price(directVnd), hub: price(hubVnd) })}
          </span>
        )}
      </p>
      <ol className="card stack stack-tight" aria-label={m.delivery_ops_legs()}>
        {legs.map((leg) => (
          <li key={leg.seq}>
            <b>{m.delivery_ops_leg({ n: leg.seq })}</b>{" "}
            {leg.isPresent && <Badge tone="info">{m.delivery_ops_leg_now()}</Badge>}
            <br />
            {leg.fromName} → {leg.toName} · {kilometres(leg.distanceM)} · {formatVnd(leg.payVnd)}
            {leg.courierName && <> · {leg.courierName}</>}
            <br />
            <span className="small muted">{clockOf(leg)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const clockOf = ({ endedAt, readyAt, eta }: Story["legs"][number]): string =>
  endedAt === null
    ? `${m.delivery_ops_leg_ready({ time: formatDateTime(readyAt) })} · ${m.delivery_ops_leg_eta({ time: formatDateTime(eta) })}`
    : m.delivery_ops_leg_done({ time: formatDateTime(endedAt) });
