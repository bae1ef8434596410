import { sql, transact, type Db, type Reader, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import type { KnownHub } from "../legs/choose-way";
import { shipmentFact } from "../events";
import { withdrawOffers } from "../dispatch/internal/close-offers.server";
import { advance, keepEvent } from "../internal/advance.server";
import { goOn } from "../internal/go-on.server";
import { hubStops, hubsWithRoom } from "../internal/hubs.server";
import { layWay, replaceLegs, restOfWay, wholeWay } from "../internal/legs.server";
import { closeRunIfDone, dropStops } from "../internal/run-stops.server";
import { lockShipment, type ShipmentRow } from "../internal/shipment-row.server";
import { planLegs } from "../legs/plan-legs";
import { fateAround, replacementFor, withoutHub } from "./reroute";
import { isFinal, isOnBoard, shipmentStatuses } from "../shipment-status";

const over = shipmentStatuses.filter(isFinal);

/**
 * A hub has closed. What is still at the seller's gets a new way; what is on the road goes on to the nearest open hub, or, when
 * none is near, waits for a person; what lies at the hub waits for a person. Each shipment in a transaction of its own.
 */
export async function rerouteAroundHub(
  db: Db,
  moment: Moment,
  { hubId }: { hubId: string },
): Promise<{ ok: true; rerouted: number; held: number }> {
  const hub = await db.hub.findUnique({ where: { id: hubId }, select: { status: true } });
  if (hub?.status !== "closed") return { ok: true, rerouted: 0, held: 0 };
  const affected = await wayThrough(db, hubId);
  const outcomes: ("rerouted" | "held" | "as_it_was")[] = [];
  for (const id of affected) outcomes.push(await transact(db, (tx) => rerouteOne(tx, moment, id, hubId)));
  const count = (what: string): number => outcomes.filter((outcome) => outcome === what).length;
  return { ok: true, rerouted: count("rerouted"), held: count("held") };
}

/** Shipments that lie at the hub or are still to pass through it. */
export async function wayThrough(reader: Reader, hubId: string): Promise<string[]> {
  const rows = await reader.$queryRaw<{ id: string }[]>(sql`
    select distinct s.id::text from shipment s join shipment_leg leg on leg.shipment_id = s.id
     where s.status <> all(${over}) and s.status not in ('held', 'returning') and (s.hub_id = ${hubId}::uuid
       or (leg.to_hub_id = ${hubId}::uuid and leg.ended_at is null)) order by 1`);
  return rows.map(({ id }) => id);
}

type Goods = Pick<ShipmentRow, "grams" | "coldClass">;

/** Which hub would take the place of this one for goods of such a weight and class; null when none is near enough. */
export async function hubsInstead(
  reader: Reader | Tx,
  now: Date,
  hubId: string,
): Promise<(goods: Goods) => KnownHub | null> {
  const [[closed], hubsFor] = await Promise.all([hubStops(reader, [hubId]), hubsWithRoom(reader, now)]);
  return ({ grams, coldClass }) => (closed ? replacementFor(closed, hubsFor(grams), coldClass !== "ambient") : null);
}

async function rerouteOne(
  tx: Tx,
  moment: Moment,
  shipmentId: string,
  hubId: string,
): Promise<"rerouted" | "held" | "as_it_was"> {
  const shipment = await lockShipment(tx, shipmentId);
  const instead = (await hubsInstead(tx, moment.now, hubId))(shipment);
  switch (fateAround(shipment, hubId, instead !== null)) {
    case "as_it_was":
      return "as_it_was";
    case "choose_again":
      return chooseAgain(tx, moment, shipment);
    case "go_round":
      return goRound(tx, moment, shipment, { hubId, instead });
    case "hold":
      return isOnBoard(shipment.status) ? holdOnRoad(tx, moment, shipment) : holdAt(tx, moment, shipment);
  }
}

/** The goods have not left the seller: whoever was to bring them to the hub is asked anew for the new way. */
async function chooseAgain(tx: Tx, moment: Moment, shipment: ShipmentRow): Promise<"rerouted"> {
  const note = { type: "rerouted", detail: { why: "hub_closed" } };
  const waiting = await toWaiting(tx, moment, shipment, note);
  const { legs, route } = await layWay(tx, moment.now, wholeWay(waiting, moment.now));
  await tx.shipment.update({ where: { id: shipment.id }, data: route });
  await replaceLegs(tx, moment, waiting, legs);
  return "rerouted";
}

async function toWaiting(
  tx: Tx,
  moment: Moment,
  shipment: ShipmentRow,
  note: { type: string; detail: { why: string } },
): Promise<ShipmentRow> {
  await withdrawOffers(tx, moment, shipment.id);
  await dropStops(tx, moment, shipment.id);
  if (shipment.status === "ready") {
    await keepEvent(tx, moment, shipment, note);
    return shipment;
  }
  const waiting = await advance(tx, moment, shipment, "ready", note, { courierId: null, runId: null });
  await closeRunIfDone(tx, moment, shipment.runId);
  return waiting;
}

/** On the road, or with other legs to go before the closed hub: the rest of the way is laid around it. */
async function goRound(
  tx: Tx,
  moment: Moment,
  shipment: ShipmentRow,
  { hubId, instead }: { hubId: string; instead: KnownHub | null },
): Promise<"rerouted"> {
  const { leg, legs } = shipment;
  const ahead = await hubStops(
    tx,
    legs.flatMap(({ seq, toHubId }) => (seq >= leg.seq && toHubId !== null ? [toHubId] : [])),
  );
  const hubs = withoutHub(ahead, hubId, instead);
  await replaceLegs(tx, moment, shipment, planLegs({ ...restOfWay(shipment, leg.readyAt), hubs }));
  await keepEvent(tx, moment, shipment, {
    type: "rerouted",
    detail: { why: "hub_closed", instead: instead?.name ?? null },
  });
  if (leg.toHubId === hubId && shipment.courierId !== null)
    await record(tx, moment, shipmentFact("shipment.other_hub", shipment));
  return "rerouted";
}

async function holdOnRoad(tx: Tx, moment: Moment, shipment: ShipmentRow): Promise<"held"> {
  await dropStops(tx, moment, shipment.id);
  const held = await advance(tx, moment, shipment, "held", hubClosed, { heldWhy: "hub_closed" });
  await closeRunIfDone(tx, moment, shipment.runId);
  await record(tx, moment, shipmentFact("shipment.needs_operator", held));
  return "held";
}

async function holdAt(tx: Tx, moment: Moment, shipment: ShipmentRow): Promise<"held"> {
  await withdrawOffers(tx, moment, shipment.id);
  await dropStops(tx, moment, shipment.id);
  const nobody = { courierId: null, runId: null };
  const held = await advance(tx, moment, shipment, "held", hubClosed, { heldWhy: "hub_closed", ...nobody });
  await closeRunIfDone(tx, moment, shipment.runId);
  await record(tx, moment, shipmentFact("shipment.needs_operator", held));
  return "held";
}

const hubClosed = { detail: { why: "hub_closed" } };

/** The hub is open again: what it held back goes on from where it stood. */
export async function resumeAtHub(
  db: Db,
  moment: Moment,
  { hubId }: { hubId: string },
): Promise<{ ok: true; resumed: number }> {
  const held = await db.shipment.findMany({
    where: {
      status: "held",
      heldWhy: "hub_closed",
      OR: [{ hubId }, { hubId: null, legs: { some: { toHubId: hubId, endedAt: null } } }],
    },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  let resumed = 0;
  for (const { id } of held) if (await transact(db, (tx) => resumeOne(tx, moment, id, hubId))) resumed += 1;
  return { ok: true, resumed };
}

async function resumeOne(tx: Tx, moment: Moment, shipmentId: string, hubId: string): Promise<boolean> {
  const hub = await tx.hub.findUniqueOrThrow({ where: { id: hubId }, select: { status: true } });
  const shipment = await lockShipment(tx, shipmentId);
  if (hub.status !== "open" || shipment.status !== "held" || shipment.heldWhy !== "hub_closed") return false;
  await goOn(tx, moment, shipment, { type: "hub_opened" });
  return true;
}
