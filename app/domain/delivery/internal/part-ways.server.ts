import { roadMetres } from "~/domain/areas/reach";
import { invariant } from "~/domain/shared/invariant";
import { splitVnd, toVnd } from "~/domain/shared/money";
import { minutesAfter } from "~/domain/shared/time";
import type { Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { aboardStatus, endingAt, type LegEnd } from "../legs/leg";
import { fromColumns, fromOf, toColumns, toOf } from "../legs/leg-ends";
import { courierPay } from "../quote/price-delivery";
import { serviceMinutes, travelMinutes } from "../travel";
import { advance, type EventNote } from "./advance.server";
import { backInRun } from "./go-on.server";
import { slipLegs } from "./legs.server";
import { lockShipment, type LegRow, type ShipmentRow } from "./shipment-row.server";

/** Minutes until somebody else stands there. */
const comingMinutes = 45;

/**
 * Cuts the way where its courier stands: the road behind them stays theirs, with its part of the pay; the rest is a leg of its own
 * that waits for somebody else. The goods stay in the keeper's hands until the next courier has scanned every parcel. Call it
 * under the lock of a held shipment that is in nobody's run.
 */
export async function partWays(
  tx: Tx,
  moment: Moment,
  shipment: ShipmentRow,
  place: LegEnd,
  note: EventNote,
): Promise<ShipmentRow> {
  const { id, leg, courierId: keeperId } = shipment;
  invariant(keeperId !== null, `shipment ${id} is with a courier`);
  await renumber(tx, shipment, 1);
  const [behind, ahead] = [roadMetres(fromOf(leg), place), roadMetres(place, toOf(leg))];
  const [payBehind, payAhead] = payOfParts(shipment, [behind, ahead]);
  const eta = minutesAfter(
    moment.now,
    Math.ceil(comingMinutes + travelMinutes(place, toOf(leg), "motorbike") + serviceMinutes),
  );
  await tx.shipmentLeg.update({
    where: { id: leg.id },
    data: {
      kind: endingAt(leg.kind, null),
      ...toColumns(place),
      distanceM: behind,
      payVnd: payBehind,
      eta: moment.now,
      endedAt: moment.now,
    },
  });
  const rest = {
    id: moment.ids.next(),
    shipmentId: id,
    seq: leg.seq + 1,
    kind: leg.kind,
    distanceM: ahead,
    payVnd: payAhead,
    ...fromColumns(place),
    fromCourierId: keeperId,
    ...toColumns(toOf(leg)),
    readyAt: moment.now,
    windowFrom: leg.windowFrom,
    windowUntil: leg.windowUntil,
    eta,
  };
  const { kind: _, ...created } = await tx.shipmentLeg.create({ data: rest });
  await tx.parcel.updateMany({ where: { shipmentId: id }, data: { scannedAt: null, hubAt: null } });
  const onward: LegRow = { ...created, kind: leg.kind };
  await advance(tx, moment, { ...shipment, leg: onward }, "ready", note, {
    keeperId,
    courierId: null,
    runId: null,
    legSeq: onward.seq,
    readyAt: moment.now,
    offersMade: 0,
    ...notHeld,
  });
  const parted = await lockShipment(tx, id);
  await slipLegs(tx, parted, eta);
  return parted;
}

const notHeld = { alertedAt: null, heldWhy: null, heldUntil: null, handOverId: null };

/** Both parts together are paid what the leg was; each as much of it as it would cost alone. */
function payOfParts({ leg, grams, coldClass }: ShipmentRow, metres: readonly [number, number]): [number, number] {
  const alone = metres.map((distanceM) => courierPay({ distanceM, grams, coldClass }));
  const [behind = 0, ahead = 0] = splitVnd(toVnd(leg.payVnd), alone);
  return [behind, ahead];
}

/**
 * The courier drives on after all: both parts of the leg are one again, and the goods are on board, in the courier's run. Call it
 * under the lock of a shipment that waits or is held, and is in nobody's run.
 */
export async function rejoin(tx: Tx, moment: Moment, shipment: ShipmentRow, note: EventNote): Promise<ShipmentRow> {
  const { id, keeperId, leg, legs, status } = shipment;
  const behind = legs.find(({ seq }) => seq === leg.seq - 1);
  invariant(keeperId !== null && behind?.courierId === keeperId, `shipment ${id} is kept by who carried it`);
  const held = status === "held" ? shipment : await advance(tx, moment, shipment, "held", { ...note, type: "stopped" });
  await tx.shipmentLeg.delete({ where: { id: leg.id } });
  const eta = minutesAfter(moment.now, Math.ceil(travelMinutes(fromOf(leg), toOf(leg), "motorbike") + serviceMinutes));
  const whole = {
    distanceM: roadMetres(fromOf(behind), toOf(leg)),
    payVnd: behind.payVnd + leg.payVnd,
    endedAt: null,
    eta,
    windowFrom: leg.windowFrom,
    windowUntil: leg.windowUntil,
  };
  await tx.shipmentLeg.update({
    where: { id: behind.id },
    data: { kind: leg.kind, ...toColumns(toOf(leg)), ...whole },
  });
  await renumber(tx, shipment, -1);
  await tx.parcel.updateMany({ where: { shipmentId: id }, data: { scannedAt: moment.now, hubAt: null } });
  const runId = await backInRun(tx, moment, keeperId, id, "dropoff", eta);
  await advance(tx, moment, { ...held, leg: behind }, aboardStatus(leg.kind), note, {
    keeperId: null,
    courierId: keeperId,
    runId,
    legSeq: behind.seq,
    ...notHeld,
  });
  const joined = await lockShipment(tx, id);
  await slipLegs(tx, joined, eta);
  return joined;
}

/** Moves the numbers of the legs after the present one; one after the other, so that no number is there twice. */
async function renumber(tx: Tx, { legs, leg }: ShipmentRow, by: 1 | -1): Promise<void> {
  const after = legs.filter(({ seq }) => seq > leg.seq);
  for (const { id, seq } of by === 1 ? after.toReversed() : after)
    await tx.shipmentLeg.update({ where: { id }, data: { seq: seq + by } });
}
