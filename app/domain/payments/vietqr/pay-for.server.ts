import type { BankReceipt } from "~/domain/ledger/bank-postings";
import type { Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { wireDate } from "../wire-date";

export type Receipt = BankReceipt & { readonly bankReference: string };

type Payment = {
  readonly receipt: Receipt;
  readonly session: { readonly id: string; readonly expiresAt: Date };
  readonly settledBy: "bank" | "operator";
};

/** The session is paid by this transfer. The money is in our bank already, so nothing of it waits for a settlement. */
export async function payFor(tx: Tx, { now, ids }: Moment, { receipt, session, settledBy }: Payment): Promise<void> {
  await tx.$executeRaw`
    WITH paid AS (
      UPDATE checkout_session SET status = 'complete', payment_status = 'paid' WHERE id = ${session.id} RETURNING id
    )
    INSERT INTO payment_attempt (id, channel, session_id, txn_ref, tmn_code, amount_vnd, create_date, expires_at, status,
      transaction_no, settled_by, created_at, settled_at, banked_at)
    SELECT ${ids.next()}::uuid, 'bank', id, ${receipt.reference}, ${receipt.bankAccount}, ${receipt.amountVnd}::int,
      ${wireDate(now)}, ${session.expiresAt}::timestamptz, 'paid', ${receipt.bankReference}, ${settledBy}, ${now}::timestamptz, ${now}::timestamptz,
      ${now}::timestamptz FROM paid`;
}
