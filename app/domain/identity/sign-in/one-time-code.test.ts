import { expect, test } from "vitest";
import { countingIds, sundayMorning } from "#test/moment";
import { minutesAfter } from "~/domain/shared/time";
import { codeState, newOneTimeCode, readOneTimeCode } from "./one-time-code";

test("a code is six digits, leading zeros kept", () => {
  const { random } = countingIds(7);
  const codes = Array.from({ length: 2_000 }, () => newOneTimeCode(random));
  expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
  expect(new Set(codes).size).toBeGreaterThan(1_900);
  expect(newOneTimeCode(() => Uint8Array.of(0, 0, 0, 0, 0, 7))).toBe("000007");
});

test.each([
  ["123 456", "123456"],
  ["１２３４５６", "123456"],
  ["123-456", "123456"],
  ["12345", null],
  ["12345a", null],
  ["", null],
  ["1234567", null],
])("%j is read as %j", (typed, code) => {
  expect(readOneTimeCode(typed)).toBe(code);
});

test("a code is good until its minute, its last try and its first use", () => {
  const code = { triesLeft: 1, expiresAt: minutesAfter(sundayMorning, 5), usedAt: null };
  expect(codeState(code, sundayMorning)).toBe("usable");
  expect(codeState(code, minutesAfter(sundayMorning, 5))).toBe("expired");
  expect(codeState({ ...code, triesLeft: 0 }, sundayMorning)).toBe("exhausted");
  expect(codeState({ ...code, usedAt: sundayMorning }, sundayMorning)).toBe("expired");
  expect(codeState(undefined, sundayMorning)).toBe("expired");
});
