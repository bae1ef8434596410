import { anchorOf } from "~/domain/delivery/dispatch/shard-of";
import type { Point } from "~/domain/shared/geo";
import { isDoorOrder, type Day } from "../day";

/**
 * Cuts the city into parts with about as many orders each, by where they belong, halving the longer side again and again; the same for
 * every dispatcher.
 */
export function shardsOf({ orders, shards }: Pick<Day, "orders" | "shards">): (point: Point) => number {
  const points = orders.filter(isDoorOrder).map(anchorOf);
  let next = 0;
  const cut = (part: readonly Point[], count: number): ((point: Point) => number) => {
    if (count <= 1 || part.length < 2) {
      const own = next++;
      return () => own;
    }
    const lats = part.map(({ lat }) => lat).toSorted((a, b) => a - b);
    const lngs = part.map(({ lng }) => lng).toSorted((a, b) => a - b);
    const isTall = span(lats) > span(lngs);
    const of = (point: Point): number => (isTall ? point.lat : point.lng);
    const sorted = isTall ? lats : lngs;
    const low = Math.floor(count / 2);
    const border = sorted[Math.floor((sorted.length * low) / count)] ?? 0;
    const below = cut(
      part.filter((point) => of(point) < border),
      low,
    );
    const above = cut(
      part.filter((point) => of(point) >= border),
      count - low,
    );
    return (point) => (of(point) < border ? below(point) : above(point));
  };
  return cut(points, shards);
}

const span = (sorted: readonly number[]): number => (sorted.at(-1) ?? 0) - (sorted[0] ?? 0);
