import fc from "fast-check";
import { expect, test } from "vitest";
import { dyingDb, survives } from "#test/dying-db";
import { brokenMoneyRules } from "#test/invariants";
import { booksOf, replay } from "#test/ledger-replay";
import { openMoneyModel, type Step } from "#test/money-model";
import { seeded } from "#test/seeded";
import { testDatabase } from "#test/test-database";

const { db } = await testDatabase();
const empty = await testDatabase();
const { aWorld, deeds, doIt } = await openMoneyModel(db);

type Told = Step & {
  /** The transaction in which the process dies before committing; the deed is then done again, as a caller would. */
  readonly diesIn: number | null;
};
const told: fc.Arbitrary<Told> = fc.record(
  {
    what: fc.constantFrom(...Object.keys(deeds)),
    share: fc.integer({ min: 1, max: 799 }),
    yes: fc.boolean(),
    diesIn: fc.option(fc.integer({ min: 1, max: 3 }), { freq: 2 }),
  },
  { noNullPrototype: true },
);
/** The way most orders go; anything may happen in between. */
const usualWay = ["pay", "weigh", "pack", "deliver", "release", "answerRefund", "settle", "payOut", "confirm"];
const life: fc.Arbitrary<Told[]> = fc
  .tuple(
    fc.array(fc.array(told, { maxLength: 3 }), { minLength: usualWay.length, maxLength: usualWay.length }),
    fc.subarray(usualWay),
    fc.integer({ min: 1, max: 799 }),
  )
  .map(([between, done, share]) =>
    usualWay.flatMap((what, at) => [
      ...(between[at] ?? []),
      ...(done.includes(what) ? [{ what, share, yes: true, diesIn: null }] : []),
    ]),
  );

test("whatever happens to an order's money, in whatever order and wherever we die, every rule of the money holds", async () => {
  await fc.assert(
    fc.asyncProperty(life, async (steps) => {
      const world = await aWorld();
      for (const { diesIn, ...step } of steps) {
        if (diesIn !== null && !(await survives(async () => doIt(world, step, dyingDb(db, diesIn)))))
          expect(await brokenMoneyRules(db), `died in ${step.what}`).toEqual([]);
        await doIt(world, step);
      }
      expect(await brokenMoneyRules(db)).toEqual([]);
    }),
    seeded(25),
  );
}, 120_000);

test("the log posted again into an empty ledger gives the same books", async () => {
  await replay(db, empty.db);
  const books = await booksOf(db);
  expect(books.balances.length).toBeGreaterThan(20);
  expect(await booksOf(empty.db)).toEqual(books);
});
