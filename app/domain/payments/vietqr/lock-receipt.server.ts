import { present } from "~/domain/shared/missing";
import type { Tx } from "~/platform/db.server";
import type { Receipt } from "./pay-for.server";

/** Two operators who settle one receipt take turns. @throws Missing when there is no such receipt. */
export async function lockReceipt(tx: Tx, receiptId: string): Promise<Receipt & { readonly status: string }> {
  const [receipt] = await tx.$queryRaw<(Receipt & { status: string })[]>`
    SELECT id::text AS "receiptId", bank_account AS "bankAccount", bank_reference AS "bankReference", reference,
      amount_vnd AS "amountVnd", status
    FROM bank_receipt WHERE id = ${receiptId}::uuid FOR UPDATE`;
  return present(receipt, "receipt");
}
