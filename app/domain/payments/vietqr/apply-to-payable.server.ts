import { receiptApplied } from "~/domain/ledger/bank-postings";
import { post } from "~/domain/ledger/post.server";
import { type Accepted, refuse, type Refusal } from "~/domain/shared/refusal";
import type { Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { lockReceipt } from "./lock-receipt.server";
import { payFor } from "./pay-for.server";
import { lockSession } from "./take-transfer.server";

export type Applied =
  Accepted<{ amountVnd: number; reference: string }> | Refusal<"already_settled" | "already_paid" | "wrong_amount">;

/** A person knows what unapplied money is for. The amount must still be exact: what is too much or too little goes back. */
export async function applyToPayable(
  tx: Tx,
  moment: Moment,
  { receiptId, payableId }: { receiptId: string; payableId: string },
): Promise<Applied> {
  const receipt = await lockReceipt(tx, receiptId);
  if (receipt.status !== "unapplied") return refuse("already_settled");
  const session = await lockSession(tx, payableId);
  if (!session || session.isPaid) return refuse("already_paid");
  if (session.amountVnd !== receipt.amountVnd) return refuse("wrong_amount");
  const settled = { status: "applied", payableId, settledAt: moment.now };
  await tx.bankReceipt.update({ where: { id: receiptId }, data: settled, select: { id: true } });
  await post(tx, moment, receiptApplied(receipt, payableId));
  await payFor(tx, moment, { receipt, session, settledBy: "operator" });
  return { ok: true, amountVnd: receipt.amountVnd, reference: receipt.reference };
}
