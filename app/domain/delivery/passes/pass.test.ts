import { expect, test } from "vitest";
import { hoursAfter } from "~/domain/shared/time";
import { isPassOf, passState } from "./pass";

const now = new Date("2026-11-22T08:00:00+07:00");
const times = { validFrom: hoursAfter(now, -1), validUntil: hoursAfter(now, 100), testUntil: null, revokedAt: null };

test("a pass is valid from its first moment until before its last", () => {
  expect(passState({ ...times, validFrom: now }, now)).toBe("valid");
  expect(passState({ ...times, validFrom: hoursAfter(now, 1) }, now)).toBe("coming");
  expect(passState({ ...times, validUntil: now }, now)).toBe("expired");
  expect(passState({ ...times, validUntil: hoursAfter(now, 48) }, now)).toBe("ending");
  expect(passState({ ...times, revokedAt: now }, now)).toBe("revoked");
  expect(passState({ ...times, testUntil: hoursAfter(now, 1) }, now)).toBe("valid");
  expect(passState({ ...times, testUntil: now }, now)).toBe("untested");
});

test("a vehicle's pass goes with the plate, however it is written; a person's goes anywhere", () => {
  expect(isPassOf({ kind: "vehicle", plate: "59X1-123.45" }, { plate: "59x1 12345" })).toBe(true);
  expect(isPassOf({ kind: "vehicle", plate: "59X1-123.45" }, { plate: "51C-999.99" })).toBe(false);
  expect(isPassOf({ kind: "person", plate: "" }, { plate: "51C-999.99" })).toBe(true);
});
