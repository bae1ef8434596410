import munkres from "munkres";
import { searching } from "./settings";

export type Pair = { readonly row: number; readonly column: number };

/** Dearer than any real pair, and still a number that sums keep exact. */
const forbidden = 1e12;

/**
 * Gives each row one column at most, and each column one row at most, for the least sum. `costs[row]` maps columns to prices; a pair not
 * there is forbidden. A row may stay alone for its own price `alone[row]`. Exact up to a few hundred rows, else greedy by regret.
 */
export function match(
  costs: readonly ReadonlyMap<number, number>[],
  alone: readonly number[],
  columns: number,
): Pair[] {
  return costs.length <= searching.exactMatchUpTo ? exact(costs, alone, columns) : byRegret(costs, alone);
}

function exact(costs: readonly ReadonlyMap<number, number>[], alone: readonly number[], columns: number): Pair[] {
  if (costs.length === 0) return [];
  const used = [...new Set(costs.flatMap((row) => [...row.keys()]))].filter((column) => column < columns);
  const matrix = costs.map((row, at) => [
    ...used.map((column) => row.get(column) ?? forbidden),
    ...costs.map((_, own) => (own === at ? (alone[at] ?? 0) : forbidden)),
  ]);
  // With its own column for every row a full matching always exists; a forbidden pair would be a mistake, and is dropped.
  return munkres(matrix).flatMap(([row, at]) => {
    const column = used[at];
    return column !== undefined && costs[row]?.has(column) === true ? [{ row, column }] : [];
  });
}

/** The row that would lose most by not getting its best column goes first. */
function byRegret(costs: readonly ReadonlyMap<number, number>[], alone: readonly number[]): Pair[] {
  const taken = new Set<number>();
  const bids = costs.map((row, at) => new Bid(row, alone[at] ?? 0));
  const pairs: Pair[] = [];
  for (;;) {
    let chosen = -1;
    for (const [row, { regret }] of bids.entries())
      if (regret >= 0 && (chosen < 0 || regret > (bids[chosen]?.regret ?? -1))) chosen = row;
    const column = bids[chosen]?.best;
    if (column === undefined) return pairs;
    pairs.push({ row: chosen, column });
    taken.add(column);
    bids[chosen]?.close();
    for (const bid of bids) if (bid.best === column || bid.next === column) bid.look(taken);
  }
}

/** What a row would take, and how much worse its second choice is; a regret below 0: it stays alone. */
class Bid {
  best: number | undefined;
  next: number | undefined;
  regret = -1;
  private options: readonly (readonly [column: number, cost: number])[];

  constructor(
    row: ReadonlyMap<number, number>,
    private readonly alone: number,
  ) {
    this.options = [...row].filter(([, cost]) => cost < alone).sort(([, one], [, other]) => one - other);
    this.look(new Set());
  }

  look(taken: ReadonlySet<number>): void {
    this.options = this.options.filter(([column]) => !taken.has(column));
    const [best, next] = this.options;
    this.best = best?.[0];
    this.next = next?.[0];
    this.regret = best === undefined ? -1 : (next?.[1] ?? this.alone) - best[1];
  }

  close(): void {
    this.options = [];
    this.best = this.next = undefined;
    this.regret = -1;
  }
}
