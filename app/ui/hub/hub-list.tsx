import { Form, Link } from "@remix-run/react";
import { isDue, type HubBoard, type HubShipment } from "~/domain/delivery/hubs/hub-board";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { coldLabel, heldLabel, shipmentStatusLabel } from "~/ui/delivery/delivery-words";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { gramsText } from "~/ui/primitives/numbers";

type List = Exclude<keyof HubBoard, "waves">;

const words: Record<List, { title: () => string; none: () => string }> = {
  expected: { title: m.hub_expected, none: m.hub_expected_none },
  toSort: { title: m.hub_to_sort, none: m.hub_to_sort_none },
  waiting: { title: m.hub_waiting, none: m.hub_waiting_none },
  held: { title: m.hub_held, none: m.hub_held },
  goingBack: { title: m.hub_back, none: m.hub_back },
};

/** One list of the hub's day; chilled goods stand on top, what is overdue is said in red. */
export function HubList({ list, shipments, now }: { list: List; shipments: readonly HubShipment[]; now: string }) {
  const { title, none } = words[list];
  return (
    <section className="stack stack-tight">
      <h2>
        {title()} ({shipments.length})
      </h2>
      {shipments.length === 0 && <p className="muted">{none()}</p>}
      <ul className="run">
        {shipments.map((shipment) => (
          <li key={shipment.id} className="card stack stack-tight">
            <ShipmentLine list={list} shipment={shipment} isOverdue={isDue(shipment, new Date(now))} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ShipmentLine({ list, shipment, isOverdue }: { list: List; shipment: HubShipment; isOverdue: boolean }) {
  const { id, code, coldClass, grams, parcels, fromName, toName, courierName, status, goesBack } = shipment;
  return (
    <>
      <div className="row row-spread">
        <Link className="tap" to={`/dieu-hanh/van-don/${id}`}>
          <b>{code}</b>
        </Link>
        <span className="row">
          {isOverdue && <Badge tone="bad">{m.hub_overdue()}</Badge>}
          {coldClass !== "ambient" && <Badge tone="info">{coldLabel(coldClass)}</Badge>}
          <Badge tone="info">{shipmentStatusLabel(status)}</Badge>
        </span>
      </div>
      <p>
        {fromName} · {m.hub_next({ to: toName })}
        {courierName && <> · {courierName}</>}
      </p>
      <p className="small muted">
        {gramsText(grams)} · {m.hub_parcels({ codes: parcels.join(", ") })} · {clockOf(list, shipment)}
      </p>
      {list === "toSort" && <Act intent="sorted" shipmentId={id} label={m.hub_sorted()} />}
      {list === "goingBack" && goesBack && status === "at_hub" && (
        <Act intent="send_back" shipmentId={id} label={m.hub_send_back()} />
      )}
      {list === "goingBack" && status === "returning" && (
        <Act intent="returned" shipmentId={id} label={m.hub_confirm_return()} />
      )}
    </>
  );
}

function clockOf(list: List, { eta, readyAt, windowUntil, heldWhy }: HubShipment): string {
  if (list === "expected") return m.hub_arrives({ time: formatDateTime(eta) });
  if (list === "held") return heldLabel(heldWhy);
  if (list === "goingBack") return m.hub_arrived({ time: formatDateTime(eta) });
  if (list === "toSort")
    return `${m.hub_arrived({ time: formatDateTime(eta) })} · ${m.hub_sort_by({ time: formatDateTime(readyAt) })}`;
  return `${m.hub_ready_at({ time: formatDateTime(readyAt) })} · ${m.hub_leave_by({ time: formatDateTime(windowUntil) })}`;
}

function Act({ intent, shipmentId, label }: { intent: string; shipmentId: string; label: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="shipmentId" value={shipmentId} />
      <Button small name="intent" value={intent}>
        {label}
      </Button>
    </Form>
  );
}
