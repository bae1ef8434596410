import { Chance } from "~/domain/delivery/solver/chance";

export type Kind = "r1" | "r2" | "c1" | "c2" | "rc1" | "rc2";
export const kinds: readonly Kind[] = ["r1", "r2", "c1", "c2", "rc1", "rc2"];

/** One row of a benchmark file; row 0 is the depot. */
export type Customer = {
  readonly x: number;
  readonly y: number;
  readonly demand: number;
  readonly earliest: number;
  readonly latest: number;
  readonly service: number;
};

export type Draw = { readonly kind: Kind; readonly customers: number; readonly seed: number };

export type Drawn = { readonly rows: readonly Customer[]; readonly vehicles: number; readonly capacity: number };

/** Horizons that Solomon (100), Gehring and Homberger (200, 1,000) gave their families, minutes. */
const horizons: Record<Kind, Record<number, number>> = {
  r1: { 100: 230, 200: 634, 1000: 1925 },
  r2: { 100: 1000, 200: 2535, 1000: 7697 },
  c1: { 100: 1236, 200: 1351, 1000: 1824 },
  c2: { 100: 3390, 200: 3700, 1000: 3914 },
  rc1: { 100: 240, 200: 634, 1000: 1821 },
  rc2: { 100: 960, 200: 2535, 1000: 7284 },
};
const capacities: Record<Kind, number> = { r1: 200, r2: 1000, c1: 200, c2: 700, rc1: 200, rc2: 1000 };
/** Widths of the windows, of which an instance takes one: minutes. */
const widths: Record<Kind, readonly number[]> = {
  r1: [10, 30, 60, 90, 118],
  r2: [116, 240, 350, 470],
  c1: [60, 120, 180, 240, 360],
  c2: [160, 320, 490, 640],
  rc1: [30, 54, 60, 88, 112],
  rc2: [120, 223, 240, 349, 471],
};
const sides: Record<number, number> = { 100: 80, 200: 140, 1000: 500 };

/**
 * Customers as Solomon (1987) drew them: spread (R), in clusters (C) or half of each (RC); short days with small vehicles
 * (type 1) or long days with large ones (type 2); some or all with a window. Windows of clusters follow a tour of the cluster,
 * others lie anywhere in the day.
 */
export function drawCustomers({ kind, customers, seed }: Draw): Drawn {
  const chance = new Chance(seed * 7919 + kinds.indexOf(kind) * 104729 + customers);
  const side = sides[customers] ?? 100;
  const horizon = horizons[kind][customers] ?? 1000;
  const isClustered = kind.startsWith("c");
  const service = isClustered ? 90 : 10;
  const depot = { x: side / 2, y: side / 2, demand: 0, earliest: 0, latest: horizon, service: 0 };
  const density = [1, 0.75, 0.5, 0.25][seed % 4] ?? 1;
  const width = widths[kind][chance.below(widths[kind].length)] ?? 60;
  const places = drawPlaces(chance, kind, customers, side);
  const middles = isClustered ? toursOf(places, depot, chance, horizon) : null;
  const rows = places.map(({ x, y }, at) => {
    const away = Math.hypot(x - depot.x, y - depot.y);
    const [soonest, last] = [Math.ceil(away), Math.floor(horizon - away - service)];
    const middle = middles?.[at] ?? soonest + chance.unit() * (last - soonest);
    const own = width * (width > 60 ? 0.6 + 0.8 * chance.unit() : 1);
    const isOpen = chance.unit() >= density;
    return {
      x,
      y,
      demand: isClustered ? 10 * (1 + chance.below(4)) : 1 + chance.below(kind.startsWith("rc") ? 40 : 35),
      earliest: isOpen ? 0 : Math.max(soonest, Math.round(Math.min(middle, last) - own / 2)),
      latest: isOpen ? last : Math.min(last, Math.max(soonest, Math.round(middle + own / 2))),
      service,
    };
  });
  return { rows: [depot, ...rows], vehicles: customers / 4, capacity: capacities[kind] };
}

type Place = { readonly x: number; readonly y: number; readonly cluster: number };

function drawPlaces(chance: Chance, kind: Kind, customers: number, side: number): Place[] {
  const perCluster = kind === "c2" ? 33 : 10;
  const clusters = Math.max(3, Math.round(customers / perCluster));
  const centres = Array.from({ length: clusters }, () => [chance.unit() * side, chance.unit() * side] as const);
  const within = (value: number): number => Math.round(Math.min(side, Math.max(0, value)));
  return Array.from({ length: customers }, (_, at) => {
    const isSpread = kind.startsWith("rc") ? at % 2 === 0 : kind.startsWith("r");
    const cluster = Math.min(clusters - 1, Math.floor(at / perCluster));
    const [cx, cy] = centres[cluster] ?? [0, 0];
    const spread = 8;
    return isSpread
      ? { x: within(chance.unit() * side), y: within(chance.unit() * side), cluster: -1 }
      : { x: within(cx + (chance.unit() - 0.5) * spread), y: within(cy + (chance.unit() - 0.5) * spread), cluster };
  });
}

/** When a vehicle that drives each cluster from nearest to nearest would be there. */
function toursOf(places: readonly Place[], depot: { x: number; y: number }, chance: Chance, horizon: number): number[] {
  const middles = places.map(() => 0);
  for (const cluster of new Set(places.map((place) => place.cluster))) {
    const left = new Set(places.flatMap((place, at) => (place.cluster === cluster ? [at] : [])));
    const work = left.size * 95 + 60;
    let time = Math.max(0, chance.unit() * (horizon - work));
    let here: { x: number; y: number } = depot;
    while (left.size > 0) {
      const away = (at: number): number => Math.hypot((places[at]?.x ?? 0) - here.x, (places[at]?.y ?? 0) - here.y);
      const nearest = [...left].reduce((best, at) => (away(at) < away(best) ? at : best));
      time += away(nearest);
      middles[nearest] = time;
      time += 90;
      here = places[nearest] ?? here;
      left.delete(nearest);
    }
  }
  return middles;
}
