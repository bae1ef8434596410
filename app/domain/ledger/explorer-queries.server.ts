import { type Reader, sql } from "~/platform/db.server";

export type FamilyRow = {
  readonly family: string;
  readonly kind: string;
  readonly accounts: number;
  readonly balanceVnd: number;
};

/** All accounts of one kind together: "escrow" is what every shopper has paid and nobody has got. */
export async function ledgerFamilies(reader: Reader): Promise<FamilyRow[]> {
  const rows = await reader.$queryRaw<(Omit<FamilyRow, "balanceVnd"> & { balance: bigint })[]>(sql`
    SELECT split_part(account.code, ':', 1) AS family, account.kind, count(DISTINCT account.id)::int AS accounts,
      coalesce(sum(kept.balance), 0)::bigint AS balance
    FROM ledger_account account LEFT JOIN ledger_balance kept ON kept.account_id = account.id
    GROUP BY 1, 2 ORDER BY 2, 1`);
  return rows.map(({ balance, ...row }) => ({ ...row, balanceVnd: Number(balance) }));
}

export type AccountRow = { readonly code: string; readonly entries: number; readonly balanceVnd: number };

/** Accounts whose code begins with the text, the largest balances first. */
export async function findAccounts(reader: Reader, text: string, most = 100): Promise<AccountRow[]> {
  const rows = await reader.$queryRaw<{ code: string; entries: bigint; balance: bigint }[]>(sql`
    SELECT account.code, sum(kept.entries)::bigint AS entries, sum(kept.balance)::bigint AS balance
    FROM ledger_account account JOIN ledger_balance kept ON kept.account_id = account.id
    WHERE starts_with(account.code, ${text}) GROUP BY account.id ORDER BY abs(sum(kept.balance)) DESC, account.code LIMIT ${most}`);
  return rows.map(({ code, entries, balance }) => ({ code, entries: Number(entries), balanceVnd: Number(balance) }));
}

export type TransactionView = {
  readonly idemKey: string;
  readonly kind: string;
  readonly orderId: string | null;
  readonly memo: string;
  readonly at: Date;
  readonly entries: readonly { readonly account: string; readonly amountVnd: number }[];
};

/** One transaction with its entries, debits first; null when there is none. */
export async function ledgerTransaction(reader: Reader, id: bigint): Promise<TransactionView | null> {
  const rows = await reader.$queryRaw<(Omit<TransactionView, "entries"> & { account: string; amount: bigint })[]>(sql`
    SELECT made.idem_key AS "idemKey", made.kind, made.order_id::text AS "orderId", made.memo, made.at, account.code AS account, entry.amount
    FROM ledger_transaction made JOIN ledger_entry entry ON entry.transaction_id = made.id
    JOIN ledger_account account ON account.id = entry.account_id
    WHERE made.id = ${id} ORDER BY entry.amount DESC, account.code`);
  const [first] = rows;
  if (!first) return null;
  const { idemKey, kind, orderId, memo, at } = first;
  const entries = rows.map(({ account, amount }) => ({ account, amountVnd: Number(amount) }));
  return { idemKey, kind, orderId, memo, at, entries };
}
