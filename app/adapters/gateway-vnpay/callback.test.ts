import fc from "fast-check";
import { expect, test } from "vitest";
import { readCallback } from "./callback.server";
import { canonicalQuery } from "./canonical";
import { payUrl } from "./pay-url.server";
import { signText } from "./signature.server";

const terminal = { tmnCode: "TESTTMN1", secret: "a secret for tests, nobody's", origin: "https://vnpay.example" };
const paid = {
  vnp_TmnCode: "TESTTMN1",
  vnp_TxnRef: "CQ1",
  vnp_Amount: "15000000",
  vnp_ResponseCode: "00",
  vnp_TransactionStatus: "00",
  vnp_TransactionNo: "14000001",
  vnp_BankCode: "NCB",
  vnp_PayDate: "20261122080000",
  vnp_OrderInfo: "Don hang CQ1",
};
const signed = (fields: Record<string, string>, secret = terminal.secret): string => {
  const query = canonicalQuery(fields);
  return `${query}&vnp_SecureHash=${signText(secret, query)}`;
};

/** Any code points at all, lone surrogates included. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 60 })
  .map((points) => String.fromCodePoint(...points));

test("a genuine callback is read", () => {
  expect(readCallback(terminal, signed(paid))).toEqual({
    ok: true,
    callback: {
      tmnCode: "TESTTMN1",
      txnRef: "CQ1",
      amountVnd: 150_000,
      verdict: "paid",
      responseCode: "00",
      transactionStatus: "00",
      transactionNo: "14000001",
      bankCode: "NCB",
      payDate: "20261122080000",
    },
  });
});

test.each([
  ["00", "00", "paid"],
  ["24", "02", "failed"],
  ["00", "02", "failed"],
  ["24", "00", "failed"],
  ["07", "07", "suspected"],
  ["00", "01", "pending"],
])("codes %s and %s mean %s", (vnp_ResponseCode, vnp_TransactionStatus, verdict) => {
  expect(readCallback(terminal, signed({ ...paid, vnp_ResponseCode, vnp_TransactionStatus }))).toMatchObject({
    callback: { verdict },
  });
});

test("the order of the fields, capitals in the hash and foreign fields do not matter", () => {
  const query = signed(paid);
  const reversed = query.split("&").reverse().join("&");
  const capitals = query.replace(/[0-9a-f]{128}$/, (hash) => hash.toUpperCase());
  for (const raw of [reversed, capitals, `?${query}&utm_source=x`]) expect(readCallback(terminal, raw).ok).toBe(true);
});

test("whichever way the sender encodes, its own signature holds", () => {
  const text =
    "vnp_Amount=15000000&vnp_OrderInfo=(a)!%20b&vnp_Promotion=&vnp_ResponseCode=00&vnp_TmnCode=TESTTMN1&vnp_TransactionStatus=00&vnp_TxnRef=CQ1";
  expect(readCallback(terminal, `${text}&vnp_SecureHash=${signText(terminal.secret, text)}`).ok).toBe(true);
});

test("a repeated field, a foreign terminal and another secret are refused", () => {
  expect(readCallback(terminal, `vnp_Amount=100&${signed(paid)}`)).toEqual({ ok: false, reason: "bad_signature" });
  expect(readCallback(terminal, `${signed(paid)}&%76np_Amount=100`)).toEqual({ ok: false, reason: "bad_signature" });
  expect(readCallback(terminal, signed(paid, "other"))).toEqual({ ok: false, reason: "bad_signature" });
  const foreign = signed({ ...paid, vnp_TmnCode: "OTHERTM1" });
  expect(readCallback(terminal, foreign)).toEqual({ ok: false, reason: "foreign_terminal" });
  expect(readCallback(terminal, canonicalQuery(paid))).toEqual({ ok: false, reason: "bad_signature" });
});

test("signing and reading agree for any text", () => {
  fc.assert(
    fc.property(anyText, (vnp_OrderInfo) => {
      expect(readCallback(terminal, signed({ ...paid, vnp_OrderInfo })).ok).toBe(true);
    }),
  );
}, 20_000);

test("changing any one sign of a signed query never changes what is believed", () => {
  const query = signed(paid);
  const original = readCallback(terminal, query);
  fc.assert(
    fc.property(fc.nat(query.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, sign) => {
      const read = readCallback(terminal, query.slice(0, at) + sign + query.slice(at + 1));
      if (read.ok) expect(read).toEqual(original);
    }),
    { numRuns: 1_000 },
  );
}, 20_000);

test("no query makes the reader throw", () => {
  fc.assert(fc.property(anyText, (query) => readCallback(terminal, query).ok === false));
  expect(readCallback(terminal, "vnp_TxnRef=%E0%A4%A").ok).toBe(false);
});

test("the address of the payment page holds exactly what was signed", () => {
  const at = new Date("2026-11-22T08:00:00+07:00");
  const url = new URL(
    payUrl(terminal, {
      txnRef: "CQ1",
      amountVnd: 150_000,
      description: "Đơn hàng (1)",
      returnUrl: "https://shop.example/pay/return",
      ipAddress: "::1",
      locale: "vi",
      createdAt: at,
      expiresAt: new Date(at.getTime() + 900_000),
    }),
  );
  const fields = Object.fromEntries(url.searchParams);
  expect(fields).toMatchObject({
    vnp_Amount: "15000000",
    vnp_Locale: "vn",
    vnp_OrderInfo: "Don hang 1",
    vnp_ExpireDate: "20261122081500",
  });
  expect(url.searchParams.get("vnp_SecureHash")).toBe(signText(terminal.secret, canonicalQuery(fields)));
});
