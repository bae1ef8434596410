import { expect, test } from "vitest";
import { formatPhone, maskPhone, parsePhone } from "./phone";

test("both ways of writing a mobile number are one number", () => {
  for (const text of ["0912345678", "+84912345678", "84 912 345 678", "0912.345.678", "０９１２３４５６７８"]) {
    expect(parsePhone(text)).toBe("+84912345678");
  }
});

test("landlines, short, long and foreign numbers are refused", () => {
  for (const text of ["02812345678", "091234567", "09123456789", "+1 912 345 678", "0112345678", "", "abc"]) {
    expect(parsePhone(text)).toBeNull();
  }
});

test("a number is shown in groups, and masked for a courier", () => {
  expect(formatPhone("+84912345678")).toBe("0912 345 678");
  expect(maskPhone("+84912345678")).toBe("0912 *** 678");
});
