import { metresBetween, type Point } from "~/domain/shared/geo";
import type { Commune } from "./movement";

export type CommuneSpot = Commune & Point;

/** A commune on the way and at which share of the way it is entered: 0 at the start, below 1. */
export type WayStep = { readonly place: Commune; readonly share: number };

/** Which commune a point lies in, and which ones a straight way leads through: by the nearest centre. */
export type CommuneMap = {
  readonly knows: (place: Commune) => boolean;
  /** Null where no commune is near: at sea, abroad. */
  readonly at: (point: Point) => Commune | null;
  /** Every commune along the way in its order; a stretch with none near is passed over. */
  readonly along: (from: Point, to: Point) => readonly WayStep[];
};

/** Fine cells of about 440 m share an answer; coarse ones of about 11 km say where to look for centres. */
const fine = 0.004;
const coarse = 0.1;
const farthestM = 60_000;
/** Ways remembered before the table is begun anew: about 100 MB of them. */
const mostWays = 200_000;

export function communeMap(communes: readonly CommuneSpot[]): CommuneMap {
  const codes = new Set(communes.map(nameOf));
  const cells = new Map<number, CommuneSpot[]>();
  for (const commune of communes) {
    const key = cellOf(commune, coarse);
    const there = cells.get(key);
    if (there) there.push(commune);
    else cells.set(key, [commune]);
  }
  const seen = new Map<number, Commune | null>();
  const at = (point: Point): Commune | null => {
    const key = cellOf(point, fine);
    const before = seen.get(key);
    if (before !== undefined) return before;
    const found = nearest(cells, point);
    seen.set(key, found);
    return found;
  };
  return { knows: (place) => codes.has(nameOf(place)), at, along: rememberingWays(at) };
}

const nameOf = ({ provinceCode, communeCode }: Commune): string => `${provinceCode}/${communeCode}`;

const cellOf = ({ lat, lng }: Point, size: number): number =>
  Math.floor((lat + 90) / size) * 1_000_000 + Math.floor((lng + 180) / size);

/** Looks in growing squares of coarse cells, and one further than the first hit, since a corner may lie nearer. */
function nearest(cells: ReadonlyMap<number, CommuneSpot[]>, point: Point): Commune | null {
  let best: CommuneSpot | null = null;
  let away = farthestM;
  for (let reach = 0, left = 1; reach <= 6 && left >= 0; reach += 1, left -= best ? 1 : 0) {
    for (const commune of ring(cells, point, reach)) {
      const metres = metresBetween(point, commune);
      if (metres < away) [best, away] = [commune, metres];
    }
  }
  return best && { provinceCode: best.provinceCode, communeCode: best.communeCode };
}

function* ring(cells: ReadonlyMap<number, CommuneSpot[]>, { lat, lng }: Point, reach: number): Generator<CommuneSpot> {
  for (let north = -reach; north <= reach; north += 1) {
    const step = Math.abs(north) === reach || reach === 0 ? 1 : 2 * reach;
    for (let east = -reach; east <= reach; east += step) {
      yield* cells.get(cellOf({ lat: lat + north * coarse, lng: lng + east * coarse }, coarse)) ?? [];
    }
  }
}

function rememberingWays(at: (point: Point) => Commune | null): CommuneMap["along"] {
  let known = new Map<number, Map<number, readonly WayStep[]>>();
  let count = 0;
  return (from, to) => {
    const [start, end] = [cellOf(from, fine), cellOf(to, fine)];
    const before = known.get(start)?.get(end);
    if (before) return before;
    const way = walk(at, from, to);
    if ((count += 1) > mostWays) [known, count] = [new Map(), 1];
    const fromStart = known.get(start) ?? new Map<number, readonly WayStep[]>();
    known.set(start, fromStart.set(end, way));
    return way;
  };
}

/** A look every 400 m, or finer cells' width. */
function walk(at: (point: Point) => Commune | null, from: Point, to: Point): WayStep[] {
  const looks = Math.max(1, Math.ceil(metresBetween(from, to) / 400));
  const steps: WayStep[] = [];
  for (let look = 0; look <= looks; look += 1) {
    const share = look / looks;
    const place = at({ lat: from.lat + (to.lat - from.lat) * share, lng: from.lng + (to.lng - from.lng) * share });
    if (place && steps.at(-1)?.place.communeCode !== place.communeCode) steps.push({ place, share });
  }
  return steps;
}
