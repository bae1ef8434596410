import type { ClaimRow } from "~/domain/ordering/claims/claim-queries.server";
import type { ClaimKind } from "~/domain/ordering/policy";
import { formatVnd } from "~/domain/shared/money";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";

const kinds: Readonly<Record<ClaimKind, () => string>> = {
  spoiled: m.claim_kind_spoiled,
  missing: m.claim_kind_missing,
  wrong_goods: m.claim_kind_wrong_goods,
  short_weight: m.claim_kind_short_weight,
};

export const claimKindText = (kind: ClaimKind): string => kinds[kind]();

/** A claim as pages get it: times are text. */
export type ToldClaim = Omit<ClaimRow, "openedAt" | "answerBy"> & {
  readonly openedAt: string | Date;
  readonly answerBy: string | Date | null;
};

/** Where it stands, for the shopper who wrote it. */
export function claimState({ status, answer, answerBy, answerWords, amountVnd }: ToldClaim, now: Date): string {
  if (status === "granted") return m.claim_state_granted({ amount: formatVnd(amountVnd) });
  if (status === "refused") return m.claim_state_refused();
  if (answer === "accept") return m.claim_state_accepted();
  if (answer === "contest") return m.claim_state_contested({ words: answerWords });
  if (answerBy !== null && new Date(answerBy) > now)
    return m.claim_state_waits_seller({ by: formatDateTime(answerBy) });
  return m.claim_state_waits_operator();
}

/** What the seller said, for operators; null when nobody asked the seller. */
export function answerText({ answer, answerBy, answerWords }: ToldClaim): string | null {
  if (answer === "accept") return m.claim_answer_accepted();
  if (answer === "contest") return m.claim_answer_contested({ words: answerWords });
  return answerBy === null ? null : m.claim_answer_none({ by: formatDateTime(answerBy) });
}
