import { expect, test } from "vitest";
import { hoursAfter } from "~/domain/shared/time";
import { factorStanding, readRecoveryCode } from "./second-factor";

const now = new Date("2026-11-22T08:00:00+07:00");

test("whoever has a second factor shows it each working day, required or not", () => {
  for (const isRequired of [true, false]) {
    expect(factorStanding({ hasSecondFactor: true, strongAt: null }, isRequired, now)).toBe("show");
    expect(factorStanding({ hasSecondFactor: true, strongAt: hoursAfter(now, -11) }, isRequired, now)).toBe("fine");
    expect(factorStanding({ hasSecondFactor: true, strongAt: hoursAfter(now, -12) }, isRequired, now)).toBe("show");
  }
});

test("whoever has none must get one where it is required; a session that was strong before does not count", () => {
  expect(factorStanding({ hasSecondFactor: false, strongAt: null }, false, now)).toBe("fine");
  expect(factorStanding({ hasSecondFactor: false, strongAt: null }, true, now)).toBe("enrol");
  expect(factorStanding({ hasSecondFactor: false, strongAt: now }, true, now)).toBe("enrol");
});

test("a recovery code is read however it is typed", () => {
  expect(readRecoveryCode(" abcde fghij ")).toBe("ABCDE-FGHIJ");
  expect(readRecoveryCode("ABCDE-FGHI")).toBeNull();
  expect(readRecoveryCode("123456")).toBeNull();
});
