import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalQuery, formEncode, pipedFields } from "./canonical";
import { orderInfo } from "./order-info";

test("fields are sorted by code unit, empty values and the signature left out", () => {
  const fields = {
    vnp_b: "2",
    vnp_B: "1",
    vnp_SecureHash: "x",
    vnp_SecureHashType: "y",
    other: "z",
    vnp_a: "",
    vnp_C: "a b",
  };
  expect(canonicalQuery(fields)).toBe("vnp_B=1&vnp_C=a+b&vnp_b=2");
});

test("a missing field keeps its slot between the pipes", () => {
  expect(pipedFields(["a", "b", "c"], { a: "1", c: "3" })).toBe("1||3");
});

/** The encoders of VNPAY's own demos: Node, PHP, .NET and Java. */
const encoders: readonly ((text: string) => string)[] = [
  formEncode,
  (text) => encodeURIComponent(text).replace(/%20/g, "+"),
  (text) => formEncode(text).replace(/\*/g, "%2A"),
  (text) => formEncode(text).replace(/%21/g, "!").replace(/%28/g, "(").replace(/%29/g, ")"),
  (text) => formEncode(text),
];

test("a sanitised order text is written alike by every encoder, and sanitising it again changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
      const clean = orderInfo(text, "REF1");
      expect(new Set(encoders.map((encode) => encode(clean))).size).toBe(1);
      expect(orderInfo(clean, "REF1")).toBe(clean);
      expect(clean).toMatch(/^[A-Za-z0-9.,:_-][A-Za-z0-9 .,:_-]{0,254}$/);
    }),
  );
});

test("Vietnamese order text keeps its letters", () => {
  expect(orderInfo("Thanh toán đơn Đà Lạt (3 kg) * 50%!", "R")).toBe("Thanh toan don Da Lat 3 kg 50");
  expect(orderInfo("☕", "CQ1")).toBe("CQ1");
});
