import { expect, test } from "vitest";
import { daysAfter } from "~/domain/shared/time";
import { examplesOf, judgeRate, withRate, type NewRate } from "./new-rate";
import { openingBook, ratesOn } from "./rates";
import { timeline } from "./rate-state";

const now = new Date("2026-11-22T18:30:00+07:00");
const tomorrow = new Date("2026-11-23T00:00:00+07:00");
const commission = (over: Partial<Extract<NewRate, { kind: "commission" }>> = {}): NewRate => ({
  ...{
    kind: "commission",
    categoryId: null,
    percentBp: 700,
    fixedVnd: 0,
    minimumVnd: 0,
    maximumVnd: null,
    from: tomorrow,
  },
  ...over,
});
const reasonFor = (rate: NewRate, book = openingBook): string | undefined => judgeRate(rate, book, now)?.reason;

test("a rate begins at midnight of a day to come: orders of today keep today's rates", () => {
  expect(reasonFor(commission())).toBeUndefined();
  expect(reasonFor(commission({ from: now }))).toBe("begins_too_early");
  expect(reasonFor(commission({ from: new Date("2026-11-22T00:00:00+07:00") }))).toBe("begins_too_early");
  expect(reasonFor(commission({ from: new Date("2026-11-23T08:00:00+07:00") }))).toBe("not_midnight");
  expect(reasonFor(commission({ from: daysAfter(tomorrow, 800) }))).toBe("begins_too_late");
});

test("a rate that says what holds anyway, or a ceiling below its floor, is not taken", () => {
  expect(reasonFor(commission({ percentBp: 500 }))).toBe("changes_nothing");
  expect(reasonFor(commission({ minimumVnd: 9_000, maximumVnd: 8_000 }))).toBe("maximum_below_minimum");
  expect(reasonFor({ kind: "tax", work: "goods", vatBp: 100, pitBp: 50, from: tomorrow })).toBe("changes_nothing");
  expect(reasonFor({ kind: "tax", work: "goods", vatBp: 200, pitBp: 50, from: tomorrow })).toBeUndefined();
});

test("ending a category's own rule brings the general one back, from its day on", () => {
  const end: NewRate = { kind: "end", categoryId: "rau", from: daysAfter(tomorrow, 30) };
  expect(reasonFor(end)).toBe("nothing_to_end");
  const own = withRate(openingBook, commission({ categoryId: "rau", percentBp: 900 }));
  expect(reasonFor(end, own)).toBeUndefined();
  const ended = withRate(own, end);
  expect(ratesOn(daysAfter(tomorrow, 29), ended).commission).toHaveLength(2);
  expect(ratesOn(daysAfter(tomorrow, 30), ended).commission).toMatchObject([{ categoryId: null, percentBp: 500 }]);
});

test("the example says what a farmer gets of 300.000 ₫, before and after", () => {
  const [first] = examplesOf(commission({ percentBp: 700, fixedVnd: 1_000 }), openingBook);
  expect(first).toMatchObject({
    vnd: 300_000,
    before: { commissionVnd: 15_000, vatVnd: 3_000, pitVnd: 1_500, sellerVnd: 280_500 },
    after: { commissionVnd: 22_000, vatVnd: 3_000, pitVnd: 1_500, sellerVnd: 273_500 },
  });
  const [trip] = examplesOf({ kind: "tax", work: "transport", vatBp: 500, pitBp: 150, from: tomorrow }, openingBook);
  expect(trip).toMatchObject({ vnd: 30_000, before: { couriersVnd: [28_650] }, after: { couriersVnd: [28_050] } });
});

test("a timeline says what holds now, what is to come and what never came", () => {
  const agreedAt = daysAfter(now, -60);
  const rate = (days: number, signed: { agreedAt?: Date | null; withdrawnAt?: Date | null } = {}) => ({
    ...{ from: daysAfter(now, days), agreedAt, withdrawnAt: null },
    ...signed,
  });
  const withdrawnAt = daysAfter(now, -40);
  const lines = timeline(
    [
      rate(-50),
      rate(-9),
      rate(-30, { withdrawnAt }),
      rate(-5, { agreedAt: null }),
      rate(5),
      rate(9, { agreedAt: null }),
    ],
    now,
  );
  expect(lines.map(({ state }) => state)).toEqual(["proposed", "to_come", "lapsed", "in_force", "withdrawn", "over"]);
  expect(lines[3]?.until).toEqual(daysAfter(now, 5));
});
