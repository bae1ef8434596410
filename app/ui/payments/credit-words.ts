import { m } from "~/paraglide/messages";

const words: Readonly<Record<string, () => string>> = {
  weighed: m.credit_kind_weighed,
  spent: m.credit_kind_spent,
  unpaid: m.credit_kind_unpaid,
  cancelled: m.credit_kind_cancelled,
  rejected: m.credit_kind_rejected,
  returned: m.credit_kind_returned,
  written_off: m.credit_kind_written_off,
  claim: m.credit_kind_claim,
  too_late: m.credit_kind_too_late,
  withdrawn: m.credit_kind_withdrawn,
  restored: m.credit_kind_restored,
};

/** What happened to a shopper's credit. */
export const creditText = (kind: string): string => words[kind]?.() ?? kind;
