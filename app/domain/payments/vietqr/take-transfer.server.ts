import { transferReceived, transferUnapplied } from "~/domain/ledger/bank-postings";
import { post } from "~/domain/ledger/post.server";
import { hoursAfter } from "~/domain/shared/time";
import type { Tx } from "~/platform/db.server";
import { failpoint } from "~/platform/failpoint.server";
import { record, type Moment } from "~/platform/outbox.server";
import { bankAccountOf, newReference } from "./bank-account";
import { matchTransfer, type Payable } from "./match";
import { payFor, type Receipt } from "./pay-for.server";
import type { BankNotice, OurBank, TransferOutcome, Unclear } from "./types";

export type Meant = {
  /** The order codes its text holds. */
  readonly codes: readonly string[];
  /** What the one code leads to. */
  readonly payable: { readonly id: string; readonly isWaiting: boolean } | null;
};

/**
 * Books one transfer into our account, in the caller's transaction: for the order it names exactly, else as unapplied money
 * that waits for a person. Told again, by whomever, it changes nothing.
 */
export async function takeTransfer(
  tx: Tx,
  moment: Moment,
  our: Pick<OurBank, "bin" | "account">,
  { notice, codes, payable }: Meant & { notice: BankNotice },
): Promise<TransferOutcome> {
  const session = payable && (await lockSession(tx, payable.id));
  const known = session && { ...session, isOpen: session.isOpen && payable.isWaiting };
  const seemsTold = await wasToldElsewhere(tx, our, notice);
  const match = matchTransfer(notice, { codes, payable: known, ourAccount: our.account, seemsTold });
  const receipt = await keep(tx, moment, our, notice, {
    why: match.pays ? null : match.why,
    payableId: payable?.id ?? null,
  });
  if (receipt === null) return { kind: "heard_before" };
  failpoint("transfer.kept");
  if (match.pays && session && payable) {
    await post(tx, moment, transferReceived(receipt, payable.id));
    failpoint("transfer.posted");
    await payFor(tx, moment, { receipt, session, settledBy: "bank" });
    return { kind: "paid", receiptId: receipt.receiptId, payableId: payable.id, amountVnd: notice.amountVnd };
  }
  await post(tx, moment, transferUnapplied(receipt));
  const subject = `bank_receipt:${receipt.receiptId}`;
  await record(tx, moment, { type: "bank_receipt.unapplied", subject, payload: { receiptId: receipt.receiptId } });
  return { kind: "unapplied", receiptId: receipt.receiptId, why: match.pays ? "unknown_code" : match.why };
}

type LockedSession = Payable & { readonly id: string };

/** Two payments of one order take turns, however they come. */
export async function lockSession(tx: Tx, payableId: string): Promise<LockedSession | null> {
  const [session] = await tx.$queryRaw<LockedSession[]>`
    SELECT id, amount_vnd AS "amountVnd", payment_status = 'paid' AS "isPaid", status = 'open' AS "isOpen",
      expires_at AS "expiresAt"
    FROM checkout_session WHERE payable_id = ${payableId} FOR UPDATE`;
  return session ?? null;
}

/** A statement may number a transfer otherwise than the company that told of it first. */
const wasToldElsewhere = async (
  tx: Tx,
  our: Pick<OurBank, "bin" | "account">,
  { provider, account, amountVnd, content, bookedAt, reference }: BankNotice,
): Promise<boolean> =>
  (await tx.bankReceipt.count({
    where: {
      bankAccount: bankAccountOf(our, account),
      amountVnd,
      content,
      provider: { not: provider },
      bankReference: { not: reference },
      bookedAt: { gte: hoursAfter(bookedAt, -36), lte: hoursAfter(bookedAt, 36) },
    },
  })) > 0;

/** Null when the same money was told of before. */
async function keep(
  tx: Tx,
  { now, ids }: Moment,
  our: Pick<OurBank, "bin" | "account">,
  notice: BankNotice,
  { why, payableId }: { why: Unclear | null; payableId: string | null },
): Promise<Receipt | null> {
  const receiptId = ids.next();
  const reference = newReference(receiptId);
  const bankAccount = bankAccountOf(our, notice.account);
  const status = why === null ? "applied" : "unapplied";
  const [kept] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO bank_receipt (id, provider, bank_account, bank_reference, reference, amount_vnd, content, booked_at,
      received_at, status, unclear_why, payable_id, settled_at)
    VALUES (${receiptId}::uuid, ${notice.provider}, ${bankAccount}, ${notice.reference}, ${reference},
      ${notice.amountVnd}, ${notice.content}, ${notice.bookedAt}, ${now}, ${status}, ${why}, ${payableId},
      ${why === null ? now : null}::timestamptz)
    ON CONFLICT (bank_account, bank_reference) DO NOTHING RETURNING id::text`;
  const { amountVnd, reference: bankReference } = notice;
  return kept ? { receiptId, reference, bankAccount, bankReference, amountVnd } : null;
}
