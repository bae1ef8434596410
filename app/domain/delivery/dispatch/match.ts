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
  const options = costs.map((row) => [...row].sort(([, one], [, other]) => one - other));
  const taken = new Set<number>();
  const waiting = new Set(costs.keys());
  const pairs: Pair[] = [];
  while (waiting.size > 0) {
    let chosen: { row: number; column: number; regret: number } | null = null;
    for (const row of waiting) {
      const own = alone[row] ?? 0;
      const [best, next] = (options[row] ?? []).filter(([column, cost]) => !taken.has(column) && cost < own);
      if (best === undefined) waiting.delete(row);
      else {
        const regret = (next?.[1] ?? own) - best[1];
        if (chosen === null || regret > chosen.regret) chosen = { row, column: best[0], regret };
      }
    }
    if (chosen === null) break;
    waiting.delete(chosen.row);
    taken.add(chosen.column);
    pairs.push({ row: chosen.row, column: chosen.column });
  }
  return pairs;
}
