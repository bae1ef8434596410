import { refundAsked } from "~/domain/ledger/refund-postings";
import { post } from "~/domain/ledger/post.server";
import { invariant } from "~/domain/shared/invariant";
import { present } from "~/domain/shared/missing";
import { type Accepted, refuse, type Refusal } from "~/domain/shared/refusal";
import type { Tx } from "~/platform/db.server";
import { failpoint } from "~/platform/failpoint.server";
import { type Moment, record } from "~/platform/outbox.server";
import { chargeOf, type GivenBack, lockSessionOf, type MoneySources, sourcesOf } from "./charge.server";
import { newName, newRequestId } from "./names";

export type AskRefund = GivenBack & {
  /** Names the occasion ("weighed:<sub-order>"): one occasion is one refund, however often it is asked for. */
  readonly cause: string;
  readonly reason: string;
  /** The attempt to give back when it is not the one that paid. */
  readonly paidAgain?: string;
  /** The money is credit that the shopper takes back. */
  readonly credit?: { readonly lotId: string; readonly holderId: string };
};

export type AskedRefund = Accepted<{ refundId: string }> | Refusal<"not_paid" | "exceeds_payment">;

/**
 * Promises money back: a pending refund, its posting and the fact `refund.asked`. VNPAY hears of it after the commit. The sum
 * of refunds never exceeds the charge, whoever asks at once: the session is locked.
 */
export async function askRefund(tx: Tx, moment: Moment, ask: AskRefund): Promise<AskedRefund> {
  const { payableId, amountVnd, cause, reason, credit } = ask;
  invariant(Number.isSafeInteger(amountVnd) && amountVnd > 0, "a refund is a positive whole amount");
  const session = present(await lockSessionOf(tx, payableId), "payment");
  const earlier = await tx.refund.findUnique({ where: { cause }, select: { id: true } });
  if (earlier) return { ok: true, refundId: earlier.id };
  const charge = await chargeOf(tx, session.id, ask.paidAgain);
  if (!charge) return refuse("not_paid");
  if (charge.givenVnd + amountVnd > charge.amountVnd) return refuse("exceeds_payment");
  const sources = isElsewhere(ask) ? nothingWaits : await sourcesOf(tx, ask);
  if (sources === "too_much") return refuse("exceeds_payment");
  const refundId = newName(moment.ids, "re");
  const unappliedVnd = ask.paidAgain ? amountVnd : 0;
  await tx.refund.create({
    data: {
      id: refundId,
      sessionId: session.id,
      attemptId: charge.id,
      amountVnd,
      unappliedVnd,
      escrowVnd: sources.escrowVnd,
      lotId: credit?.lotId ?? null,
      status: "pending",
      reason,
      cause,
      requestId: newRequestId(moment.ids),
      transactionType: amountVnd === charge.amountVnd ? "02" : "03",
      createdAt: moment.now,
    },
    select: { id: true },
  });
  failpoint("refund.written");
  const spent = credit && { holderId: credit.holderId, vnd: amountVnd };
  await post(tx, moment, refundAsked({ refundId, orderId: payableId, unappliedVnd, ...sources, credit: spent }));
  failpoint("refund.promised");
  const payload = { refundId, orderId: payableId };
  await record(tx, moment, { type: "refund.asked", subject: `refund:${refundId}`, payload });
  return { ok: true, refundId };
}

const isElsewhere = ({ paidAgain, credit }: AskRefund): boolean => paidAgain !== undefined || credit !== undefined;
const nothingWaits: MoneySources = { escrowVnd: 0, lossVnd: 0, clawBack: undefined };
