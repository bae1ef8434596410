import { toVnd, type Vnd, zeroVnd } from "~/domain/shared/money";
import type { Reader, Tx } from "~/platform/db.server";
import { type AccountCode, escrow } from "./accounts";
import type { ReleasedGoods } from "./claw-back";

/** Debits minus credits. What we owe is negative. */
export async function balanceOf(reader: Reader, code: AccountCode): Promise<Vnd> {
  const [row] = await reader.$queryRaw<{ balance: bigint | null }[]>`
    SELECT sum(kept.balance)::bigint AS balance FROM ledger_account account
    JOIN ledger_balance kept ON kept.account_id = account.id WHERE account.code = ${code}`;
  return toVnd(row?.balance ?? 0);
}

/** True when a transaction with this key is in the books. */
export async function isPosted(reader: Reader, idemKey: string): Promise<boolean> {
  const rows = await reader.$queryRaw<object[]>`SELECT 1 FROM ledger_transaction WHERE idem_key = ${idemKey}`;
  return rows.length > 0;
}

/** What somebody is owed, locked until the transaction ends. Never negative. */
export async function lockPayable(tx: Tx, code: AccountCode): Promise<Vnd> {
  const [row] = await tx.$queryRaw<{ balance: bigint }[]>`
    SELECT kept.balance FROM ledger_balance kept JOIN ledger_account account ON account.id = kept.account_id
    WHERE account.code = ${code} AND kept.stripe = 0 FOR UPDATE OF kept`;
  return row ? toVnd(-row.balance) : zeroVnd;
}

/** What waits in an order's escrow, locked until the transaction ends: nobody else takes from it meanwhile. */
export const lockEscrow = (tx: Tx, orderId: string): Promise<Vnd> => lockPayable(tx, escrow(orderId));

/** What was taken back of a released sub-order so far, refunds that failed left out. */
export async function clawedBack(tx: Tx, orderId: string, subOrderId: string): Promise<ReleasedGoods> {
  const rows = await tx.$queryRaw<{ account: string; amount: bigint }[]>`
    SELECT split_part(account.code, ':', 1) || CASE WHEN account.code LIKE 'tax_withheld:%' THEN substr(account.code, 13) ELSE '' END AS account,
      sum(entry.amount)::bigint AS amount
    FROM ledger_transaction made JOIN ledger_entry entry ON entry.transaction_id = made.id
    JOIN ledger_account account ON account.id = entry.account_id
    WHERE made.order_id = ${orderId}::uuid AND made.kind LIKE 'refund.%' AND made.memo = ${subOrderId}
    GROUP BY 1`;
  const of = (account: string): number => Number(rows.find((row) => row.account === account)?.amount ?? 0);
  return {
    sellerVnd: of("seller_payable") + of("seller_receivable"),
    commissionVnd: of("commission"),
    vatVnd: of("tax_withheld:vat"),
    pitVnd: of("tax_withheld:pit"),
  };
}
