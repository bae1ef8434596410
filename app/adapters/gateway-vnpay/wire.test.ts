import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { readWireAmount, readWireDate, wireAddress, wireAmount, wireDate } from "./wire";

afterEach(() => vi.unstubAllEnvs());

test.each(["UTC", "Asia/Ho_Chi_Minh", "America/New_York"])(
  "a moment keeps its Vietnamese wall clock on a %s machine",
  (zone) => {
    vi.stubEnv("TZ", zone);
    expect(wireDate(new Date("2026-11-21T17:00:00Z"))).toBe("20261122000000");
    expect(wireDate(new Date("2028-02-29T23:59:59+07:00"))).toBe("20280229235959");
    fc.assert(
      fc.property(fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }), (at) => {
        const second = new Date(Math.floor(at.getTime() / 1000) * 1000);
        expect(readWireDate(wireDate(second))).toEqual(second);
      }),
    );
  },
);

test("a date that does not exist is not a date", () => {
  expect(readWireDate("20260230101010")).toBeNull();
  expect(readWireDate("2026-02-03")).toBeNull();
});

test("amounts are multiplied by one hundred exactly, and bounded", () => {
  expect(wireAmount(999_999_999)).toBe("99999999900");
  expect(() => wireAmount(1_000_000_000)).toThrow(RangeError);
  expect(() => wireAmount(4_999)).toThrow(RangeError);
  expect(() => wireAmount(5_000.5)).toThrow(RangeError);
  expect(readWireAmount("15000000")).toBe(150_000);
  expect(readWireAmount("15000001")).toBeNull();
  expect(readWireAmount("-500")).toBeNull();
  expect(readWireAmount(undefined)).toBeNull();
});

test("every address becomes one that VNPAY takes", () => {
  expect(wireAddress("::ffff:203.0.113.7")).toBe("203.0.113.7");
  expect(wireAddress("203.0.113.7, 10.0.0.1")).toBe("203.0.113.7");
  expect(wireAddress("::1")).toBe("113.160.92.10");
  expect(wireAddress("<script>")).toBe("113.160.92.10");
});
