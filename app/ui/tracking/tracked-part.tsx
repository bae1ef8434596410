import type { ReceiptPart } from "~/domain/ordering/order-queries.server";
import { comesNoMore } from "~/domain/ordering/sub-order-status";
import type { HeldNews } from "~/domain/delivery/area-changes/held-news.server";
import { formatDate, formatDateTime, formatTime } from "~/domain/shared/time";
import type { TrackedShipment } from "~/domain/tracking/types";
import { m } from "~/paraglide/messages";
import { getLocale } from "~/paraglide/runtime";
import { shipmentStatusLabel } from "~/ui/delivery/delivery-words";
import { partStatusText, reasonText, statusTone, windowText } from "~/ui/order/words";
import { RouteMap, type MapStop, type MapTown } from "~/ui/map/route-map";
import { Badge } from "~/ui/primitives/badge";
import { Notice } from "~/ui/primitives/notice";
import { CallOff, HeldNotice } from "./held-notice";
import { inSentence } from "./tracking-words";

type Shape = {
  part: ReceiptPart;
  shipment: TrackedShipment | null;
  towns: readonly MapTown[];
  held: HeldNews | null;
  /** Where the shopper may call it off for all their money; null: they may not. */
  callOffPath: string | null;
};

/** One seller's part: where it is, when it comes, what to say at the door. */
export function TrackedPart({ part, shipment, towns, held, callOffPath }: Shape) {
  const { windowFrom, windowUntil } = shipment ?? part;
  return (
    <section className="card stack stack-tight">
      <div className="row row-spread">
        <h2>{m.tracking_from({ seller: part.sellerName })}</h2>
        {shipment ? (
          <Badge tone={shipment.status === "delivered" ? "good" : "info"}>{shipmentStatusLabel(shipment.status)}</Badge>
        ) : (
          <Badge tone={statusTone(part.status)}>{statusText(part.status)}</Badge>
        )}
      </div>
      {part.status === "rejected" && (
        <Notice tone="warning">
          {m.tracking_rejected({ reason: part.rejectReason === null ? "" : reasonText(part.rejectReason) })}
        </Notice>
      )}
      {part.status === "written_off" && <Notice tone="warning">{m.tracking_written_off()}</Notice>}
      {shipment && <Changed shipment={shipment} held={held} callOffPath={callOffPath} />}
      {!shipment && part.dropPlace !== null && (
        <Notice tone="warning">{m.tracking_drop_agreed({ place: part.dropPlace })}</Notice>
      )}
      <dl className="facts">
        {shipment?.deliveredAt ? (
          <Fact label={m.tracking_delivered_at()} value={formatDateTime(shipment.deliveredAt)} />
        ) : comesNoMore(part.status) ? null : (
          <>
            <Fact label={m.tracking_window()} value={windowText(windowFrom, windowUntil)} />
            {shipment?.eta && <Fact label={m.tracking_eta()} value={formatDateTime(shipment.eta)} />}
          </>
        )}
      </dl>
      {shipment?.pin && (
        <p className="track-pin">
          <span>{m.tracking_pin()}</span>
          <b>{shipment.pin}</b>
          <small className="muted">{m.tracking_pin_text()}</small>
        </p>
      )}
      {shipment && <RouteMap title={m.tracking_map()} towns={towns} stops={stopsOf(shipment)} />}
    </section>
  );
}

/** What is a new order to the seller is a wait to who bought. */
const statusText = (status: ReceiptPart["status"]): string =>
  status === "new" ? m.tracking_part_new() : partStatusText(status);

/** What became different from what was promised: it waits, goes to a drop point, or changes vehicles on the way. */
type ChangedShape = Pick<Shape, "held" | "callOffPath"> & { shipment: TrackedShipment };

function Changed({ shipment, held, callOffPath }: ChangedShape) {
  const { status, isWaitingOnRoad, dropPoint, deliveredAt, windowFrom, windowUntil } = shipment;
  const isHeldOtherwise = status === "held" && !held && !isWaitingOnRoad;
  return (
    <>
      {isWaitingOnRoad && <Notice tone="warning">{m.tracking_waits_on_road()}</Notice>}
      {held && <HeldNotice news={held} callOffPath={callOffPath} />}
      {status === "delivery_failed" && <Notice tone="warning">{m.tracking_comes_again()}</Notice>}
      {isHeldOtherwise && <Notice tone="warning">{m.tracking_held_otherwise()}</Notice>}
      {dropPoint !== null && deliveredAt === null && (
        <Notice tone="warning">
          {m.tracking_drop_point({
            place: dropPoint,
            from: formatTime(windowFrom),
            until: formatTime(windowUntil),
            day: formatDate(windowUntil),
          })}{" "}
          {m.tracking_drop_collect()}
          {!held && callOffPath !== null && <CallOff path={callOffPath} text={m.tracking_call_off_drop()} />}
        </Notice>
      )}
      <HubNote shipment={shipment} />
    </>
  );
}

/** Whoever waits for goods from far away wants to know where they change vehicles, and that they lie well there. */
function HubNote({ shipment: { hubs, deliveredAt } }: { shipment: TrackedShipment }) {
  if (hubs.length === 0 || deliveredAt) return null;
  const here = hubs.find(({ isHere }) => isHere);
  const names = new Intl.ListFormat(getLocale()).format(hubs.map(({ name }) => inSentence(name)));
  return <p>{here ? m.tracking_at_hub({ hub: inSentence(here.name) }) : m.tracking_by_hub({ hubs: names })}</p>;
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

const stopsOf = ({ from, to, hubs, courier }: TrackedShipment): MapStop[] => [
  { ...from, kind: "farm", label: m.tracking_map_farm() },
  ...hubs.map(({ lat, lng, name }) => ({ lat, lng, kind: "hub" as const, label: name })),
  { ...to, kind: "door", label: m.tracking_map_door() },
  ...(courier ? [{ ...courier, kind: "courier" as const, label: m.tracking_map_courier() }] : []),
];
