import { expect, test } from "vitest";
import {
  formatDate,
  formatTime,
  formatTimeFrom,
  fromVietnam,
  inVietnam,
  isoDay,
  isoInVietnam,
  startOfDayInVietnam,
  readVietnamTime,
} from "./time";

test("Vietnam's day begins at 17:00 UTC, whatever zone the machine is in", () => {
  const lateEvening = new Date("2026-11-21T17:00:00Z");
  expect(isoDay(lateEvening)).toBe("2026-11-22");
  expect(startOfDayInVietnam(new Date("2026-11-22T16:59:59Z"))).toEqual(lateEvening);
});

test("dates and times are written the Vietnamese way", () => {
  const at = fromVietnam(2026, 2, 3, 4, 5);
  expect(formatDate(at)).toBe("03/02/2026");
  expect(formatTime(at)).toBe("04:05");
  expect(isoInVietnam(at)).toBe("2026-02-03T04:05:00+07:00");
});

test("a wall-clock time survives the way there and back", () => {
  expect(inVietnam(fromVietnam(2028, 2, 29, 23, 59, 58))).toEqual({
    year: 2028,
    month: 2,
    day: 29,
    hour: 23,
    minute: 59,
    second: 58,
    weekday: 2,
  });
});

test("a typed minute is read as Vietnamese time; one that does not exist is none", () => {
  expect(readVietnamTime("2026-11-22T14:05")?.toISOString()).toBe("2026-11-22T07:05:00.000Z");
  for (const text of ["", "2026-02-30T10:00", "2026-11-22T24:10", "22/11/2026", "0000-00-00T00:00"])
    expect(readVietnamTime(text)).toBeNull();
});

test("a time of another day carries its date, also a quarter past midnight tonight", () => {
  const evening = new Date("2026-11-22T23:30:00+07:00");
  expect(formatTimeFrom(evening, "2026-11-22T08:05:00+07:00")).toBe("08:05");
  expect(formatTimeFrom(evening, "2026-11-23T00:15:00+07:00")).toBe("00:15 23/11");
  expect(formatTimeFrom(evening, "2026-11-21T23:30:00+07:00")).toBe("23:30 21/11");
});
