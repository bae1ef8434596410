import type { Operator } from "~/domain/identity/types";
import { receiptReturned } from "~/domain/ledger/bank-postings";
import { post } from "~/domain/ledger/post.server";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { lockReceipt } from "./lock-receipt.server";

export type ReturnReceipt = {
  readonly receiptId: string;
  /** The bank's number of the transfer that took it back, and to whom. */
  readonly note: string;
};
export type ReceiptReturn = { ok: true } | Refusal<"note_needed" | "already_settled">;

/** An operator has sent unapplied money back from our bank, and says by which transfer. */
export const returnReceipt = (
  db: Db,
  moment: Moment,
  operator: Operator,
  { receiptId, note }: ReturnReceipt,
): Promise<ReceiptReturn> =>
  transact(db, async (tx): Promise<ReceiptReturn> => {
    if (note.trim() === "") return refuse("note_needed");
    const receipt = await lockReceipt(tx, receiptId);
    if (receipt.status !== "unapplied") return refuse("already_settled");
    const settled = { status: "returned", settledAt: moment.now };
    await tx.bankReceipt.update({ where: { id: receiptId }, data: settled, select: { id: true } });
    await post(tx, moment, receiptReturned(receipt));
    const { bankReference, amountVnd } = receipt;
    await audit(tx, moment.now, {
      actorId: operator.personId,
      action: "bank_receipt.returned",
      subject: `bank_receipt:${receiptId}`,
      detail: { bankReference, amountVnd, note },
    });
    return { ok: true };
  });
