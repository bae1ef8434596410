import { expect, test } from "vitest";
import { base32, codeOfStep, enrolmentUri, matchingStep, stepAt } from "./totp.server";

const secret = Buffer.from("12345678901234567890");

test("codes are those of RFC 6238, appendix B", () => {
  // The appendix prints eight digits; six are the last six of them.
  const vectors: [number, string][] = [
    [59, "94287082"],
    [1_111_111_109, "07081804"],
    [1_111_111_111, "14050471"],
    [1_234_567_890, "89005924"],
    [2_000_000_000, "69279037"],
    [20_000_000_000, "65353130"],
  ];
  for (const [seconds, eight] of vectors)
    expect(codeOfStep(secret, stepAt(new Date(seconds * 1000)))).toBe(eight.slice(-6));
});

test("counters are those of RFC 4226, appendix D", () => {
  const codes = ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"];
  expect(codes.map((_, counter) => codeOfStep(secret, counter))).toEqual(codes);
});

test("base32 is that of RFC 4648, section 10", () => {
  expect(["", "f", "fo", "foo", "foob", "fooba", "foobar"].map((text) => base32(Buffer.from(text)))).toEqual([
    "",
    "MY",
    "MZXQ",
    "MZXW6",
    "MZXW6YQ",
    "MZXW6YTB",
    "MZXW6YTBOI",
  ]);
});

test("a code is good for its own step and the neighbours, and never twice", () => {
  const now = new Date(1_234_567_890_000);
  const step = stepAt(now);
  for (const off of [-1, 0, 1]) expect(matchingStep(secret, codeOfStep(secret, step + off), now, 0)).toBe(step + off);
  for (const off of [-2, 2]) expect(matchingStep(secret, codeOfStep(secret, step + off), now, 0)).toBeNull();
  expect(matchingStep(secret, codeOfStep(secret, step), now, step)).toBeNull();
  expect(matchingStep(secret, codeOfStep(secret, step + 1), now, step)).toBe(step + 1);
  expect(matchingStep(secret, "", now, 0)).toBeNull();
});

test("the QR code names the shop and the account", () => {
  const uri = new URL(enrolmentUri(secret, "0901000001"));
  expect(decodeURIComponent(uri.pathname)).toBe("/Chợ Quê:0901000001");
  expect(uri.searchParams.get("secret")).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  expect(uri.searchParams.get("issuer")).toBe("Chợ Quê");
});
