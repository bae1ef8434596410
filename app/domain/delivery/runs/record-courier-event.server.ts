import type { Courier } from "~/domain/identity/types";
import type { Point } from "~/domain/shared/geo";
import { present } from "~/domain/shared/missing";
import { refuse } from "~/domain/shared/refusal";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { decideEvent, type CourierEvent, type Decided, type EventRefusal, type ShipmentFacts } from "./courier-event";
import { isBeforePickup, type ShipmentStatus } from "../shipment-status";
import { keepEvent, type EventSource } from "../internal/advance.server";
import { applyDecision } from "../internal/apply-decision.server";
import { lockShipment, type ShipmentRow } from "../internal/shipment-row.server";

/** From the phone: its own name for the event, its own clock, and where it was. The server's clock is added here. */
export type RecordCourierEvent = {
  readonly shipmentId: string;
  readonly clientEventId: string;
  readonly deviceId: string;
  readonly deviceTime: Date;
  readonly position?: Point;
  readonly event: CourierEvent;
};

export type EventOutcome = { ok: true; status: ShipmentStatus } | EventRefusal;

/**
 * Takes one event. The same event sent again changes nothing and gets the first answer. An event that cannot be is refused
 * and kept in the log, because two phones that disagree are something a person has to see.
 */
export async function recordCourierEvent(
  db: Db,
  moment: Moment,
  courier: Courier,
  command: RecordCourierEvent,
): Promise<EventOutcome> {
  const { kept } = await transact(db, async (tx) => {
    const shipment = await lockForCourier(tx, courier, command);
    const first = await firstAnswer(tx, courier, command.clientEventId);
    if (first) return { kept: first };
    const facts = await factsOf(tx, shipment);
    const isTheirs = shipment.courierId === courier.courierId;
    const decision = isTheirs ? decideEvent(facts, command.event) : refuse("conflict");
    const source = sourceOf(courier, command);
    return {
      kept: decision.ok
        ? await follow(tx, moment, shipment, command.event, decision, source)
        : await keepRefusal(tx, moment, shipment, command.event, decision, source),
    };
  });
  return kept;
}

/**
 * A courier finds a shipment through what they carry, or what they once had to do with: then a repeated event gets its first
 * answer, and a late one is kept as a conflict. Only whoever carries it moves it.
 */
async function lockForCourier(tx: Tx, courier: Courier, { shipmentId }: RecordCourierEvent): Promise<ShipmentRow> {
  const shipment = await lockShipment(tx, shipmentId);
  if (shipment.courierId === courier.courierId) return shipment;
  const wasTheirs = await tx.shipmentEvent.findFirst({
    where: { shipmentId, actorId: courier.personId },
    select: { id: true },
  });
  return present(wasTheirs && shipment, "shipment");
}

async function firstAnswer(tx: Tx, { personId }: Courier, clientEventId: string): Promise<EventOutcome | null> {
  const seen = await tx.shipmentEvent.findUnique({
    where: { actorId_clientEventId: { actorId: personId, clientEventId } },
    select: { detail: true },
  });
  const answer = seen?.detail && typeof seen.detail === "object" && "answer" in seen.detail ? seen.detail.answer : null;
  return answer as EventOutcome | null;
}

async function follow(
  tx: Tx,
  moment: Moment,
  shipment: ShipmentRow,
  event: CourierEvent,
  decision: Decided,
  source: EventSource,
): Promise<EventOutcome> {
  const moved = await applyDecision(tx, moment, shipment, event, decision, withoutName(source));
  const answer: EventOutcome = { ok: true, status: moved.status };
  await keepEvent(tx, moment, shipment, {
    ...source,
    type: `said_${event.type}`,
    detail: { ...detailOf(event), answer },
  });
  return answer;
}

async function keepRefusal(
  tx: Tx,
  moment: Moment,
  shipment: ShipmentRow,
  event: CourierEvent,
  refusal: EventRefusal,
  source: EventSource,
): Promise<EventRefusal> {
  if (refusal.reason === "wrong_pin")
    await tx.shipment.update({ where: { id: shipment.id }, data: { pinTriesLeft: { decrement: 1 } } });
  await keepEvent(tx, moment, shipment, {
    ...source,
    type: refusal.reason,
    detail: { asked: event.type, ...detailOf(event), answer: refusal },
  });
  return refusal;
}

/** The phone's name of the event goes on one line of the log only: the answer to the phone. */
const withoutName = ({ clientEventId: _, ...source }: EventSource): EventSource => source;

/** What is worth keeping of an event; a typed door code is not. */
function detailOf(event: CourierEvent): Record<string, string | boolean> {
  if (event.type === "scanned") return { code: event.code };
  if (event.type === "called") return { reached: event.reached };
  if (event.type === "failed") return { reason: event.reason, note: event.note };
  if (event.type === "lost")
    return { reason: event.reason, note: event.note, ...(event.photoId !== null && { photoId: event.photoId }) };
  if (event.type === "delivered")
    return event.by.kind === "photo" ? { by: "photo", photoId: event.by.photoId } : { by: "pin" };
  return {};
}

async function factsOf(tx: Tx, shipment: ShipmentRow): Promise<ShipmentFacts> {
  const parcels = await tx.parcel.findMany({
    where: { shipmentId: shipment.id },
    select: { code: true, scannedAt: true, hubAt: true },
  });
  const { status, attempts, dropPin, pinTriesLeft } = shipment;
  return {
    status,
    legKind: shipment.leg.kind,
    isHandOver: shipment.keeperId !== null,
    attempts,
    dropPin,
    pinTriesLeft,
    parcels: parcels.map(({ code, scannedAt, hubAt }) => ({
      code,
      isScanned: scannedAt !== null,
      isAtHub: hubAt !== null,
    })),
    unansweredCalls: await countUnanswered(tx, shipment),
  };
}

/** Calls since the last arrival on this leg, so that each visit needs a call of its own. */
async function countUnanswered(tx: Tx, shipment: ShipmentRow): Promise<number> {
  const leg = isBeforePickup(shipment.status) ? "assigned" : "at_dropoff";
  const since = await tx.shipmentEvent.findFirst({
    where: { shipmentId: shipment.id, toStatus: leg },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  return tx.shipmentEvent.count({
    where: {
      shipmentId: shipment.id,
      type: "said_called",
      id: { gt: since?.id ?? 0n },
      detail: { path: ["reached"], equals: false },
    },
  });
}

const sourceOf = (
  courier: Courier,
  { clientEventId, deviceId, deviceTime, position }: RecordCourierEvent,
): EventSource => ({
  actorId: courier.personId,
  clientEventId,
  deviceId,
  deviceTime,
  ...(position && { lat: position.lat, lng: position.lng }),
});
