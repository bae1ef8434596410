import { readGroundForUse } from "~/domain/areas/read-ground.server";
import type { Ground } from "~/domain/areas/ground";
import { present } from "~/domain/shared/missing";
import { minuteOf } from "~/domain/shared/time";
import { transact, type Db, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import type { Consequence } from "../area-changes/area-consequence";
import { noteRunChange } from "../dispatch/internal/run-change.server";
import { withdrawOffers } from "../dispatch/internal/close-offers.server";
import { lockShipments } from "../dispatch/internal/locks.server";
import { shipmentFact } from "../events";
import { openOfferStatuses } from "../offers/offer-status";
import { consequenceFor, type TouchedShipment } from "../area-changes/touched-shipments.server";
import { advance, keepEvent } from "./advance.server";
import { nearestHandOver, sendToDoor, sendToDropPoint } from "./drop-place.server";
import { goOn } from "./go-on.server";
import { readRefusing, type Refusing } from "./refused-stops.server";
import { closeRunIfDone, dropStops } from "./run-stops.server";
import { lockShipment, type ShipmentRow } from "./shipment-row.server";

export type Followed = Partial<Record<Consequence, number>>;

/** How many parties are followed at once; each has a transaction of its own. */
const atOnce = 4;

/** Shipments without a courier that are followed in one transaction. */
const mostWaiting = 20;

/** Does for each of these shipments what the rules of areas now ask for, and counts what was done. */
export async function followAreas(db: Db, moment: Moment, found: readonly TouchedShipment[]): Promise<Followed> {
  const touched: Followed = {};
  const parties = partiesOf(found.map(({ shipment }) => shipment));
  for (let from = 0; from < parties.length; from += atOnce) {
    const some = parties.slice(from, from + atOnce);
    const done = await Promise.all(some.map((party) => transact(db, (tx) => followParty(tx, moment, party))));
    for (const consequence of done.flat()) touched[consequence] = (touched[consequence] ?? 0) + 1;
  }
  return touched;
}

/**
 * What is weighed together: what one courier carries or has promised, and what waits, some at a time. What somebody is asked about
 * goes alone, because taking the question back moves what was asked about with it.
 */
function partiesOf(shipments: readonly ShipmentRow[]): string[][] {
  const parties = new Map<string, string[]>();
  let waiting = 0;
  for (const { id, status, courierId } of shipments) {
    const name = status === "offered" ? id : (courierId ?? `waiting ${Math.floor(waiting++ / mostWaiting)}`);
    parties.set(name, [...(parties.get(name) ?? []), id]);
  }
  return [...parties.values()];
}

/** Weighs shipments again under their locks and does what the rules of areas now ask for. */
async function followParty(tx: Tx, moment: Moment, ids: readonly string[]): Promise<Consequence[]> {
  const locked = new Map((await lockShipments(tx, ids)).map((row) => [row.id, row]));
  const ground = await readGroundForUse(tx);
  const scales = scalesOn(tx, ground, moment.now);
  const done: Consequence[] = [];
  let isAsRead = true;
  for (const id of ids) {
    const shipment = isAsRead ? present(locked.get(id), "shipment") : await lockShipment(tx, id);
    const consequence = await scales.weigh(shipment);
    await carryOut(tx, moment, scales, shipment, consequence);
    // What was asked about together with it has moved too.
    if (shipment.status === "offered") isAsRead = false;
    done.push(consequence);
  }
  return done;
}

/** Weighs one shipment again under its lock and does what the rules of areas now ask for. */
export async function followArea(tx: Tx, moment: Moment, shipmentId: string): Promise<void> {
  await followParty(tx, moment, [shipmentId]);
}

type Scales = {
  readonly ground: Ground;
  weigh(shipment: ShipmentRow): Promise<Consequence>;
  /** Its stops are no longer in the run. */
  left(shipment: ShipmentRow): void;
  /** Something is elsewhere now, or somebody drives it again: the next one is weighed by what the database says. */
  forget(): void;
};

function scalesOn(tx: Tx, ground: Ground, now: Date): Scales {
  const left = new Set<string>();
  const refusing = new Map<string, Refusing>();
  const refusedTo = async (courierId: string): Promise<ReadonlySet<string>> => {
    const known = refusing.get(courierId) ?? (await readRefusing(tx, ground, now, { courierId }));
    refusing.set(courierId, known);
    return known(left);
  };
  return {
    ground,
    weigh: async (shipment) => {
      const courierId =
        shipment.courierId ?? (shipment.status === "offered" ? await askedAbout(tx, shipment.id) : null);
      return consequenceFor(ground, shipment, courierId ? await refusedTo(courierId) : new Set(), now);
    },
    left: ({ id }) => void left.add(id),
    forget: () => {
      left.clear();
      refusing.clear();
    },
  };
}

async function carryOut(
  tx: Tx,
  moment: Moment,
  scales: Scales,
  shipment: ShipmentRow,
  consequence: Consequence,
): Promise<void> {
  const { ground } = scales;
  switch (consequence) {
    case "none":
      return;
    case "release":
      scales.left(shipment);
      await bringToItsPlace(tx, moment, scales, await leaveRun(tx, moment, shipment, "ready"));
      return;
    case "hold":
      await leaveRun(tx, moment, shipment, "held");
      return scales.left(shipment);
    case "hand_over":
      await holdOnBoard(tx, moment, shipment, nearestHandOver(ground, shipment, minuteOf(moment.now)));
      return scales.left(shipment);
    case "drop_point":
      await sendToDropPoint(tx, moment, ground, shipment);
      break;
    case "to_door":
      await sendToDoor(tx, moment, shipment);
      break;
    case "go_on":
      await resume(tx, moment, scales, shipment);
      break;
  }
  scales.forget();
}

/** Who is asked about it now. */
async function askedAbout(tx: Tx, shipmentId: string): Promise<string | null> {
  const where = { shipmentId, status: { in: openOfferStatuses } };
  return (await tx.offer.findFirst({ where, select: { courierId: true } }))?.courierId ?? null;
}

/** What was held goes on, to where the rules now let it go; the shopper hears of it once. */
async function resume(tx: Tx, moment: Moment, scales: Scales, shipment: ShipmentRow): Promise<void> {
  const moving = { ...shipment, ...(await goOn(tx, moment, shipment, { type: "area_reopened" })) };
  scales.forget();
  if (!(await bringToItsPlace(tx, moment, scales, moving)))
    await record(tx, moment, shipmentFact("shipment.resumed", moving, { version: moving.version }));
}

/** Whoever carries it next brings it to the drop point that the ward has now, or to the door again. False when it went there already. */
async function bringToItsPlace(tx: Tx, moment: Moment, scales: Scales, shipment: ShipmentRow): Promise<boolean> {
  const next = await scales.weigh(shipment);
  if (next === "drop_point") await sendToDropPoint(tx, moment, scales.ground, shipment);
  else if (next === "to_door") await sendToDoor(tx, moment, shipment);
  else return false;
  return true;
}

/** Its offers are taken back and its stops leave the run; nobody is promised anything any more, and who was is told. */
async function leaveRun(tx: Tx, moment: Moment, shipment: ShipmentRow, to: "ready" | "held"): Promise<ShipmentRow> {
  const { courierId, runId } = shipment;
  if (shipment.status === "offered") await withdrawOffers(tx, moment, shipment.id);
  const note = { type: to === "held" ? "held" : "released_by_area", detail: { why: "closed_area" } };
  const change = { courierId: null, runId: null, ...(to === "held" && { heldWhy: "closed_area" }) };
  const told = { runId, shipmentId: shipment.id, kind: "released", why: "closed_area" } as const;
  const [, moved] = await Promise.all([
    leave(tx, moment, shipment),
    advance(tx, moment, shipment, to, note, change),
    courierId !== null && noteRunChange(tx, moment, { courierId, ...told }),
  ]);
  return moved;
}

/** Sent together: the run is looked at when the stops have left it. */
const leave = (tx: Tx, moment: Moment, { id, runId }: ShipmentRow): Promise<unknown> =>
  Promise.all([dropStops(tx, moment, id), closeRunIfDone(tx, moment, runId)]);

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
  const held = { heldWhy: "closed_area", handOverId, heldUntil: null };
  await Promise.all([leave(tx, moment, shipment), advance(tx, moment, shipment, "held", { detail }, held)]);
}
