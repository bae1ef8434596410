import { present } from "~/domain/shared/missing";
import type { Tx } from "~/platform/db.server";
import type { Receipt } from "./pay-for.server";

type LockedReceipt = Receipt & { readonly status: string; readonly writeOffById: string | null };

/** Two operators who settle one receipt take turns. @throws Missing when there is no such receipt. */
export async function lockReceipt(tx: Tx, receiptId: string): Promise<LockedReceipt> {
  const [receipt] = await tx.$queryRaw<LockedReceipt[]>`
    SELECT id::text AS "receiptId", bank_account AS "bankAccount", bank_reference AS "bankReference", reference,
      amount_vnd AS "amountVnd", status, write_off_by_id::text AS "writeOffById"
    FROM bank_receipt WHERE id = ${receiptId}::uuid FOR UPDATE`;
  return present(receipt, "receipt");
}
