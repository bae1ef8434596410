import { type Failure, failureOf } from "~/domain/payments/failure";
import { m } from "~/paraglide/messages";
import type { PaymentLook } from "./payment-result";

const reasons: Record<Failure, () => string> = {
  not_enrolled: m.payments_failure_not_enrolled,
  wrong_details: m.payments_failure_wrong_details,
  expired: m.payments_failure_expired,
  locked: m.payments_failure_locked,
  wrong_otp: m.payments_failure_wrong_otp,
  cancelled: m.payments_failure_cancelled,
  no_balance: m.payments_failure_no_balance,
  daily_limit: m.payments_failure_daily_limit,
  bank_down: m.payments_failure_bank_down,
  wrong_password: m.payments_failure_wrong_password,
  other: m.payments_failure_other,
};

export const failureText = (responseCode: string | null): string => reasons[failureOf(responseCode)]();

type Returned = {
  readonly state: "waiting" | "failed" | "suspected" | "paid_again" | "mismatched" | "over" | "paid";
  readonly responseCode: string | null;
};

/** Said only when it is true: an unconfirmed payment is "waiting for the bank", whatever the address bar says. */
export function returnText({ state, responseCode }: Returned): { look: PaymentLook; title: string; text: string } {
  switch (state) {
    case "paid":
    case "waiting":
      return { look: "waiting", title: m.payments_waiting_title(), text: m.payments_waiting_text() };
    case "suspected":
      return { look: "waiting", title: m.payments_suspected_title(), text: m.payments_suspected_text() };
    case "paid_again":
      return { look: "done", title: m.payments_paid_again_title(), text: m.payments_paid_again_text() };
    case "mismatched":
      return { look: "failed", title: m.payments_mismatched_title(), text: m.payments_mismatched_text() };
    case "over":
      return { look: "over", title: m.payments_over_title(), text: m.payments_over_text() };
    case "failed":
      return { look: "failed", title: m.payments_failed_title(), text: failureText(responseCode) };
  }
}
