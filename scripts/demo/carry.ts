import { answerOffer } from "~/domain/delivery/offers/answer-offer.server";
import type { CourierEvent } from "~/domain/delivery/runs/courier-event";
import { carriersOf } from "~/domain/delivery/carriers-queries.server";
import { createShipment } from "~/domain/delivery/create-shipment.server";
import type { Surroundings } from "~/domain/delivery/dispatch/decision";
import { tickDesk } from "~/domain/delivery/dispatch/tick-desk.server";
import { wakeAllDesks } from "~/domain/delivery/dispatch/wake-desks.server";
import { startShift } from "~/domain/delivery/runs/keep-shift.server";
import { endsAtHub, isLegKind } from "~/domain/delivery/legs/leg";
import { recordCourierEvent } from "~/domain/delivery/runs/record-courier-event.server";
import { confirmReturn, sendBackFromHub } from "~/domain/delivery/hubs/return-from-hub.server";
import { sortAtHub } from "~/domain/delivery/hubs/sort-at-hub.server";
import type { Courier, Operator } from "~/domain/identity/types";
import { markDelivered, markHandedOver } from "~/domain/ordering/handing-over/mark-handed-over.server";
import { parsePhone } from "~/domain/shared/phone";
import { recordPing } from "~/domain/tracking/record-ping.server";
import type { Point } from "~/domain/shared/geo";
import { playedByPeople, type Stage } from "./stage";

type OnDuty = Courier & { at: Point };

/** Couriers come on shift, say yes, drive and deliver. `pinSecret` is only for shipments the worker has not made yet. */
export async function carry(stage: Stage, pinSecret: string): Promise<{ accepted: number; moved: number }> {
  await comeOnShift(stage);
  await makeShipments(stage, pinSecret);
  const couriers = await onDuty(stage);
  const accepted = await answerOffers(stage, couriers);
  let moved = 0;
  for (const courier of couriers) moved += await drive(stage, courier);
  moved += await workAtHubs(stage);
  return { accepted, moved };
}

async function comeOnShift({ db, moment, luck }: Stage): Promise<void> {
  const resting = await db.courier.findMany({
    where: { status: "approved", person: { phone: { notIn: [...playedByPeople] } } },
    include: { person: true },
    orderBy: { id: "asc" },
  });
  const working = new Set(
    (await db.shift.findMany({ where: { until: null }, select: { courierId: true } })).map(
      ({ courierId }) => courierId,
    ),
  );
  for (const courier of resting.filter(({ id }) => !working.has(id)).filter(() => luck.hit(0.3))) {
    await startShift(db, moment(), asCourier(courier), { lat: courier.lat, lng: courier.lng, ageSeconds: 5 });
  }
}

type CourierRow = { id: string; personId: string; name: string; person: { phone: string } };

function asCourier({ id, personId, name, person }: CourierRow): Courier {
  const phone = parsePhone(person.phone);
  if (!phone) throw new Error(`${name} has no phone`);
  return { personId, phone, name, isOperator: false, sellers: [], courierId: id, courierStatus: "approved" };
}

/** The worker does this within a second; without a worker the demo goes on all the same. */
async function makeShipments({ db, moment }: Stage, pinSecret: string): Promise<void> {
  const packed = await db.$queryRaw<{ id: string }[]>`
    select s.id::text from sub_order s where s.status = 'packed' and not exists (select 1 from shipment h where h.sub_order_id = s.id) limit 50`;
  for (const { id } of packed) await createShipment(db, moment(), { subOrderId: id, pinSecret });
  const tools = { moment, improve: asTheyAre };
  for (const { shard } of await wakeAllDesks(db, moment())) await tickDesk(db, tools, shard);
}

/** The demo's runs are short: what the dispatcher drafts is good enough without a second of search. */
const asTheyAre: Surroundings["improve"] = (_, before) =>
  Promise.resolve({ routes: before, unassigned: [], cost: before.reduce((sum, { cost }) => sum + cost, 0) });

async function onDuty({ db }: Stage): Promise<OnDuty[]> {
  const shifts = await db.shift.findMany({ where: { until: null } });
  const rows = await db.courier.findMany({
    where: { id: { in: shifts.map(({ courierId }) => courierId) }, person: { phone: { notIn: [...playedByPeople] } } },
    include: { person: true },
  });
  return rows.flatMap((row) => {
    const shift = shifts.find(({ courierId }) => courierId === row.id);
    return shift ? [{ ...asCourier(row), at: { lat: shift.lat, lng: shift.lng } }] : [];
  });
}

async function answerOffers({ db, moment, luck }: Stage, couriers: readonly OnDuty[]): Promise<number> {
  let accepted = 0;
  for (const offer of await db.offer.findMany({
    where: { status: { in: ["sent", "seen"] }, expiresAt: { gt: moment().now } },
  })) {
    const courier = couriers.find(({ courierId }) => courierId === offer.courierId);
    if (!courier) continue;
    const choice = luck.hit(0.85) ? ({ answer: "accept" } as const) : ({ answer: "decline", reason: "break" } as const);
    const answered = await answerOffer(db, moment(), courier, { offerId: offer.id, ...choice });
    if (answered.ok && choice.answer === "accept") accepted += 1;
  }
  return accepted;
}

/** Goes a third of the way to the next stop; says what happened there once it is near. */
async function drive(stage: Stage, courier: OnDuty): Promise<number> {
  const { db, moment, luck } = stage;
  const stop = await db.stop.findFirst({
    where: {
      run: { courierId: courier.courierId, status: "open" },
      status: { in: ["planned", "en_route", "arrived"] },
    },
    orderBy: { position: "asc" },
  });
  const shipment =
    stop && (await db.shipment.findUnique({ where: { id: stop.shipmentId }, include: { parcels: true, legs: true } }));
  const leg = shipment?.legs.find(({ seq }) => seq === shipment.legSeq);
  const goal = leg
    ? stop?.kind === "dropoff"
      ? { lat: leg.toLat, lng: leg.toLng }
      : { lat: leg.fromLat, lng: leg.fromLng }
    : courier.at;
  const share = luck.hit(0.3) ? 1 : 0.4;
  const at = {
    lat: courier.at.lat + (goal.lat - courier.at.lat) * share,
    lng: courier.at.lng + (goal.lng - courier.at.lng) * share,
  };
  await recordPing(db, moment(), courier, { ...at, deviceTime: moment().now });
  if (!shipment) return 0;
  const isThere = Math.abs(goal.lat - at.lat) + Math.abs(goal.lng - at.lng) < 0.01;
  const isHub = leg !== undefined && isLegKind(leg.kind) && endsAtHub(leg.kind);
  for (const event of sayingsOf({ ...shipment, isHub }, stop.kind, isThere)) {
    const now = moment();
    const said = await recordCourierEvent(db, now, courier, {
      shipmentId: shipment.id,
      clientEventId: now.ids.next(),
      deviceId: "demo",
      deviceTime: now.now,
      position: at,
      event,
    });
    if (said.ok) await tellOrder(stage, shipment.subOrderId, said.status);
  }
  return 1;
}

/** The hubs' people sort what has come in, and take home what nobody wanted. Returns how many shipments they moved. */
async function workAtHubs({ db, moment, luck }: Stage): Promise<number> {
  const person = await db.person.findFirst({ where: { isOperator: true } });
  const phone = person && parsePhone(person.phone);
  if (!person || !phone) return 0;
  const nobodyElse = { name: person.name, sellers: [], courierId: null, courierStatus: null };
  const operator: Operator = { personId: person.id, phone, isOperator: true, ...nobodyElse };
  const here = await db.shipment.findMany({ where: { hubId: { not: null }, status: { in: ["at_hub", "returning"] } } });
  let moved = 0;
  for (const { id: shipmentId, hubId, status, goesBack } of here.filter(() => luck.hit(0.5))) {
    const where = { hubId: hubId ?? "", shipmentId };
    const next = goesBack ? (status === "returning" ? confirmReturn : sendBackFromHub) : sortAtHub;
    if ((await next(db, moment(), operator, where)).ok) moved += 1;
  }
  return moved;
}

type AtHand = {
  status: string;
  dropPin: string;
  isHub: boolean;
  parcels: readonly { code: string; scannedAt: Date | null; hubAt: Date | null }[];
};

function sayingsOf({ status, dropPin, isHub, parcels }: AtHand, kind: string, isThere: boolean): CourierEvent[] {
  if (isHub && (status === "picked_up" || status === "in_transit"))
    return isThere ? parcels.filter(({ hubAt }) => hubAt === null).map(({ code }) => ({ type: "scanned", code })) : [];
  if (["assigned", "picked_up", "out_for_delivery", "delivery_failed"].includes(status))
    return isThere ? [{ type: "arrived" }] : [{ type: "departed" }];
  if (status === "en_route_pickup" || status === "en_route_dropoff") return isThere ? [{ type: "arrived" }] : [];
  if (status === "at_pickup")
    return parcels.filter((parcel) => parcel.scannedAt === null).map(({ code }) => ({ type: "scanned", code }));
  if (status === "at_dropoff") return [{ type: "delivered", by: { kind: "pin", pin: dropPin } }];
  return status === "returning" && kind === "return" && isThere ? [{ type: "returned" }] : [];
}

/** What the worker tells the order; said twice it is one. */
async function tellOrder({ db, moment }: Stage, subOrderId: string, status: string): Promise<void> {
  if (status === "picked_up") await markHandedOver(db, moment(), { subOrderId });
  if (status === "delivered")
    await markDelivered(db, moment(), { subOrderId, carriers: await carriersOf(db, subOrderId) });
}
