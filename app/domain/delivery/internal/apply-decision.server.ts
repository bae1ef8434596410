import { invariant } from "~/domain/shared/invariant";
import { hoursAfter, minutesAfter } from "~/domain/shared/time";
import type { Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { isBoundForHub, type CourierEvent, type Decided } from "../runs/courier-event";
import { failureReasons } from "../runs/failure-reasons";
import { aboardStatus } from "../legs/leg";
import type { ShipmentStatus } from "../shipment-status";
import { shipmentFact } from "../events";
import { advance, type EventSource } from "./advance.server";
import { reportLoss } from "./losses.server";
import { appendStop, closeRunIfDone, dropStops, markStop } from "./run-stops.server";
import { slipLegs } from "./legs.server";
import type { ShipmentRow } from "./shipment-row.server";

/** A seller who was not ready is visited again after this long. */
const retryPickupHours = 2;
const retryDoorMinutes = 45;

/** Carries a decision out: parcels and proof first, then each state on the path with what it means for the run. */
export async function applyDecision(
  tx: Tx,
  moment: Moment,
  shipment: ShipmentRow,
  event: CourierEvent,
  decision: Decided,
  source: EventSource,
): Promise<ShipmentRow> {
  await keepEvidence(tx, moment, shipment, event);
  const attempts =
    event.type === "failed" && failureReasons[event.reason].fault !== "nobody"
      ? shipment.attempts + 1
      : shipment.attempts;
  const detail = event.type === "failed" || event.type === "lost" ? { reason: event.reason } : {};
  let current = shipment;
  for (const to of decision.path) {
    current = await advance(
      tx,
      moment,
      current,
      to,
      { ...source, ...takenOver(current, to), detail: to === "at_hub" ? { hub: atHub(current).hubName } : detail },
      changeFor(moment, current, to, event, decision, attempts),
    );
    await moveStops(tx, moment, shipment, to, decision);
    if (to === "at_hub" && !current.goesBack) await slipLegs(tx, current, moment.now);
  }
  await closeRunIfDone(tx, moment, shipment.runId);
  if (event.type === "lost") await callForLoss(tx, moment, current, event, source);
  return current;
}

/** Goods that are said to be lost wait for an operator, whatever they were held for before. */
async function callForLoss(
  tx: Tx,
  moment: Moment,
  shipment: ShipmentRow,
  { reason, note: words, photoId }: Extract<CourierEvent, { type: "lost" }>,
  { actorId }: EventSource,
): Promise<void> {
  invariant(actorId !== undefined, "a courier's word has a courier");
  await reportLoss(tx, moment, shipment, { reason, words, photoId, personId: actorId });
  await tx.shipment.update({
    where: { id: shipment.id },
    data: { heldWhy: reason, heldUntil: null, alertedAt: moment.now },
    select: { id: true },
  });
  await record(tx, moment, shipmentFact("shipment.needs_operator", shipment));
}

/** Every parcel has changed hands on the road: from this line on the keeper is free of the goods. */
const takenOver = ({ keeperId, leg }: ShipmentRow, to: ShipmentStatus) =>
  keeperId !== null && to === aboardStatus(leg.kind) ? { type: "taken_over" } : {};

async function keepEvidence(
  tx: Tx,
  moment: Moment,
  { id: shipmentId, status, leg }: ShipmentRow,
  event: CourierEvent,
): Promise<void> {
  if (event.type === "scanned") {
    const side = isBoundForHub({ status, legKind: leg.kind }) ? "hubAt" : "scannedAt";
    await tx.parcel.updateMany({
      where: { shipmentId, code: event.code, [side]: null },
      data: { [side]: moment.now },
    });
  }
  if (event.type === "delivered") {
    const { by } = event;
    await tx.deliveryProof.create({
      data: {
        id: moment.ids.next(),
        shipmentId,
        kind: by.kind,
        photoId: by.kind === "photo" ? by.photoId : null,
        at: moment.now,
      },
    });
  }
}

function changeFor(
  moment: Moment,
  from: ShipmentRow,
  to: ShipmentStatus,
  event: CourierEvent,
  { after }: Decided,
  attempts: number,
) {
  if (to === "delivered") return { deliveredAt: moment.now };
  if (to === "at_hub") return atHub(from).change;
  if (to === "picked_up" || to === "in_transit" || to === "out_for_delivery") return { hubId: null, keeperId: null };
  if (to === "pickup_failed" || to === "delivery_failed") return { attempts };
  if (to === "ready")
    return {
      courierId: null,
      runId: null,
      readyAt: after === "retry_later" ? hoursAfter(moment.now, retryPickupHours) : moment.now,
    };
  if (to !== "held") return {};
  if (event.type === "lost") return { goesBack: from.goesBack || from.status === "returning" };
  const heldWhy = event.type === "failed" ? event.reason : null;
  return from.status === "pickup_failed" ? { heldWhy, courierId: null, runId: null } : { heldWhy };
}

/** Handed in where the leg ends, or brought back to where it began: then the goods are on their way to the seller. */
export const atHub = ({ status, leg, origin }: ShipmentRow) =>
  status === "returning"
    ? { hubName: origin.fromName, change: { courierId: null, runId: null, hubId: origin.fromHubId, goesBack: true } }
    : { hubName: leg.toName, change: { courierId: null, runId: null, hubId: leg.toHubId } };

async function moveStops(
  tx: Tx,
  moment: Moment,
  { id, runId }: ShipmentRow,
  to: ShipmentStatus,
  { after }: Decided,
): Promise<void> {
  if (to === "at_pickup") await markStop(tx, moment, id, "pickup", "arrived");
  if (to === "at_dropoff") await markStop(tx, moment, id, "dropoff", "arrived");
  if (to === "picked_up" || to === "in_transit" || to === "out_for_delivery")
    await markStop(tx, moment, id, "pickup", "done");
  if (to === "delivered") await markStop(tx, moment, id, "dropoff", "done");
  if (to === "at_hub") await markStop(tx, moment, id, "dropoff", "done");
  if (to === "returned" || to === "at_hub") await markStop(tx, moment, id, "return", "done");
  if (to === "ready" || to === "held") await dropStops(tx, moment, id);
  if (runId === null) return;
  if (to === "delivery_failed" && after === "retry")
    await appendStop(tx, moment, runId, id, "dropoff", minutesAfter(moment.now, retryDoorMinutes));
  if (to === "returning") {
    await markStop(tx, moment, id, "dropoff", "failed");
    await appendStop(tx, moment, runId, id, "return", hoursAfter(moment.now, retryPickupHours));
  }
}
