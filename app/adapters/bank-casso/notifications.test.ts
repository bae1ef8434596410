import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sepay } from "../bank-sepay/sepay.server";
import { casso } from "./casso.server";

const key = "a-key-of-the-tests-0123456789";
const call = (body: unknown, headers: Record<string, string>) => ({
  body: typeof body === "string" ? body : JSON.stringify(body),
  header: (name: string) => headers[name] ?? null,
});
const bookedAt = new Date("2026-11-22T14:02:37+07:00");

describe("SePay's calls", () => {
  const movement = {
    ...{
      id: 92704,
      gateway: "Vietcombank",
      transactionDate: "2026-11-22 14:02:37",
      accountNumber: "19001",
      code: null,
    },
    ...{ content: "CQ0123ABCD", transferType: "in", transferAmount: 45_000, accumulated: 19_077_000, subAccount: null },
    ...{ referenceCode: "MBVCB.3278907687", description: "" },
  };
  const read = (body: unknown, authorization = `Apikey ${key}`) => sepay(key).read(call(body, { authorization }));

  it("are read with their key", () =>
    expect(read(movement)).toEqual({
      ok: true,
      notices: [
        {
          ...{ provider: "sepay", account: "19001", reference: "MBVCB.3278907687", amountVnd: 45_000 },
          ...{ content: "CQ0123ABCD", bookedAt },
        },
      ],
    }));
  it("without the bank's number have SePay's", () =>
    expect(read({ ...movement, referenceCode: null })).toMatchObject({ notices: [{ reference: "sepay:92704" }] }));
  it("about money going out hold nothing", () =>
    expect(read({ ...movement, transferType: "out" })).toEqual({ ok: true, notices: [] }));
  it("with another key are not theirs", () =>
    expect(read(movement, "Apikey nonsense")).toEqual({ ok: false, reason: "not_theirs" }));
  it.each([["{"], [{ ...movement, transferAmount: 1.5 }], [{ ...movement, transactionDate: "yesterday" }], [[]]])(
    "that make no sense are malformed: %j",
    (body) => expect(read(body)).toEqual({ ok: false, reason: "malformed" }),
  );
});

describe("Casso's calls", () => {
  const data = {
    ...{ id: 7, reference: "FT26326001", description: "CQ0123ABCD", amount: 45_000, runningBalance: 25_000_000 },
    ...{ transactionDateTime: "2026-11-22 14:02:37", accountNumber: "19001", bankName: "VPBank" },
  };
  const signed = (body: object, with_ = key, t = "1727948258788") => {
    const inOrder = JSON.stringify(body, (_, value: unknown) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    );
    const v1 = createHmac("sha512", with_).update(`${t}.${inOrder}`).digest("hex");
    return casso(key).read(call(body, { "x-casso-signature": `t=${t},v1=${v1}` }));
  };

  it("are read when signed", () =>
    expect(signed({ error: 0, data })).toMatchObject({
      ok: true,
      notices: [{ provider: "casso", account: "19001", reference: "FT26326001", amountVnd: 45_000, bookedAt }],
    }));
  it("signed by another are not theirs", () =>
    expect(signed({ error: 0, data }, "another")).toEqual({ ok: false, reason: "not_theirs" }));
  it("of a test or of money going out hold nothing", () => {
    expect(signed({ error: 0, data: { ...data, id: 0 } })).toEqual({ ok: true, notices: [] });
    expect(signed({ error: 0, data: { ...data, amount: -45_000 } })).toEqual({ ok: true, notices: [] });
  });
  it("of the first shape are a list with the token in a header", () => {
    const listed = {
      ...{ id: 8, tid: "T8", description: "CQ", amount: 1_000, when: "2026-11-22 14:02:37" },
      bank_sub_acc_id: "19001",
    };
    const read = (token: string) => casso(key).read(call({ error: 0, data: [listed] }, { "secure-token": token }));
    expect(read(key)).toMatchObject({ ok: true, notices: [{ reference: "T8", amountVnd: 1_000 }] });
    expect(read("nonsense")).toEqual({ ok: false, reason: "not_theirs" });
  });
});
