import { transact, type Db, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { shipmentFact } from "./events";
import { withdrawOffers } from "./dispatch/internal/close-offers.server";
import { advance, keepEvent } from "./internal/advance.server";
import { goOn } from "./internal/go-on.server";
import { hubStops, knownHubs } from "./internal/hubs.server";
import { layWay, replaceLegs, restOfWay, wholeWay } from "./internal/legs.server";
import { closeRunIfDone, dropStops } from "./internal/run-stops.server";
import { lockShipment, type ShipmentRow } from "./internal/shipment-row.server";
import { planLegs } from "./plan-legs";
import { replacementFor, withoutHub } from "./reroute";
import { isFinal, isOnBoard, shipmentStatuses } from "./shipment-status";

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
  const affected = await db.$queryRaw<{ id: string }[]>`
    select distinct s.id::text from shipment s join shipment_leg leg on leg.shipment_id = s.id
     where s.status <> all(${over}) and s.status not in ('held', 'returning') and (s.hub_id = ${hubId}::uuid
       or (leg.to_hub_id = ${hubId}::uuid and leg.ended_at is null)) order by 1`;
  const outcomes: ("rerouted" | "held" | "as_it_was")[] = [];
  for (const { id } of affected) outcomes.push(await transact(db, (tx) => rerouteOne(tx, moment, id, hubId)));
  const count = (what: string): number => outcomes.filter((outcome) => outcome === what).length;
  return { ok: true, rerouted: count("rerouted"), held: count("held") };
}

async function rerouteOne(
  tx: Tx,
  moment: Moment,
  shipmentId: string,
  hubId: string,
): Promise<"rerouted" | "held" | "as_it_was"> {
  const shipment = await lockShipment(tx, shipmentId);
  const { status, leg, legs } = shipment;
  if (isFinal(status) || status === "held" || status === "returning") return "as_it_was";
  if (shipment.hubId === hubId) return holdAt(tx, moment, shipment);
  if (!legs.some((each) => each.toHubId === hubId && each.endedAt === null)) return "as_it_was";
  if (leg.seq === 1 && !isOnBoard(status)) return chooseAgain(tx, moment, shipment);
  return goRound(tx, moment, shipment, hubId);
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
async function goRound(tx: Tx, moment: Moment, shipment: ShipmentRow, hubId: string): Promise<"rerouted" | "held"> {
  const { leg, legs } = shipment;
  const [closed] = await hubStops(tx, [hubId]);
  const instead =
    closed && replacementFor(closed, await knownHubs(tx, moment.now, shipment.grams), shipment.coldClass !== "ambient");
  const isHeadingThere = leg.toHubId === hubId;
  if (!instead && isHeadingThere) return holdOnRoad(tx, moment, shipment);
  const ahead = await hubStops(
    tx,
    legs.flatMap(({ seq, toHubId }) => (seq >= leg.seq && toHubId !== null ? [toHubId] : [])),
  );
  const hubs = withoutHub(ahead, hubId, instead ?? null);
  await replaceLegs(tx, moment, shipment, planLegs({ ...restOfWay(shipment, leg.readyAt), hubs }));
  await keepEvent(tx, moment, shipment, {
    type: "rerouted",
    detail: { why: "hub_closed", instead: instead?.name ?? null },
  });
  if (isHeadingThere && shipment.courierId !== null)
    await record(tx, moment, shipmentFact("shipment.other_hub", shipment));
  return "rerouted";
}

async function holdOnRoad(tx: Tx, moment: Moment, shipment: ShipmentRow): Promise<"held"> {
  if (!isOnBoard(shipment.status)) return holdAt(tx, moment, shipment);
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
