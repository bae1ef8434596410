import type { Source, Verdict } from "./types";

/**
 * open: the shopper is on VNPAY's page, or went away. paid: it paid the payable. paid_again: it was charged although another
 * attempt had paid; the money goes back. mismatched: charged with another amount than asked.
 */
export const attemptStatuses = ["open", "paid", "paid_again", "failed", "expired", "suspected", "mismatched"] as const;
export type AttemptStatus = (typeof attemptStatuses)[number];

const moves: Record<AttemptStatus, readonly AttemptStatus[]> = {
  open: ["paid", "paid_again", "failed", "expired", "suspected", "mismatched"],
  // We gave up waiting; VNPAY's word still counts.
  expired: ["paid", "paid_again", "failed", "suspected", "mismatched"],
  // VNPAY contradicts itself: only when we asked it ourselves.
  failed: ["paid", "paid_again"],
  suspected: ["paid", "paid_again", "failed"],
  paid: [],
  paid_again: [],
  mismatched: [],
};

export const canMove = (from: AttemptStatus, to: AttemptStatus): boolean => moves[from].includes(to);

export type Known = { readonly status: AttemptStatus; readonly amountVnd: number; readonly isPayablePaid: boolean };
export type Word = { readonly verdict: Verdict; readonly amountVnd: number | null; readonly source: Source };

export type Judgement =
  | { readonly kind: "move"; readonly to: AttemptStatus }
  | { readonly kind: "already_final" }
  | { readonly kind: "pending" }
  /** VNPAY said "failed" before and says "paid" now: ask it before believing. */
  | { readonly kind: "ask_first" }
  /** `asks`: VNPAY says that it charged this other amount; only its answer to our own question is believed. */
  | { readonly kind: "wrong_amount"; readonly asks?: true };

/** What VNPAY's word means for an attempt, checked in VNPAY's order: amount, then finality, then the verdict. */
export function judge(known: Known, word: Word): Judgement {
  if (word.amountVnd !== known.amountVnd) return wrongAmount(known, word);
  if (word.verdict === "pending")
    return canMove(known.status, "failed") ? { kind: "pending" } : { kind: "already_final" };
  const to = statusFor(known, word.verdict);
  if (to === known.status || !canMove(known.status, to)) return { kind: "already_final" };
  if (known.status === "failed" && word.source !== "querydr") return { kind: "ask_first" };
  return { kind: "move", to };
}

function statusFor({ isPayablePaid }: Known, verdict: Exclude<Verdict, "pending">): AttemptStatus {
  if (verdict !== "paid") return verdict;
  return isPayablePaid ? "paid_again" : "paid";
}

/**
 * Charged with a wrong amount: the money is real and is kept apart, once VNPAY repeats it when asked; an IPN alone does not
 * close the door to the right one. A failure with a wrong amount moves nothing.
 */
function wrongAmount({ status }: Known, { verdict, amountVnd, source }: Word): Judgement {
  const charged = verdict === "paid" && amountVnd !== null && amountVnd > 0;
  if (!charged || !canMove(status, "mismatched")) return { kind: "wrong_amount" };
  return source === "querydr" ? { kind: "move", to: "mismatched" } : { kind: "wrong_amount", asks: true };
}
