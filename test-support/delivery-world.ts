import { v7 } from "uuid";
import type { Courier } from "~/domain/identity/types";
import { parsePhone } from "~/domain/shared/phone";
import { hoursAfter } from "~/domain/shared/time";
import { systemIds } from "~/platform/clock.server";
import type { Moment } from "~/platform/outbox.server";
import { tickDesk } from "~/domain/delivery/dispatch/tick-desk.server";
import { wakeDesks } from "~/domain/delivery/dispatch/wake-desks.server";
import { createShipment } from "~/domain/delivery/create-shipment.server";
import { improveHere } from "./improve-here";
import { sundayMorning as now } from "./moment";
import type { testDatabase } from "./test-database";

type TestDb = Awaited<ReturnType<typeof testDatabase>>["db"];

async function makeAreas(db: TestDb): Promise<void> {
  const province = { code: "79", name: "Hồ Chí Minh", folded: "ho chi minh", isCity: true, lat: 10.8, lng: 106.7 };
  await db.province.createMany({ data: [province], skipDuplicates: true });
  const commune = { provinceCode: "79", located: "place" };
  await db.commune.createMany({
    data: [
      { ...commune, code: "1", name: "Phường An Hội Tây", folded: "phuong an hoi tay", lat: 10.83, lng: 106.66 },
      { ...commune, code: "2", name: "Phường Sài Gòn", folded: "phuong sai gon", lat: 10.775, lng: 106.7 },
    ],
    skipDuplicates: true,
  });
}

/** A small true world for database tests: one farm in Go Vap, doors in the centre, couriers around. */
export function deliveryWorld(db: TestDb) {
  let couriers = 0;
  const at = (minutes = 0): Moment => ({ now: new Date(now.getTime() + minutes * 60_000), ids: systemIds });

  let areas: Promise<unknown> | null = null;
  /** The two communes everything happens between. */
  const withAreas = () => (areas ??= makeAreas(db));

  async function aPackedSubOrder({
    grams = 5_000,
    parcelCodes = ["P1"] as string[],
    dropCommune = "2",
    gate = { lat: 10.83, lng: 106.66 },
    dueInHours = 4,
    coldClass = "ambient",
  } = {}) {
    await withAreas();
    const [orderId, subOrderId, sellerId] = [v7(), v7(), v7()];
    await db.seller.create({
      data: {
        id: sellerId,
        slug: sellerId,
        kind: "farm",
        name: "Vườn Bác Tư",
        status: "approved",
        phone: "+84912345678",
        provinceCode: "79",
        communeCode: "1",
        street: "12 Thống Nhất",
        ...gate,
        appliedAt: now,
      },
    });
    await db.order.create({
      data: {
        id: orderId,
        code: orderId,
        idempotencyKey: orderId,
        requestHash: "",
        basketId: v7(),
        status: "in_progress",
        contactName: "Lan",
        contactPhone: "+84987654321",
        provinceCode: "79",
        communeCode: dropCommune,
        street: "5 Lê Lợi",
        lat: 10.775,
        lng: 106.7,
        goodsVnd: 100_000,
        deliveryVnd: 20_000,
        totalVnd: 120_000,
        trackingToken: orderId,
        holdExpiresAt: now,
        createdAt: now,
        paidAt: now,
      },
    });
    await db.subOrder.create({
      data: {
        id: subOrderId,
        orderId,
        sellerId,
        status: "packed",
        goodsVnd: 100_000,
        deliveryVnd: 20_000,
        estimatedG: grams,
        packedG: grams,
        coldClass,
        distanceM: 10_000,
        windowFrom: hoursAfter(now, dueInHours - 4),
        windowUntil: hoursAfter(now, dueInHours),
        parcelCodes: parcelCodes.map((code) => `${code}${subOrderId}`),
      },
    });
    return { orderId, subOrderId, sellerId, codes: parcelCodes.map((code) => `${code}${subOrderId}`) };
  }

  async function aShipment(over: Parameters<typeof aPackedSubOrder>[0] = {}) {
    const packed = await aPackedSubOrder(over);
    const made = await createShipment(db, at(), { subOrderId: packed.subOrderId, pinSecret: "test" });
    if (!made.ok) throw new Error(made.reason);
    return { ...packed, shipmentId: made.shipmentId };
  }

  async function aCourier({
    onShift = true,
    capacityG = 30_000,
    lat = 10.8,
    lng = 106.68,
    vehicle = "motorbike",
    rangeM = 25_000,
    hasColdBox = false,
  } = {}): Promise<Courier> {
    const [courierId, personId] = [v7(), v7()];
    const phone = parsePhone(`09${String(10_000_000 + (couriers += 1))}`);
    if (phone === null) throw new Error("not a phone number");
    await db.person.create({ data: { id: personId, phone, createdAt: now } });
    await db.courier.create({
      data: {
        id: courierId,
        personId,
        name: "Hải",
        status: "approved",
        vehicle,
        hasColdBox,
        capacityG,
        provinceCode: "79",
        communeCode: "1",
        lat,
        lng,
        rangeM,
        appliedAt: now,
      },
    });
    if (onShift) await db.shift.create({ data: { id: v7(), courierId, from: now, lat, lng, seenAt: now } });
    return { personId, phone, name: "Hải", isOperator: false, sellers: [], courierId, courierStatus: "approved" };
  }

  /** A shipment promised to a courier: both stops planned at the end of their open run, an hour apart. */
  async function promise(shipmentId: string, courierId: string): Promise<void> {
    const open = await db.run.findFirst({ where: { courierId, status: "open" } });
    const runId = open?.id ?? v7();
    if (!open) await db.run.create({ data: { id: runId, courierId, status: "open", openedAt: now } });
    const first = await db.stop.count({ where: { runId } });
    for (const [more, kind] of ["pickup", "dropoff"].entries()) {
      const position = first + more;
      const eta = at(30 + position * 60).now;
      await db.stop.create({ data: { id: v7(), runId, shipmentId, kind, position, status: "planned", eta } });
    }
    await db.shipment.update({ where: { id: shipmentId }, data: { status: "assigned", courierId, runId } });
    await db.shipmentEvent.create({
      data: { shipmentId, type: "assigned", fromStatus: "ready", toStatus: "assigned", at: now, detail: {} },
    });
  }

  /** A colour in force, as if an operator had set it. */
  const aSpell = (communeCode: string | null, colour = "sealed", from = at().now) =>
    db.areaSpell.create({
      data: { id: v7(), provinceCode: "79", communeCode, colour, reason: "Dịch", from, setById: v7() },
    });

  /** Open round the clock, twenty minutes to sort, with a cold room. */
  async function aHub({ name = "Kho Thủ Đức", lat = 10.85, lng = 106.77, hasColdRoom = true } = {}): Promise<string> {
    const id = v7();
    await db.hub.create({
      data: {
        ...{
          id,
          code: id,
          name,
          phone: "+84283000000",
          street: "1 Xa lộ Hà Nội",
          provinceCode: "79",
          communeCode: "1",
        },
        ...{ lat, lng, opensMinute: 0, closesMinute: 1_440, sortMinutes: 20, hasColdRoom, dayKg: 5_000, dockSlots: 4 },
        createdAt: now,
      },
    });
    return id;
  }

  /** Nobody on shift, nothing waiting: each test starts with an empty road. */
  async function emptyRoad(): Promise<void> {
    await db.stop.deleteMany();
    await db.run.deleteMany();
    await db.offer.deleteMany();
    await db.shift.deleteMany();
    await withAreas();
    await db.areaSpell.deleteMany();
    await db.dropPoint.deleteMany();
    await db.shipment.updateMany({
      where: { status: { notIn: ["lost", "damaged"] } },
      data: { status: "cancelled", hubId: null, keeperId: null },
    });
    await db.hub.updateMany({ data: { status: "closed", closedAt: now } });
    await db.outlook.deleteMany();
    await db.runChange.deleteMany();
  }

  /** The dispatcher looks at the shipment's desk: whom it asks about the shipment, or why nobody. */
  async function dispatch(shipmentId: string, minutes = 0) {
    const moment = at(minutes);
    await wakeDesks(db, moment, [{ shipmentId }]);
    const { shard } = await shipmentOf(shipmentId);
    await tickDesk(db, { moment: () => moment, improve: improveHere }, shard ?? "");
    const offer = await db.offer.findFirst({ where: { shipmentId, status: { in: ["sent", "seen"] } } });
    if (offer) return { outcome: "offered", offerId: offer.id, courierId: offer.courierId } as const;
    const { status, courierId, unassignedWhy } = await shipmentOf(shipmentId);
    if (status === "assigned" && courierId !== null) return { outcome: "rostered", courierId } as const;
    return { outcome: "nobody", why: unassignedWhy } as const;
  }

  /** As above, when somebody is sure to be asked. */
  async function offered(shipmentId: string, minutes = 0) {
    const answer = await dispatch(shipmentId, minutes);
    if (answer.outcome !== "offered") throw new Error(JSON.stringify(answer));
    return answer;
  }

  const shipmentOf = (id: string) => db.shipment.findUniqueOrThrow({ where: { id } });
  const offersOf = (shipmentId: string) => db.offer.findMany({ where: { shipmentId }, orderBy: { id: "asc" } });
  const make = { aSpell, promise, aPackedSubOrder, aShipment, aCourier, aHub };
  return { at, withAreas, ...make, emptyRoad, shipmentOf, offersOf, dispatch, offered };
}
