import type { CourierStop } from "~/domain/delivery/runs/courier-queries.server";
import { formatTime, formatTimeFrom } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { shipmentStatusLabel } from "~/ui/delivery/delivery-words";
import { Badge } from "~/ui/primitives/badge";
import { Icon } from "~/ui/primitives/icon";
import { gramsText } from "~/ui/primitives/numbers";
import { ReorderForm } from "./reorder-form";
import { StopActions } from "./stop-actions";
import type { Outbox } from "./use-outbox";

const atPeople = {
  pickup: m.courier_stop_pickup,
  dropoff: m.courier_stop_dropoff,
  return: m.courier_stop_return,
} as const;
const atHub = {
  pickup: m.courier_stop_hub_take,
  dropoff: m.courier_stop_hub_give,
  return: m.courier_stop_hub_back,
} as const;

/** One place to go to. The next one is open with everything to do there; those after it are a line to look ahead. */
export function StopCard({
  stop,
  isNext,
  isLast,
  now,
  pageId,
  outbox,
}: {
  stop: CourierStop;
  isNext: boolean;
  isLast: boolean;
  /** ISO */
  now: string;
  pageId: string;
  outbox: Outbox;
}) {
  return (
    <li
      className={isNext ? "card stop stop-next" : "card stop"}
      data-shipment={stop.shipmentCode}
      data-status={stop.shipmentStatus}
    >
      <div className="row row-spread">
        <h3>{stop.isHandOver ? m.courier_stop_hand_over() : (stop.isHub ? atHub : atPeople)[stop.kind]()}</h3>
        <Badge tone={isNext ? "good" : "info"}>
          {isNext ? m.courier_stop_now() : shipmentStatusLabel(stop.shipmentStatus)}
        </Badge>
      </div>
      <p>
        <b>{stop.name}</b>
        {isNext && stop.phone && <span className="small muted"> · {stop.maskedPhone}</span>}
        <br />
        {stop.text}
      </p>
      {stop.dock && <Dock {...stop.dock} now={now} />}
      <p className="small muted">
        {stop.shipmentCode} · {gramsText(stop.grams)} · {m.courier_stop_eta({ time: formatTimeFrom(now, stop.eta) })} ·{" "}
        {m.courier_stop_until({ time: formatTimeFrom(now, stop.windowUntil) })}
        {stop.attempts > 0 && stop.kind === "dropoff" && !stop.isHub && (
          <> · {m.courier_stop_visit({ n: stop.attempts + 1 })}</>
        )}
      </p>
      {isNext && (
        <div className="stop-ways">
          {stop.phone && (
            <a className="button button-quiet button-small" href={`tel:${stop.phone}`}>
              <Icon name="phone" /> {m.courier_call()}
            </a>
          )}
          <a
            className="button button-quiet button-small"
            href={`geo:${stop.place.lat},${stop.place.lng}?q=${stop.place.lat},${stop.place.lng}`}
          >
            <Icon name="navigate" /> {m.courier_navigate()}
          </a>
          <a
            className="tap small"
            href={`https://www.google.com/maps/dir/?api=1&destination=${stop.place.lat},${stop.place.lng}`}
            target="_blank"
            rel="noreferrer"
          >
            {m.courier_navigate_web()}
          </a>
        </div>
      )}
      {isNext && stop.isHandOver && <p className="small">{m.courier_stop_hand_over_text()}</p>}
      {isNext && <StopActions stop={stop} pageId={pageId} outbox={outbox} />}
      <ReorderForm stopId={stop.id} isFirst={isNext} isLast={isLast} />
    </li>
  );
}

/** When the vehicle is let in at the hub, and where. */
function Dock({ number: dock, from, until, now }: NonNullable<CourierStop["dock"]> & { now: string }) {
  return (
    <p>
      <b>{m.courier_dock({ dock, from: formatTimeFrom(now, from), until: formatTime(until) })}</b>
    </p>
  );
}
