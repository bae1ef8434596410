import type { Entry } from "~/domain/ledger/posting";
import { post } from "~/domain/ledger/post.server";
import { systemIds } from "~/platform/clock.server";
import { transact, type openDb } from "~/platform/db.server";

type TestDb = ReturnType<typeof openDb>;
type Logged = { idemKey: string; kind: string; orderId: string | null; memo: string; at: Date; entries: Entry[] };

/** Posts everything that one ledger's log holds into another, oldest first. */
export async function replay(from: TestDb, into: TestDb): Promise<void> {
  const log = await from.$queryRaw<Logged[]>`
    SELECT made.idem_key AS "idemKey", made.kind, made.order_id::text AS "orderId", made.memo, made.at,
      json_agg(json_build_object('account', account.code, 'amount', entry.amount) ORDER BY entry.id) AS entries
    FROM ledger_transaction made JOIN ledger_entry entry ON entry.transaction_id = made.id
    JOIN ledger_account account ON account.id = entry.account_id GROUP BY made.id ORDER BY made.id`;
  for (const { at, orderId, ...posting } of log) {
    const of = orderId === null ? {} : { orderId };
    await transact(into, (tx) => post(tx, { now: at, ids: systemIds }, { ...posting, ...of }));
  }
}

/** What stands in a ledger: every account with balance, entries and months, whatever ids and stripes it has. */
export const booksOf = async (db: TestDb) => ({
  balances: await db.$queryRaw<object[]>`
    SELECT account.code, account.kind, sum(kept.balance)::text AS balance, sum(kept.entries)::text AS entries
    FROM ledger_account account JOIN ledger_balance kept ON kept.account_id = account.id GROUP BY 1, 2 ORDER BY 1`,
  months: await db.$queryRaw<object[]>`
    SELECT account.code, turned.month, sum(turned.amount)::text AS amount, sum(turned.entries)::text AS entries
    FROM ledger_account account JOIN ledger_month turned ON turned.account_id = account.id GROUP BY 1, 2 ORDER BY 1, 2`,
});
