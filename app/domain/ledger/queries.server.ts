import { toVnd, type Vnd, zeroVnd } from "~/domain/shared/money";
import type { Reader, Tx } from "~/platform/db.server";
import { type AccountCode, escrow } from "./accounts";

/** Debits minus credits. What we owe is negative. */
export async function balanceOf(reader: Reader, code: AccountCode): Promise<Vnd> {
  const [row] = await reader.$queryRaw<{ balance: bigint | null }[]>`
    SELECT sum(kept.balance)::bigint AS balance FROM ledger_account account
    JOIN ledger_balance kept ON kept.account_id = account.id WHERE account.code = ${code}`;
  return toVnd(row?.balance ?? 0);
}

/** What waits in an order's escrow, locked until the transaction ends: nobody else takes from it meanwhile. */
export async function lockEscrow(tx: Tx, orderId: string): Promise<Vnd> {
  const [row] = await tx.$queryRaw<{ balance: bigint }[]>`
    SELECT kept.balance FROM ledger_balance kept JOIN ledger_account account ON account.id = kept.account_id
    WHERE account.code = ${escrow(orderId)} AND kept.stripe = 0 FOR UPDATE OF kept`;
  return row ? toVnd(-row.balance) : zeroVnd;
}

export type StatementLine = { at: Date; kind: string; orderId: string | null; memo: string; amountVnd: number };

/** What happened to an account, newest first. For a payable a positive amount is money earned. */
export async function statementOf(reader: Reader, code: AccountCode, limit = 100): Promise<StatementLine[]> {
  const rows = await reader.$queryRaw<(Omit<StatementLine, "amountVnd"> & { amount: bigint })[]>`
    SELECT made.at, made.kind, made.order_id AS "orderId", made.memo, -entry.amount AS amount
    FROM ledger_entry entry
    JOIN ledger_account account ON account.id = entry.account_id
    JOIN ledger_transaction made ON made.id = entry.transaction_id
    WHERE account.code = ${code} ORDER BY entry.id DESC LIMIT ${limit}`;
  return rows.map(({ amount, ...line }) => ({ ...line, amountVnd: Number(amount) }));
}
