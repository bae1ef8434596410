import { readGroundForUse } from "~/domain/areas/read-ground.server";
import type { Ground } from "~/domain/areas/ground";
import { minuteOf } from "~/domain/shared/time";
import { transact, type Db, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import type { Consequence } from "../area-changes/area-consequence";
import { noteRunChange } from "../dispatch/internal/run-change.server";
import { withdrawOffers } from "../dispatch/internal/close-offers.server";
import { shipmentFact } from "../events";
import { openOfferStatuses } from "../offers/offer-status";
import { consequenceFor, type TouchedShipment } from "../area-changes/touched-shipments.server";
import { advance, keepEvent } from "./advance.server";
import { nearestHandOver, sendToDoor, sendToDropPoint } from "./drop-place.server";
import { goOn } from "./go-on.server";
import { refusedStops } from "./refused-stops.server";
import { closeRunIfDone, dropStops } from "./run-stops.server";
import { lockShipment, type ShipmentRow } from "./shipment-row.server";

export type Followed = Partial<Record<Consequence, number>>;

/** How many shipments are followed at once; each has a transaction of its own. */
const atOnce = 4;

/** Does for each of these shipments what the rules of areas now ask for, and counts what was done. */
export async function followAreas(db: Db, moment: Moment, found: readonly TouchedShipment[]): Promise<Followed> {
  const touched: Followed = {};
  for (let from = 0; from < found.length; from += atOnce) {
    const some = found.slice(from, from + atOnce);
    const done = await Promise.all(
      some.map(({ shipment }) => transact(db, (tx) => followArea(tx, moment, shipment.id))),
    );
    for (const consequence of done) touched[consequence] = (touched[consequence] ?? 0) + 1;
  }
  return touched;
}

/** Weighs one shipment again under its lock and does what the rules of areas now ask for. */
export async function followArea(tx: Tx, moment: Moment, shipmentId: string): Promise<Consequence> {
  const shipment = await lockShipment(tx, shipmentId);
  const ground = await readGroundForUse(tx);
  const consequence = await weigh(tx, moment, ground, shipment);
  switch (consequence) {
    case "none":
      break;
    case "drop_point":
      await sendToDropPoint(tx, moment, ground, shipment);
      break;
    case "to_door":
      await sendToDoor(tx, moment, shipment);
      break;
    case "go_on":
      await resume(tx, moment, ground, shipment);
      break;
    case "release":
      await leaveRun(tx, moment, shipment, "ready");
      break;
    case "hold":
      await leaveRun(tx, moment, shipment, "held");
      break;
    case "hand_over":
      await holdOnBoard(tx, moment, shipment, nearestHandOver(ground, shipment, minuteOf(moment.now)));
      break;
  }
  return consequence;
}

async function weigh(tx: Tx, moment: Moment, ground: Ground, shipment: ShipmentRow): Promise<Consequence> {
  const courierId = shipment.courierId ?? (shipment.status === "offered" ? await askedAbout(tx, shipment.id) : null);
  const refused = courierId ? await refusedStops(tx, ground, moment.now, { courierId }) : new Set<string>();
  return consequenceFor(ground, shipment, refused, moment.now);
}

/** Who is asked about it now. */
async function askedAbout(tx: Tx, shipmentId: string): Promise<string | null> {
  const where = { shipmentId, status: { in: openOfferStatuses } };
  return (await tx.offer.findFirst({ where, select: { courierId: true } }))?.courierId ?? null;
}

/** What was held goes on, to where the rules now let it go; the shopper hears of it once. */
async function resume(tx: Tx, moment: Moment, ground: Ground, shipment: ShipmentRow): Promise<void> {
  const moving = { ...shipment, ...(await goOn(tx, moment, shipment, { type: "area_reopened" })) };
  const next = await weigh(tx, moment, ground, moving);
  if (next === "drop_point") await sendToDropPoint(tx, moment, ground, moving);
  else if (next === "to_door") await sendToDoor(tx, moment, moving);
  else await record(tx, moment, shipmentFact("shipment.resumed", moving, { version: moving.version }));
}

/** Its offers are taken back and its stops leave the run; nobody is promised anything any more, and who was is told. */
async function leaveRun(tx: Tx, moment: Moment, shipment: ShipmentRow, to: "ready" | "held"): Promise<void> {
  const { courierId, runId } = shipment;
  await withdrawOffers(tx, moment, shipment.id);
  await dropStops(tx, moment, shipment.id);
  const note = { type: to === "held" ? "held" : "released_by_area", detail: { why: "closed_area" } };
  const change = { courierId: null, runId: null, ...(to === "held" && { heldWhy: "closed_area" }) };
  await advance(tx, moment, shipment, to, note, change);
  await closeRunIfDone(tx, moment, runId);
  if (courierId !== null)
    await noteRunChange(tx, moment, {
      courierId,
      runId,
      shipmentId: shipment.id,
      kind: "released",
      why: "closed_area",
    });
}

/** Goods on board stay with their courier, who is told where to bring them; held before, only the place is another. */
async function holdOnBoard(tx: Tx, moment: Moment, shipment: ShipmentRow, handOverId: string | null): Promise<void> {
  const detail = { why: "closed_area", handOverId };
  if (shipment.status === "held") {
    if (shipment.handOverId === handOverId) return;
    const version = shipment.version + 1;
    await tx.shipment.update({ where: { id: shipment.id }, data: { handOverId, version } });
    await keepEvent(tx, moment, shipment, { type: "other_hand_over", detail });
    return;
  }
  await dropStops(tx, moment, shipment.id);
  await advance(tx, moment, shipment, "held", { detail }, { heldWhy: "closed_area", handOverId, heldUntil: null });
  await closeRunIfDone(tx, moment, shipment.runId);
}
