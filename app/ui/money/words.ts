import type { PayoutObstacle, PayoutStatus } from "~/domain/payouts/types";
import type { Verdict } from "~/domain/payments/reconcile";
import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";
import type { Tone } from "~/ui/primitives/notice";

export const statusText = (status: PayoutStatus): string =>
  ({ sent: m.money_status_sent, paid: m.money_status_paid, returned: m.money_status_returned })[status]();

export const statusTone = (status: PayoutStatus): Tone =>
  (({ sent: "info", paid: "good", returned: "bad" }) as const)[status];

/** `why`: what the bank said, for the payee's own page. */
export function obstacleText(obstacle: PayoutObstacle | null, why?: string | null): string {
  switch (obstacle) {
    case null:
      return m.money_obstacle_none();
    case "below_minimum":
      return m.money_obstacle_below_minimum();
    case "no_account":
      return m.money_obstacle_no_account();
    case "account_on_hold":
      return m.money_obstacle_account_on_hold();
    case "account_returned":
      return why ? m.money_obstacle_account_returned({ why }) : m.money_obstacle_account_returned_short();
    case "not_banked":
      return m.money_obstacle_not_banked();
  }
}

export const verdictText = (verdict: Verdict): string =>
  ({
    agrees: m.money_verdict_agrees,
    unknown_to_us: m.money_verdict_unknown_to_us,
    unknown_to_vnpay: m.money_verdict_unknown_to_vnpay,
    amount_differs: m.money_verdict_amount_differs,
  })[verdict]();

const kinds: Readonly<Record<string, () => string>> = {
  "payment.received": m.money_kind_payment_received,
  "payment.unapplied": m.money_kind_payment_unapplied,
  "payment.suspected": m.money_kind_payment_suspected,
  "payment.cleared": m.money_kind_payment_cleared,
  "payment.reversed": m.money_kind_payment_reversed,
  "order.released": m.money_kind_order_released,
  "order.compensated": m.money_kind_order_compensated,
  "refund.asked": m.money_kind_refund_asked,
  "refund.done": m.money_kind_refund_done,
  "refund.rejected": m.money_kind_refund_rejected,
  "refund.credited": m.money_kind_refund_credited,
  "refund.recredited": m.money_kind_refund_recredited,
  "payment.credit": m.money_kind_payment_credit,
  "payment.credit_returned": m.money_kind_payment_credit_returned,
  "payout.started": m.money_kind_payout_started,
  "payout.paid": m.money_kind_payout_paid,
  "payout.returned": m.money_kind_payout_returned,
  "receivable.kept": m.money_kind_receivable_kept,
  "vnpay.difference": m.money_kind_vnpay_difference,
  "vnpay.fee": m.money_kind_vnpay_fee,
  "payment.written_off": m.money_kind_payment_written_off,
  "payment.applied": m.money_kind_payment_applied,
  "payment.returned": m.money_kind_payment_returned,
  "vnpay.settled": m.money_kind_vnpay_settled,
};

/** What kind of transaction it was; one that has no word yet shows its own name. */
export const kindText = (kind: string): string => kinds[kind]?.() ?? kind;

/** "2026-11" → "11/2026" */
export const monthText = (month: string): string => month.split("-").reverse().join("/");

/** "+25.000 ₫": what came is told apart from what went without colour. */
export const signedVnd = (amount: number): string => (amount > 0 ? `+${formatVnd(amount)}` : formatVnd(amount));

const attempts: Readonly<Record<string, readonly [() => string, Tone]>> = {
  open: [m.money_attempt_open, "info"],
  paid: [m.money_attempt_paid, "good"],
  paid_again: [m.money_attempt_paid_again, "warning"],
  failed: [m.money_attempt_failed, "info"],
  expired: [m.money_attempt_expired, "info"],
  suspected: [m.money_attempt_suspected, "warning"],
  mismatched: [m.money_attempt_mismatched, "bad"],
};

/** What became of one visit to VNPAY. */
export const attemptText = (status: string): string => attempts[status]?.[0]() ?? status;
export const attemptTone = (status: string): Tone => attempts[status]?.[1] ?? "info";

const claims: Readonly<Record<string, readonly [() => string, Tone]>> = {
  open: [m.money_claim_open, "warning"],
  agreed: [m.money_claim_agreed, "warning"],
  granted: [m.money_claim_granted, "good"],
  refused: [m.money_claim_refused, "info"],
};

/** Where a claim stands. */
export const claimText = (status: string): string => claims[status]?.[0]() ?? status;
export const claimTone = (status: string): Tone => claims[status]?.[1] ?? "info";
