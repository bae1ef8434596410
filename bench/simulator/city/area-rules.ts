import type { Point } from "~/domain/shared/geo";
import { areaDegrees, columnOf, rowOf } from "./area-grid";

/** A block of areas that nobody may enter without a pass while the rule holds. Rows and columns include both ends. */
export type AreaRule = {
  readonly rule: string;
  readonly rows: readonly [from: number, to: number];
  readonly columns: readonly [from: number, to: number];
  readonly from: number;
  readonly until: number | null;
};

export const isInside = ({ rows, columns }: AreaRule, point: Point): boolean => {
  const row = rowOf(point);
  const column = columnOf(point);
  return row >= rows[0] && row <= rows[1] && column >= columns[0] && column <= columns[1];
};

export const holdsAt = ({ from, until }: Pick<AreaRule, "from" | "until">, at: number): boolean =>
  at >= from && (until === null || at < until);

/** The block of `size` × `size` areas around a point. */
export function blockAround(centre: Point, size: number): Pick<AreaRule, "rows" | "columns"> {
  const row = rowOf(centre) - Math.floor(size / 2);
  const column = columnOf(centre) - Math.floor(size / 2);
  return { rows: [row, row + size - 1], columns: [column, column + size - 1] };
}

/** A road keeps this far outside of the block. */
const marginDegrees = 0.0006;

type Box = { south: number; north: number; west: number; east: number };

const boxOf = ({ rows, columns }: AreaRule, margin: number): Box => ({
  south: rows[0] * areaDegrees - margin,
  north: (rows[1] + 1) * areaDegrees + margin,
  west: columns[0] * areaDegrees - margin,
  east: (columns[1] + 1) * areaDegrees + margin,
});

/** Does the straight line from a to b touch the box? (Clipping by Liang and Barsky.) */
function crosses(a: Point, b: Point, box: Box): boolean {
  let enters = 0;
  let leaves = 1;
  const sides = [
    [a.lng - b.lng, a.lng - box.west],
    [b.lng - a.lng, box.east - a.lng],
    [a.lat - b.lat, a.lat - box.south],
    [b.lat - a.lat, box.north - a.lat],
  ] as const;
  for (const [towards, room] of sides) {
    if (towards === 0 && room < 0) return false;
    if (towards < 0) enters = Math.max(enters, room / towards);
    if (towards > 0) leaves = Math.min(leaves, room / towards);
  }
  return enters < leaves;
}

/**
 * The shortest way from `from` to `to` that enters none of the closed blocks, as the corners passed on the way. A start inside a
 * block may be left; an end inside cannot be reached: null.
 */
export function wayAround(from: Point, to: Point, closed: readonly AreaRule[]): Point[] | null {
  if (closed.some((rule) => isInside(rule, to))) return null;
  let way: Point[] = [from, to];
  for (let round = 0; round < 4; round += 1) {
    const next = way.flatMap((point, at) =>
      at === 0 ? [point] : [...bypass(way[at - 1] ?? from, point, closed), point],
    );
    if (next.length === way.length) return way.slice(1, -1);
    way = next;
  }
  return null;
}

/** Corners of the first block in the way. */
function bypass(a: Point, b: Point, closed: readonly AreaRule[]): Point[] {
  const rule = closed.find((each) => !isInside(each, a) && crosses(a, b, boxOf(each, 0)));
  if (rule === undefined) return [];
  const { south, north, west, east } = boxOf(rule, marginDegrees);
  const corners = [
    { lat: south, lng: west },
    { lat: south, lng: east },
    { lat: north, lng: east },
    { lat: north, lng: west },
  ];
  const ways = corners.flatMap((corner, at) => {
    const next = corners.slice((at + 1) % 4)[0] ?? corner;
    return [[corner], [corner, next], [next, corner]];
  });
  const box = boxOf(rule, marginDegrees / 2);
  const clear = ways.filter((way) => pairs([a, ...way, b]).every(([one, other]) => !crosses(one, other, box)));
  const best = clear.toSorted((one, other) => lengthOf([a, ...one, b]) - lengthOf([a, ...other, b]))[0];
  return best ?? corners.slice(0, 2);
}

const pairs = (points: readonly Point[]): [Point, Point][] =>
  points.slice(1).flatMap((point, at) => {
    const before = points[at];
    return before === undefined ? [] : [[before, point] as [Point, Point]];
  });

const lengthOf = (points: readonly Point[]): number =>
  pairs(points).reduce((sum, [a, b]) => sum + Math.hypot(a.lat - b.lat, a.lng - b.lng), 0);
