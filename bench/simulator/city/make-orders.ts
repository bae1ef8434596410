import type { ColdClass } from "~/domain/areas/reach";
import { roadMetres } from "~/domain/areas/reach";
import type { Place } from "~/domain/delivery/dispatch/board";
import { courierPay } from "~/domain/delivery/quote/price-delivery";
import type { Chance } from "~/domain/delivery/solver/chance";
import { metresBetween } from "~/domain/shared/geo";
import { grouped } from "~/domain/shared/grouped";
import type { DayOrder } from "../day";
import { chanceOf, logNormal, normal, pick, pickWeighted } from "../draws";
import type { Layout } from "./layout";
import { nearestOf } from "./layout";

/** Minute of a Vietnamese wall-clock hour of the simulated day. */
export type Clock = (hour: number) => number;

/** Share of door orders that leave a hub in a wave; the others leave shops and collection points in town, on demand. */
const waveShare = 0.35;
const chilledShare = 0.15;
const cancelledShare = 0.015;
/** Door orders that one farm's haul brings. */
const ordersPerHaul = 20;
const rideLimitMinutes = 120;
/** Booked windows of waves, hours. */
const waves = [
  [8, 10],
  [8, 12],
  [10, 12],
  [13, 17],
  [14, 16],
  [17, 19],
  [17, 20],
] as const;

export type Shops = { readonly hubs: readonly Place[]; readonly shops: readonly Place[] };

/** `count` orders to doors, and the hauls that bring their goods from the farms. */
export function makeOrders(
  count: number,
  layout: Layout,
  { hubs, shops }: Shops,
  clock: Clock,
  seed: number,
): DayOrder[] {
  const waveCount = Math.round(count * waveShare);
  const hauls = Array.from({ length: Math.ceil(waveCount / ordersPerHaul) }, (_, index) =>
    makeHaul(`h${index + 1}`, layout, hubs, clock, chanceOf(seed, "haul", index)),
  );
  const haulsTo = grouped(hauls, ({ to }) => to);
  const doors = Array.from({ length: count }, (_, index) => {
    const chance = chanceOf(seed, "order", index);
    const id = `o${index + 1}`;
    return index < waveCount
      ? makeWave(id, layout, haulsTo, clock, chance)
      : makeOnDemand(id, layout, shops, clock, chance);
  });
  return [...hauls, ...doors];
}

const common = { packingDelay: 0, cancelledAt: null, after: null, rideLimit: null, tier: 1 } as const;

/** Pooled goods of one farm, harvested at night, at the hub before the first wave. */
function makeHaul(id: string, layout: Layout, hubs: readonly Place[], clock: Clock, chance: Chance): DayOrder {
  const from = layout.farm(chance);
  const to = pick(chance, hubs);
  const grams = Math.round(Math.min(900_000, logNormal(chance, 140_000, 0.5)));
  const readyAt = clock(1.5 + 2 * chance.unit());
  const coldClass = coldOf(chance);
  return {
    ...common,
    ...{ id, lane: "haul", from, to, grams, coldClass, readyAt, tier: 0 },
    placedAt: clock(0),
    window: { from: readyAt, until: clock(7) },
    payVnd: payOf(from, to, grams, coldClass),
    giveUpAt: clock(10),
  };
}

/** The shopper's hub is the nearest one that gets goods today. */
function makeWave(
  id: string,
  layout: Layout,
  haulsTo: ReadonlyMap<Place, readonly DayOrder[]>,
  clock: Clock,
  chance: Chance,
): DayOrder {
  const [from, until] = pick(chance, waves);
  const to = layout.inTown(chance);
  const haul = pick(chance, haulsTo.get(nearestOf([...haulsTo.keys()], to)) ?? []);
  const goods = parcelOf(chance, haul.coldClass);
  const window = { from: clock(from), until: clock(until) };
  return {
    ...common,
    ...goods,
    ...{ id, lane: "wave", from: haul.to, to, window, after: haul.id },
    placedAt: clock(0.2),
    readyAt: clock(7.5),
    payVnd: payOf(haul.to, to, goods.grams, goods.coldClass),
    cancelledAt: cancelOf(chance, clock(5), window.from),
    giveUpAt: window.until,
  };
}

function makeOnDemand(id: string, layout: Layout, shops: readonly Place[], clock: Clock, chance: Chance): DayOrder {
  const goods = parcelOf(chance, coldOf(chance));
  const to = layout.inTown(chance);
  const from = shopNear(chance, shops, to);
  const placedAt = clock(orderHour(chance));
  const readyAt = placedAt + 5 + 20 * chance.unit();
  const until = Math.max(placedAt + pick(chance, [60, 90, 120, 120, 180, 240]), readyAt + 40);
  return {
    ...common,
    ...goods,
    ...{ id, lane: "on_demand", from, to, placedAt, readyAt },
    packingDelay: Math.max(0, 3 * normal(chance)),
    window: { from: readyAt, until },
    payVnd: payOf(from, to, goods.grams, goods.coldClass),
    cancelledAt: cancelOf(chance, placedAt, until),
    giveUpAt: until,
  };
}

/** Two peaks, before lunch and before supper, on a level day from 7 to 20. */
function orderHour(chance: Chance): number {
  const kind = chance.unit();
  if (kind < 0.3) return Math.min(19.5, Math.max(7, 10.3 + 0.9 * normal(chance)));
  if (kind < 0.65) return Math.min(19.5, Math.max(7, 16.8 + 1.0 * normal(chance)));
  return 7 + 12.5 * chance.unit();
}

/** Kilograms: most parcels are a basket, a few are a feast. Motorbikes carry 40 kg. */
function parcelOf(chance: Chance, coldClass: ColdClass): Pick<DayOrder, "grams" | "coldClass" | "rideLimit"> {
  const median = chance.unit() < 0.02 ? 45_000 : 3_500;
  const grams = Math.round(Math.min(300_000, Math.max(300, logNormal(chance, median, 0.7))));
  return { grams, coldClass, rideLimit: coldClass === "ambient" ? null : rideLimitMinutes };
}

const coldOf = (chance: Chance): ColdClass => (chance.unit() < chilledShare ? "chilled" : "ambient");

/** People buy near by: a shop is chosen among thirty, the nearer the likelier. */
function shopNear(chance: Chance, shops: readonly Place[], door: Place): Place {
  const seen = Array.from({ length: 30 }, () => pick(chance, shops));
  return pickWeighted(chance, seen, (shop) => 1 / (1 + (metresBetween(shop, door) / 1500) ** 3));
}

const cancelOf = (chance: Chance, from: number, until: number): number | null =>
  chance.unit() < cancelledShare ? from + chance.unit() * (until - from) : null;

const payOf = (from: Place, to: Place, grams: number, coldClass: ColdClass): number =>
  courierPay({ distanceM: roadMetres(from, to), grams, coldClass });
