import { nextTurnOf } from "./day-hours";
import type { Colour, Commune, Crossing, Dated, MovementBook } from "./movement";
import { sliceAt, type MoveAsk, type MovementSlice, type Verdict } from "./movement-slice";

/** Everything decided about movement, made ready to be asked about millions of times. Times are minutes since 1970 (UTC). */
export type Movement = {
  readonly colourAt: (place: Commune, at: number) => Colour;
  readonly verdictAt: (ask: MoveAsk, at: number) => Verdict;
  /** The border rule between two communes that touch; null when none speaks of it. */
  readonly crossingAt: (from: Commune, to: Commune, at: number) => Crossing | null;
  readonly isPlainAt: (at: number) => boolean;
  readonly isOpenAt: (place: Commune, at: number) => boolean;
  /** The next minute at which a colour, a rule or an hour changes; null: never. */
  readonly nextChange: (at: number) => number | null;
};

/** One slice for every stretch between two changes, made when first asked for. */
export function compileMovement(book: MovementBook): Movement {
  const changes = changesOf([...book.spells, ...book.rules, ...book.crossings]);
  const slices: (MovementSlice | undefined)[] = [];
  const hours = book.rules.flatMap((rule) => rule.hours ?? []);
  let last = { from: 1, until: 0, slice: sliceAt({ spells: [], rules: [], crossings: [] }, 0) };

  const slice = (at: number): MovementSlice => {
    if (at >= last.from && at < last.until) return last.slice;
    const index = countUpTo(changes, at);
    const from = changes[index - 1] ?? Number.NEGATIVE_INFINITY;
    const found = (slices[index] ??= sliceAt(book, Math.max(from, Number.MIN_SAFE_INTEGER)));
    last = { from, until: changes[index] ?? Number.POSITIVE_INFINITY, slice: found };
    return found;
  };
  return {
    colourAt: (place, at) => slice(at).colourOf(place),
    verdictAt: (ask, at) => slice(at).verdict(ask, at),
    crossingAt: (from, to, at) => slice(at).crossing(from, to),
    isPlainAt: (at) => slice(at).isPlain,
    isOpenAt: (place, at) => slice(at).isOpen(place),
    nextChange: (at) => {
      const turns = [
        ...hours.map((some) => nextTurnOf(some, at)),
        ...changes.slice(countUpTo(changes, at), countUpTo(changes, at) + 1),
      ];
      return turns.length === 0 ? null : Math.min(...turns);
    },
  };
}

const changesOf = (dated: readonly Dated[]): number[] =>
  [...new Set(dated.flatMap(({ from, until }) => (until === null ? [from] : [from, until])))].sort((a, b) => a - b);

/** How many of the sorted numbers are not after `at`. */
function countUpTo(sorted: readonly number[], at: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
