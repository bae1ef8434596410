import { expect, test } from "vitest";
import { type AttemptStatus, judge } from "./attempt-status";
import type { Source, Verdict } from "./types";

const known = (status: AttemptStatus, isPayablePaid = false) => ({ status, amountVnd: 150_000, isPayablePaid });
const word = (verdict: Verdict, source: Source = "ipn", amountVnd: number | null = 150_000) => ({
  verdict,
  source,
  amountVnd,
});

test.each([
  ["open", "paid", "paid"],
  ["open", "failed", "failed"],
  ["open", "suspected", "suspected"],
  ["expired", "paid", "paid"],
  ["suspected", "paid", "paid"],
  ["suspected", "failed", "failed"],
] as const)("an attempt that is %s becomes, when VNPAY says %s, %s", (status, verdict, to) => {
  expect(judge(known(status), word(verdict))).toEqual({ kind: "move", to });
});

test.each(["paid", "paid_again", "mismatched"] as const)(
  "nothing VNPAY says changes an attempt that is %s",
  (status) => {
    for (const verdict of ["paid", "failed", "suspected", "pending"] as const) {
      for (const isPaid of [true, false])
        expect(judge(known(status, isPaid), word(verdict))).toEqual({ kind: "already_final" });
    }
  },
);

test("success after failure is believed only when VNPAY repeats it to our own question", () => {
  expect(judge(known("failed"), word("paid", "ipn"))).toEqual({ kind: "ask_first" });
  expect(judge(known("failed"), word("paid", "querydr"))).toEqual({ kind: "move", to: "paid" });
});

test("a second payment of one payable is kept apart", () => {
  expect(judge(known("open", true), word("paid"))).toEqual({ kind: "move", to: "paid_again" });
});

test("the amount is checked before anything else", () => {
  expect(judge(known("paid"), word("paid", "ipn", 150_001))).toEqual({ kind: "wrong_amount" });
  expect(judge(known("open"), word("paid", "ipn", null))).toEqual({ kind: "wrong_amount" });
  expect(judge(known("open"), word("failed", "ipn", 1))).toEqual({ kind: "wrong_amount" });
  expect(judge(known("open"), word("paid", "ipn", 1))).toEqual({ kind: "wrong_amount", asks: true });
  expect(judge(known("open"), word("paid", "querydr", 1))).toEqual({ kind: "move", to: "mismatched" });
});
