import type { Ground } from "~/domain/areas/ground";
import type { Permission } from "~/domain/areas/movement";
import { readGround } from "~/domain/areas/read-ground.server";
import { reaches, roadMetres } from "~/domain/areas/reach";
import type { Vehicle } from "~/domain/identity/types";
import type { Point } from "~/domain/shared/geo";
import type { DeliveryAsk, QuoteDelivery } from "~/domain/ordering/ports";
import { refuse } from "~/domain/shared/refusal";
import { hoursAfter, minuteOf, type TimeWindow } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";
import { chooseWay, type KnownHub } from "../legs/choose-way";
import { deliveryWindows } from "./delivery-window";
import { firstStandingObstacle, type Permits } from "../offers/eligibility";
import { heldPass } from "../internal/held-pass.server";
import { knownHubs } from "../internal/hubs.server";
import type { Leg } from "../legs/leg";
import { openWindow } from "./open-window";
import { isPassOf } from "../passes/pass";
import { planLegs, type Way } from "../legs/plan-legs";
import { deliveryFee } from "./price-delivery";
import type { Area, Carrier, Load } from "../types";

/** Doors one courier can serve on a day: 14–20 on a motorbike in town by the figures of 2021, more where goods share a van. */
const doorsADay: Record<Vehicle, number> = { bicycle: 12, motorbike: 20, van: 60, truck: 120 };
const daysAhead = 5;

/** How much is promised already; the key names a province and the start of a window. */
type Promised = ReadonlyMap<string, number>;

/** What a quote needs to know of the fleet and of promises made. */
export type Capacity = {
  readonly carriers: () => Promise<readonly Carrier[]>;
  readonly promised: () => Promise<Promised>;
  readonly hubs: () => Promise<readonly KnownHub[]>;
};

export const capacityIn = (reader: Reader, now: () => Date): Capacity => ({
  carriers: () => readCarriers(reader, now()),
  promised: () => readPromised(reader, now()),
  hubs: () => knownHubs(reader, now(), 0),
});

/**
 * Fee, road and the first window with room for one seller's goods. Room is what the couriers who may carry such a load can
 * serve in a day, less what is already promised to the province for that day. The rules of areas are always asked afresh, at the
 * hours of the window; capacity may be some seconds old, since a day's figures are an estimate.
 */
export const quoteFrom =
  (capacity: Capacity): QuoteDelivery =>
  async (reader, ask) => {
    const { seller, drop, coldClass, now } = ask;
    const distanceM = roadMetres(seller, drop);
    if (!reaches(seller, drop, coldClass)) return refuse("too_far");
    const ground = await readGround(reader);
    const open = deliveryWindows(distanceM, now, daysAhead).flatMap((wanted) => openWindow(ground, ask, wanted) ?? []);
    if (open.length === 0) return refuse("area_closed");
    const [carriers, hubs, promised] = await Promise.all([capacity.carriers(), capacity.hubs(), capacity.promised()]);
    const found = open.find(
      ({ wanted }) =>
        (promised.get(windowKey(drop.provinceCode, wanted.from)) ?? 0) < doors({ carriers, hubs, ground }, ask, wanted),
    );
    if (!found) return refuse("no_capacity");
    const { window, dropPoint } = found;
    const feeVnd = deliveryFee({ distanceM, grams: ask.grams, coldClass });
    return { ok: true, quote: { feeVnd, distanceM, window, dropPoint } };
  };

/** Asks everything afresh. */
export const quoteDelivery: QuoteDelivery = (reader, ask) => quoteFrom(capacityIn(reader, () => ask.now))(reader, ask);

/** Sellers need this long from the payment to a packed parcel. */
const packHours = 4;

type Supply = {
  readonly carriers: readonly Carrier[];
  readonly hubs: readonly KnownHub[];
  readonly ground: Ground;
};

/**
 * How many doors can be served so by a window. Goods that would go through hubs are counted by the leg with the fewest couriers;
 * where a leg has none, or the way would be late, somebody has to bring them all the way.
 */
function doors(supply: Supply, { seller, drop, grams, coldClass, now }: DeliveryAsk, window: TimeWindow): number {
  const unnamed = { hubId: null, name: "", phone: "", text: "" };
  const ends = { from: { ...unnamed, ...seller }, door: { ...unnamed, ...drop } };
  const way: Way = { ...ends, hubs: [], grams, coldClass, payVnd: 0, readyAt: hoursAfter(now, packHours), window };
  const through = chooseWay(way, supply.hubs).hubs;
  const doorsOf = (legs: readonly Leg[]): number => Math.min(...legs.map((leg) => doorsOfLeg(supply, leg, way)));
  const byHub = through.length > 0 ? doorsOf(planLegs({ ...way, hubs: through })) : 0;
  return byHub > 0 ? byHub : doorsOf(planLegs(way));
}

/** What the couriers can serve who may carry such a load, and may enter both areas then. */
function doorsOfLeg({ carriers, ground }: Supply, { from, to, readyAt, window }: Leg, way: Way): number {
  const load: Load = { id: "", pickup: from, drop: to, grams: way.grams, coldClass: way.coldClass, readyAt, window };
  const permits = askedOnce((place, vehicle, goods) => {
    return ground.movement.verdictAt({ mover: "courier", place, vehicle, goods }, minuteOf(window.from)).permission;
  });
  return carriers
    .filter((carrier) => !firstStandingObstacle(carrier, load, permits, window.from))
    .reduce((sum, { vehicle }) => sum + doorsADay[vehicle], 0);
}

/** For one load: a hundred couriers drive four kinds of vehicle. */
function askedOnce(permits: Permits): Permits {
  const known = new Map<Area, Partial<Record<Vehicle, Permission>>>();
  return (place, vehicle, goods) => {
    const there = known.get(place) ?? {};
    known.set(place, there);
    return (there[vehicle] ??= permits(place, vehicle, goods));
  };
}

async function readCarriers(reader: Reader, now: Date): Promise<Carrier[]> {
  const rows = await reader.$queryRaw<(Omit<Carrier, "home" | "passes"> & Point & { plate: string })[]>`
    select id, vehicle, plate, capacity_g as "capacityG", has_cold_box as "hasColdBox", lat, lng, range_m as "rangeM"
      from courier where status = 'approved'`;
  const passes = await reader.pass.findMany({ where: { validUntil: { gt: now }, revokedAt: null } });
  return rows.map(({ lat, lng, ...courier }) => ({
    ...courier,
    home: { lat, lng },
    passes: passes.filter((pass) => pass.courierId === courier.id && isPassOf(pass, courier)).map(heldPass),
  }));
}

const windowKey = (provinceCode: string, start: Date): string => `${provinceCode} ${start.getTime()}`;

async function readPromised(reader: Reader, now: Date): Promise<Promised> {
  const rows = await reader.$queryRaw<{ provinceCode: string; start: Date; count: number }[]>`
    select o.province_code as "provinceCode", s.window_from as start, count(*)::int as count
      from sub_order s join orders o on o.id = s.order_id
     where s.window_from >= ${hoursAfter(now, -1)}
       and s.status in ('awaiting_payment', 'new', 'accepted', 'harvesting', 'weighed', 'packed', 'handed_over')
     group by 1, 2`;
  return new Map(rows.map(({ provinceCode, start, count }) => [windowKey(provinceCode, start), count]));
}
