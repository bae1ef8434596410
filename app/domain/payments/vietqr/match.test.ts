import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newCode } from "~/domain/shared/code";
import { matchTransfer, type Payable } from "./match";
import { orderCodesIn, transferContent } from "./transfer-code";

const expiresAt = new Date("2026-11-22T10:15:00+07:00");
const minute = (minutes: number): Date => new Date(expiresAt.getTime() + minutes * 60_000);
const order: Payable = { amountVnd: 45_000, isPaid: false, isOpen: true, expiresAt };
const right = { account: "19001", amountVnd: 45_000, bookedAt: minute(-5) };
const known = { codes: ["A"], payable: order, ourAccount: "19001", seemsTold: false };

describe("a transfer", () => {
  it("pays with one known code, the exact amount, in time, on our account", () =>
    expect(matchTransfer(right, known)).toEqual({ pays: true }));
  it("of the last second pays", () => expect(matchTransfer({ ...right, bookedAt: expiresAt }, known).pays).toBe(true));

  it.each([
    ["without a code", {}, { codes: [], payable: null }, "no_code"],
    ["with two codes", {}, { codes: ["A", "B"], payable: null }, "several_codes"],
    ["with a code of no order", {}, { payable: null }, "unknown_code"],
    ["of one đồng less", { amountVnd: 44_999 }, {}, "wrong_amount"],
    ["of one đồng more", { amountVnd: 45_001 }, {}, "wrong_amount"],
    ["for a paid order", {}, { payable: { ...order, isPaid: true } }, "already_paid"],
    ["of a wrong amount for a paid order", { amountVnd: 1 }, { payable: { ...order, isPaid: true } }, "already_paid"],
    ["after the time", { bookedAt: minute(1) }, {}, "late"],
    ["for an order that is over", {}, { payable: { ...order, isOpen: false } }, "late"],
    ["into another account", { account: "19002" }, {}, "other_account"],
    ["told before under another number", {}, { payable: { ...order, isPaid: true }, seemsTold: true }, "seems_told"],
  ] as const)("%s waits for a person", (_, notice, more, why) =>
    expect(matchTransfer({ ...right, ...notice }, { ...known, ...more })).toEqual({ pays: false, why }),
  );

  it("that pays is not held up by one that looks like it", () =>
    expect(matchTransfer(right, { ...known, seemsTold: true }).pays).toBe(true));
});

const codes = fc.uint8Array({ minLength: 7, maxLength: 7 }).map((random) => newCode(() => random));

describe("the code in a transfer's text", () => {
  it.each([
    ["as it was copied", (content: string) => content],
    ["in small letters", (content: string) => content.toLowerCase()],
    ["between the bank's words", (content: string) => `MBVCB.3278907687.${content}.CT tu 0011 NGUYEN VAN A`],
    ["glued to the bank's words", (content: string) => `IBFT${content}GD998877`],
    ["broken by a space", (content: string) => `${content.slice(0, 5)} ${content.slice(5)}-chuyen tien`],
  ])("is found %s", (_, told) => {
    fc.assert(fc.property(codes, (code) => void expect(orderCodesIn(told(transferContent(code)))).toContain(code)));
  });

  it("with one sign wrong is no code of that order", () => {
    fc.assert(
      fc.property(codes, fc.integer({ min: 2, max: 9 }), (code, place) => {
        const content = transferContent(code);
        const wrong = content.charAt(place) === "7" ? "8" : "7";
        expect(orderCodesIn(content.slice(0, place) + wrong + content.slice(place + 1))).not.toContain(code);
      }),
    );
  });

  it("is not guessed from the order's code without our mark", () => {
    fc.assert(
      fc.property(
        codes.filter((code) => !code.includes("CQ")),
        (code) => void expect(orderCodesIn(`THANH TOAN ${code}`)).toEqual([]),
      ),
    );
  });
});
