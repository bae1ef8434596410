import { invariant } from "~/domain/shared/invariant";
import { type Reader, sql, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { type AccountCode, isShared, keepsMonths, kindOf, mustNotOverdraw } from "./accounts";
import { monthOf } from "./month";
import type { Entry, Posting } from "./posting";

const stripes = 64;

/**
 * Writes one balanced transaction and moves the balances with it, in one statement. The same key a second time changes
 * nothing and answers `posted: false`; the same key with other entries is a bug and throws.
 *
 * Accounts are opened on first use; two payments that open one at once both get it (the update in `opened` waits for the
 * other and returns its row). Balances of shared accounts are kept in stripes, one per database connection, so that payments
 * do not wait for each other's commit. Rows are locked in account order.
 */
export async function post(tx: Tx, moment: Moment, posting: Posting): Promise<{ posted: boolean }> {
  check(posting);
  const codes = posting.entries.map(({ account }) => account);
  const amounts = posting.entries.map(({ amount }) => String(amount));
  const [row] = await tx.$queryRaw<{ written: number; overdrawn: string[] | null }[]>`
    WITH given AS (
      SELECT * FROM unnest(${codes}::text[], ${codes.map(kindOf)}::text[], ${amounts}::text[]::bigint[],
        ${codes.map(isShared)}::boolean[], ${codes.map(keepsMonths)}::boolean[])
        AS given (code, kind, amount, shared, monthly)
    ), known AS (
      SELECT account.id, account.code FROM ledger_account account JOIN given ON given.code = account.code
    ), opened AS (
      INSERT INTO ledger_account (code, kind)
      SELECT code, kind FROM given WHERE NOT EXISTS (SELECT 1 FROM known WHERE known.code = given.code) ORDER BY code
      ON CONFLICT (code) DO UPDATE SET kind = excluded.kind RETURNING id, code
    ), account AS (
      SELECT id, code FROM known UNION ALL SELECT id, code FROM opened
    ), made AS (
      INSERT INTO ledger_transaction (idem_key, kind, order_id, memo, at)
      VALUES (${posting.idemKey}, ${posting.kind}, ${posting.orderId ?? null}::uuid, ${posting.memo ?? ""}, ${moment.now})
      ON CONFLICT (idem_key) DO NOTHING RETURNING id
    ), entry AS (
      SELECT account.id AS account_id, given.amount, given.monthly,
        CASE WHEN given.shared THEN pg_backend_pid() % ${stripes}::int ELSE 0 END AS stripe
      FROM given JOIN account ON account.code = given.code
    ), written AS (
      INSERT INTO ledger_entry (transaction_id, account_id, amount, at)
      SELECT made.id, entry.account_id, entry.amount, ${moment.now} FROM made, entry RETURNING id
    ), kept AS (
      INSERT INTO ledger_balance AS kept (account_id, stripe, balance, entries)
      SELECT account_id, stripe, sum(amount), count(*) FROM made, entry GROUP BY 1, 2 ORDER BY 1, 2
      ON CONFLICT (account_id, stripe) DO UPDATE
        SET balance = kept.balance + excluded.balance, entries = kept.entries + excluded.entries
      RETURNING kept.account_id, kept.balance
    ), turned AS (
      INSERT INTO ledger_month AS turned (account_id, month, stripe, amount, entries)
      SELECT account_id, ${monthOf(moment.now)}::date, stripe, sum(amount), count(*)
      FROM made, entry WHERE monthly GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
      ON CONFLICT (account_id, month, stripe) DO UPDATE
        SET amount = turned.amount + excluded.amount, entries = turned.entries + excluded.entries
    )
    SELECT (SELECT count(*)::int FROM written) AS written,
      (SELECT array_agg(account.code) FROM kept JOIN account ON account.id = kept.account_id
        WHERE kept.balance > 0 AND account.code = ANY (${codes.filter(mustNotOverdraw)}::text[])) AS overdrawn`;
  invariant(row, "posting answers with one row");
  invariant(row.overdrawn === null, `${posting.idemKey} overdraws ${row.overdrawn?.join(", ") ?? ""}`);
  if (row.written === 0) return repeated(tx, posting);
  invariant(row.written === posting.entries.length, `${posting.idemKey} lost an entry`);
  return { posted: true };
}

/** Undoes a transaction entry by entry, under a key of its own. @throws when there is no such transaction. */
export async function reverse(
  tx: Tx,
  moment: Moment,
  { undone, idemKey, kind }: { undone: string; idemKey: string; kind: string },
): Promise<{ posted: boolean }> {
  const [made] = await tx.$queryRaw<{ orderId: string | null; memo: string }[]>`
    SELECT order_id::text AS "orderId", memo FROM ledger_transaction WHERE idem_key = ${undone}`;
  invariant(made, `${undone} was never posted`);
  const entries = (await entriesOf(tx, undone)).map(({ account, amount }) => ({ account, amount: -amount }));
  const of = made.orderId === null ? {} : { orderId: made.orderId };
  return post(tx, moment, { idemKey, kind, memo: made.memo, ...of, entries });
}

function check({ idemKey, entries }: Posting): void {
  invariant(entries.length >= 2, `${idemKey} has fewer than two entries`);
  invariant(
    entries.every(({ amount }) => Number.isSafeInteger(amount) && amount !== 0),
    `${idemKey} has an amount that is not whole đồng`,
  );
  invariant(entries.reduce((sum, { amount }) => sum + amount, 0) === 0, `${idemKey} does not balance`);
  invariant(
    new Set(entries.map(({ account }) => account)).size === entries.length,
    `${idemKey} names an account twice`,
  );
}

async function repeated(reader: Reader, posting: Posting): Promise<{ posted: false }> {
  const earlier = await entriesOf(reader, posting.idemKey);
  const sameAs = (list: readonly Entry[]): string =>
    JSON.stringify(list.map(({ account, amount }) => `${account} ${amount}`).sort());
  invariant(sameAs(earlier) === sameAs(posting.entries), `${posting.idemKey} was posted with other entries`);
  return { posted: false };
}

async function entriesOf(reader: Reader, idemKey: string): Promise<Entry[]> {
  const rows = await reader.$queryRaw<{ account: AccountCode; amount: bigint }[]>(sql`
    SELECT account.code AS account, entry.amount FROM ledger_transaction made
    JOIN ledger_entry entry ON entry.transaction_id = made.id
    JOIN ledger_account account ON account.id = entry.account_id
    WHERE made.idem_key = ${idemKey}`);
  return rows.map(({ account, amount }) => ({ account, amount: Number(amount) }));
}
