import fc from "fast-check";
import { expect, test } from "vitest";
import { splitOverLots } from "./split-over-lots";

const monday = { id: "a", packId: "p", harvestedOn: "2026-11-16", available: 3 };
const friday = { id: "b", packId: "p", harvestedOn: "2026-11-20", available: 5 };

test("the oldest harvest goes first and the next one fills up", () => {
  expect(splitOverLots([{ lineId: "l", packId: "p", quantity: 4 }], [friday, monday]).shares).toEqual([
    { lineId: "l", packId: "p", lotId: "a", quantity: 3 },
    { lineId: "l", packId: "p", lotId: "b", quantity: 1 },
  ]);
});

test("a shortage names the pack and what there is of it", () => {
  expect(splitOverLots([{ lineId: "l", packId: "p", quantity: 9 }], [monday, friday]).shortages).toEqual([
    { packId: "p", available: 8 },
  ]);
});

test("no lot ever gives more than it has, and each want without shortage is met exactly", () => {
  const lots = fc.array(
    fc.record({ packId: fc.constantFrom("p", "q"), day: fc.integer({ min: 10, max: 28 }), available: fc.nat(50) }),
    { maxLength: 8 },
  );
  const wants = fc.array(fc.record({ packId: fc.constantFrom("p", "q"), quantity: fc.integer({ min: 1, max: 60 }) }), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(lots, wants, (someLots, someWants) => {
      const shelf = someLots.map(({ day, ...lot }, index) => ({
        ...lot,
        id: `lot${index}`,
        harvestedOn: `2026-11-${day}`,
      }));
      const asked = someWants.map((want, index) => ({ ...want, lineId: `line${index}` }));
      const { shares, shortages } = splitOverLots(asked, shelf);
      const sum = (which: (share: (typeof shares)[number]) => boolean) =>
        shares.reduce((total, share) => (which(share) ? total + share.quantity : total), 0);
      for (const lot of shelf) expect(sum(({ lotId }) => lotId === lot.id)).toBeLessThanOrEqual(lot.available);
      if (shortages.length === 0)
        for (const want of asked) expect(sum(({ lineId }) => lineId === want.lineId)).toBe(want.quantity);
    }),
  );
});
