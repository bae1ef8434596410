import { present } from "~/domain/shared/missing";
import { refuse, type Accepted, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import type { SellerHand } from "../selling/accept-sub-order.server";
import { decideLocked, isUndecided, lockClaim } from "../internal/decide-locked.server";
import { keepEvents, lockSubOrder } from "../internal/locked-order.server";
import { twoPersonVnd } from "../policy";

export type AnswerClaim = {
  readonly claimId: string;
  readonly answer: "accept" | "contest";
  readonly words: string;
};

export type ClaimAnswer =
  | Accepted<{ status: string }>
  | Refusal<"words_needed" | "already_answered" | "already_decided" | "too_late" | "exceeds_payment">;

/**
 * The seller answers a shopper's complaint in time. A yes gives the money back at once, unless it is so much that operators
 * must agree too; a no needs words, and an operator decides. @throws Missing when it is not about this seller's goods.
 */
export const answerClaim = (
  db: Db,
  moment: Moment,
  seller: SellerHand,
  { claimId, answer, words }: AnswerClaim,
): Promise<ClaimAnswer> =>
  transact(db, async (tx): Promise<ClaimAnswer> => {
    const asked = present(await tx.claim.findUnique({ where: { id: claimId } }), "claim");
    const part = await lockSubOrder(tx, asked.subOrderId, seller.sellerId);
    const claim = await lockClaim(tx, claimId);
    const { answer: before, answerBy } = await tx.claim.findUniqueOrThrow({ where: { id: claimId } });
    if (!isUndecided(claim)) return refuse("already_decided");
    if (before !== null) return refuse("already_answered");
    if (answerBy === null || moment.now > answerBy) return refuse("too_late");
    if (answer === "contest" && words === "") return refuse("words_needed");
    const told = { answer, answerWords: words, answeredAt: moment.now };
    await tx.claim.update({ where: { id: claimId }, data: told, select: { id: true } });
    const event = { type: `sub_order.claim_${answer}ed`, subOrderId: part.subOrder.id, detail: { words } };
    await keepEvents(tx, moment, seller.personId, part.order.id, [event]);
    if (answer === "contest" || claim.amountVnd > twoPersonVnd) return { ok: true, status: claim.status };
    const decided = await decideLocked(tx, moment, seller, { claim, part, decision: "grant" });
    if (decided.ok) return decided;
    return refuse(decided.reason === "same_person" ? "already_decided" : decided.reason);
  });
