import type { Operator } from "~/domain/identity/types";
import { receiptWrittenOff } from "~/domain/ledger/bank-postings";
import { post } from "~/domain/ledger/post.server";
import { refuse, type Accepted, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { lockReceipt } from "./lock-receipt.server";

export type WriteOffReceipt = { readonly receiptId: string; readonly note: string };
export type ReceiptWriteOff =
  Accepted<{ isDone: boolean }> | Refusal<"note_needed" | "already_settled" | "same_person">;

/** Nobody claims the money. The first operator says so and why, another one writes it off. */
export const writeOffReceipt = (
  db: Db,
  moment: Moment,
  { personId }: Operator,
  { receiptId, note }: WriteOffReceipt,
): Promise<ReceiptWriteOff> =>
  transact(db, async (tx): Promise<ReceiptWriteOff> => {
    if (note.trim() === "") return refuse("note_needed");
    const receipt = await lockReceipt(tx, receiptId);
    if (receipt.status !== "unapplied") return refuse("already_settled");
    const isDone = receipt.writeOffById !== null;
    if (receipt.writeOffById === personId) return refuse("same_person");
    const data = isDone
      ? { status: "written_off", writtenOffById: personId, settledAt: moment.now }
      : { writeOffWhy: note, writeOffById: personId };
    await tx.bankReceipt.update({ where: { id: receiptId }, data, select: { id: true } });
    if (isDone) await post(tx, moment, receiptWrittenOff(receipt));
    await audit(tx, moment.now, {
      actorId: personId,
      action: isDone ? "bank_receipt.written_off" : "bank_receipt.write_off_proposed",
      subject: `bank_receipt:${receiptId}`,
      detail: { bankReference: receipt.bankReference, amountVnd: receipt.amountVnd, note },
    });
    return { ok: true, isDone };
  });
