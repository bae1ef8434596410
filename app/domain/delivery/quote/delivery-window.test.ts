import { expect, test } from "vitest";
import { isoInVietnam } from "~/domain/shared/time";
import { deliveryWindows } from "./delivery-window";

const morning = new Date("2026-11-22T08:00:00+07:00");
const evening = new Date("2026-11-22T21:00:00+07:00");
const starts = (km: number, now: Date) => deliveryWindows(km * 1000, now, 1).map(({ from }) => isoInVietnam(from))[0];

test("a neighbour's morning order arrives the same afternoon", () =>
  expect(starts(20, morning)).toBe("2026-11-22T15:00:00+07:00"));
test("an evening order arrives the next morning", () => expect(starts(20, evening)).toBe("2026-11-23T07:00:00+07:00"));
test("the next province takes until the next morning", () =>
  expect(starts(200, morning)).toBe("2026-11-23T08:00:00+07:00"));
test("across the country takes three days", () => expect(starts(1_700, morning)).toBe("2026-11-25T08:00:00+07:00"));
test("windows follow each other day by day", () => {
  expect(deliveryWindows(20_000, morning, 3).map(({ from }) => isoInVietnam(from))).toEqual([
    "2026-11-22T15:00:00+07:00",
    "2026-11-23T07:00:00+07:00",
    "2026-11-24T07:00:00+07:00",
  ]);
});
