import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { match } from "./match";

const row = (...costs: readonly (number | null)[]): Map<number, number> =>
  new Map(costs.flatMap((cost, column) => (cost === null ? [] : [[column, cost] as const])));

test("two who want the same courier: the sum decides, not who asks first", () => {
  const pairs = match([row(10, 11), row(10, 50)], [1000, 1000], 2);
  expect(pairs).toEqual([
    { row: 0, column: 1 },
    { row: 1, column: 0 },
  ]);
});

test("a row stays alone when that is cheaper, and when nothing is allowed", () => {
  expect(match([row(500), row(null)], [100, 1000], 1)).toEqual([]);
  expect(match([], [], 0)).toEqual([]);
});

/** Every way to give rows columns, without the code under test. */
function least(
  costs: readonly ReadonlyMap<number, number>[],
  alone: readonly number[],
  at = 0,
  taken = new Set<number>(),
): number {
  const own = costs[at];
  if (own === undefined) return 0;
  const stays = (alone[at] ?? 0) + least(costs, alone, at + 1, taken);
  const pairs = [...own].filter(([column]) => !taken.has(column));
  return Math.min(
    stays,
    ...pairs.map(([column, cost]) => cost + least(costs, alone, at + 1, new Set([...taken, column]))),
  );
}

const batch = fc
  .integer({ min: 1, max: 5 })
  .chain((columns) =>
    fc.array(
      fc.tuple(
        fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { minLength: columns, maxLength: columns }),
        fc.integer({ min: 0, max: 150 }),
      ),
      { minLength: 1, maxLength: 5 },
    ),
  );

describe("any batch", () => {
  it("is matched for the least sum, with no pair twice and none that is forbidden", () => {
    fc.assert(
      fc.property(batch, (drawn) => {
        const costs = drawn.map(([own]) => row(...own));
        const alone = drawn.map(([, price]) => price);
        const pairs = match(costs, alone, 5);
        expect(new Set(pairs.map((pair) => pair.row)).size).toBe(pairs.length);
        expect(new Set(pairs.map((pair) => pair.column)).size).toBe(pairs.length);
        const paired = new Map(pairs.map((pair) => [pair.row, pair.column]));
        const sum = costs.reduce((all, own, at) => {
          const column = paired.get(at);
          return all + (column === undefined ? (alone[at] ?? 0) : (own.get(column) ?? NaN));
        }, 0);
        expect(sum).toBe(least(costs, alone));
      }),
      { numRuns: 200 },
    );
  });

  it("larger than the exact way takes is matched by regret: nobody twice, nobody dearer than alone", () => {
    const costs = Array.from({ length: 600 }, (_, at) =>
      row(...Array.from({ length: 40 }, (__, column) => ((at * 7 + column * 13) % 97) + 1)),
    );
    const pairs = match(
      costs,
      costs.map(() => 60),
      40,
    );
    expect(pairs).toHaveLength(40);
    expect(new Set(pairs.map(({ column }) => column)).size).toBe(40);
    for (const pair of pairs) expect(costs[pair.row]?.get(pair.column)).toBeLessThan(60);
  });
});
