import { expect, test } from "vitest";
import { sundayMorning } from "#test/moment";
import { daysAfter, hoursAfter } from "~/domain/shared/time";
import { isLive, sessionEnd } from "./session-lifetime";

const session = {
  createdAt: sundayMorning,
  seenAt: sundayMorning,
  expiresAt: sessionEnd(sundayMorning, false),
  revokedAt: null,
};

test("a shopper stays signed in for two idle months, an operator for half a day", () => {
  expect(isLive(session, false, daysAfter(sundayMorning, 59))).toBe(true);
  expect(isLive(session, false, daysAfter(sundayMorning, 60))).toBe(false);
  expect(isLive(session, true, hoursAfter(sundayMorning, 11))).toBe(true);
  expect(isLive(session, true, hoursAfter(sundayMorning, 12))).toBe(false);
});

test("the busiest session ends", () => {
  const busy = { ...session, seenAt: daysAfter(sundayMorning, 180) };
  expect(isLive(busy, false, daysAfter(sundayMorning, 180))).toBe(false);
  const atTheDesk = { ...session, seenAt: daysAfter(sundayMorning, 7) };
  expect(isLive(atTheDesk, true, daysAfter(sundayMorning, 7))).toBe(false);
});

test("a revoked session is over at once", () => {
  expect(isLive({ ...session, revokedAt: sundayMorning }, false, sundayMorning)).toBe(false);
});
