import { carriersOf } from "~/domain/delivery/carriers-queries.server";
import type { CourierEvent } from "~/domain/delivery/runs/courier-event";
import { createShipment } from "~/domain/delivery/create-shipment.server";
import { receiveAtHub } from "~/domain/delivery/hubs/receive-at-hub.server";
import { recordCourierEvent } from "~/domain/delivery/runs/record-courier-event.server";
import { sortAtHub } from "~/domain/delivery/hubs/sort-at-hub.server";
import type { Courier, Operator } from "~/domain/identity/types";
import { markDelivered, markHandedOver } from "~/domain/ordering/handing-over/mark-handed-over.server";
import { invariant } from "~/domain/shared/invariant";
import { minutesAfter } from "~/domain/shared/time";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { personId } from "../people-rows";
import type { OrderPlan } from "../history/types";
import type { World } from "../world/types";
import { hubCrew, phoneOf, putInRun, type Crew } from "./hub-crew";
import { scenes, type HubStage } from "./scenes";

type Setting = { readonly db: Db; readonly moment: Moment; readonly world: World; readonly pinSecret: string };

/**
 * Goods from far away are carried through hubs by the commands of every day, at the times they would have happened, each to the
 * state its scene shows. The worker hears nothing of it: what the facts ask for is done here.
 */
export async function playThroughHubs(setting: Setting, orders: readonly OrderPlan[]): Promise<void> {
  const { db, moment, world } = setting;
  const crew = await hubCrew(db, world);
  for (const [index, { byHub }] of scenes.entries()) {
    const part = orders.at(index - scenes.length)?.subOrders[0];
    const packedAt = part?.steps.at(-1)?.at;
    if (byHub && part && packedAt) await play({ ...setting, crew, stage: byHub, at: packedAt }, part.id);
  }
  await transact(
    db,
    (tx) => tx.$executeRaw`
      update outbox_event set relayed_at = ${moment.now} where relayed_at is null and at < ${moment.now}`,
  );
}

/** One shipment's journey; `at` is how late it is in it. */
type Journey = Setting & { readonly crew: Crew; readonly stage: HubStage; at: Date };

const momentOf = ({ at, moment }: Journey): Moment => ({ now: at, ids: moment.ids });
const wait = (journey: Journey, minutes: number): void => void (journey.at = minutesAfter(journey.at, minutes));
const isPresent = ({ at, moment }: Journey, minutes: number): boolean => minutesAfter(at, minutes) >= moment.now;

const aboard: Record<string, HubStage> = { first: "collected", haul: "in_transit", last: "out_for_delivery" };

async function play(journey: Journey, subOrderId: string): Promise<void> {
  const { db, pinSecret, stage } = journey;
  const made = await createShipment(db, momentOf(journey), { subOrderId, pinSecret });
  invariant(made.ok, "packed goods become a shipment");
  const { shipmentId } = made;
  if (stage === "at_farm") return;
  for (;;) {
    const { leg, legs } = await rowOf(db, shipmentId);
    const roadMinutes = Math.round(leg.distanceM / 750) + 30;
    if (leg.readyAt > journey.at) journey.at = leg.readyAt;
    if (isPresent(journey, 60)) return;
    const courier = await fetch(journey, shipmentId);
    // Everybody who could is on the road: the goods wait, as they would.
    if (courier === null) return;
    if (leg.seq === 1) await markHandedOver(db, momentOf(journey), { subOrderId });
    if (stage === aboard[leg.kind] || isPresent(journey, roadMinutes)) return;
    wait(journey, roadMinutes);
    if (leg.toHubId === null) await atTheDoor(journey, courier, shipmentId, subOrderId);
    const goesOn =
      leg.toHubId !== null && (await throughHub(journey, shipmentId, leg.toHubId, leg.seq === legs.length - 1));
    journey.crew.isBack(courier);
    if (!goesOn) return;
  }
}

async function rowOf(db: Db, shipmentId: string) {
  const row = await db.shipment.findUniqueOrThrow({ where: { id: shipmentId }, include: { legs: true } });
  const leg = row.legs.find(({ seq }) => seq === row.legSeq);
  invariant(leg, "a shipment has a present leg");
  return { ...row, leg };
}

/** Somebody who is near takes the leg, drives up and scans everything. */
async function fetch(journey: Journey, shipmentId: string): Promise<Courier | null> {
  const { db, crew, moment } = journey;
  const { leg, coldClass } = await rowOf(db, shipmentId);
  const courier = crew.take(leg, coldClass !== "ambient");
  if (courier === null) return null;
  wait(journey, 12);
  await putInRun(db, momentOf(journey), { shipmentId, courier, seenAt: moment.now });
  wait(journey, 20);
  await say(journey, courier, shipmentId, { type: "arrived" });
  wait(journey, 6);
  for (const { code } of await db.parcel.findMany({ where: { shipmentId } }))
    await say(journey, courier, shipmentId, { type: "scanned", code });
  return courier;
}

/** False when the journey stops there. */
async function throughHub(journey: Journey, shipmentId: string, hubId: string, isLast: boolean): Promise<boolean> {
  const { db, world, stage } = journey;
  const operator = operatorOf(world);
  for (const { code } of await db.parcel.findMany({ where: { shipmentId } }))
    await receiveAtHub(db, momentOf(journey), operator, { hubId, parcelCode: code });
  if ((stage === "to_sort" && !isLast) || isPresent(journey, 25)) return false;
  wait(journey, 25);
  await sortAtHub(db, momentOf(journey), operator, { hubId, shipmentId });
  return stage !== (isLast ? "at_last_hub" : "sorted");
}

async function atTheDoor(journey: Journey, courier: Courier, shipmentId: string, subOrderId: string): Promise<void> {
  const { db, stage } = journey;
  const { dropPin } = await rowOf(db, shipmentId);
  await say(journey, courier, shipmentId, { type: "arrived" });
  wait(journey, 4);
  if (stage === "goes_back") {
    await say(journey, courier, shipmentId, { type: "failed", reason: "changed_mind", note: "" });
    wait(journey, 30);
    await say(journey, courier, shipmentId, { type: "returned" });
    return;
  }
  await say(journey, courier, shipmentId, { type: "delivered", by: { kind: "pin", pin: dropPin } });
  await markDelivered(db, momentOf(journey), { subOrderId, carriers: await carriersOf(db, subOrderId) });
}

async function say(journey: Journey, courier: Courier, shipmentId: string, event: CourierEvent): Promise<void> {
  const moment = momentOf(journey);
  const said = await recordCourierEvent(journey.db, moment, courier, {
    ...{ shipmentId, clientEventId: moment.ids.next(), deviceId: "demo", deviceTime: moment.now, event },
  });
  invariant(said.ok, `a courier may say ${event.type}`);
}

function operatorOf({ operators }: World): Operator {
  const [operator] = operators;
  invariant(operator, "somebody runs the hubs");
  const { phone } = operator;
  const nobodyElse = { sellers: [], courierId: null, courierStatus: null };
  return { personId: personId(phone), phone: phoneOf(phone), name: operator.name, isOperator: true, ...nobodyElse };
}
