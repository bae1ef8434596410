import { invariant } from "~/domain/shared/invariant";
import { type Reader, sql, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { type AccountCode, isShared, kindOf, mustNotOverdraw } from "./accounts";
import type { Entry, Posting } from "./postings";

const stripes = 16;

/**
 * Writes one balanced transaction and moves the balances with it, in two statements. The same key a second time changes
 * nothing and answers `posted: false`; the same key with other entries is a bug and throws.
 *
 * Balances of shared accounts are kept in stripes, one per database connection: two payments at once do not wait for each
 * other's commit. Rows are locked in account order.
 */
export async function post(tx: Tx, moment: Moment, posting: Posting): Promise<{ posted: boolean }> {
  check(posting);
  const codes = posting.entries.map(({ account }) => account);
  await openAccounts(tx, codes);
  const amounts = posting.entries.map(({ amount }) => String(amount));
  const shared = codes.map(isShared);
  const [row] = await tx.$queryRaw<{ written: number; overdrawn: string[] | null }[]>`
    WITH made AS (
      INSERT INTO ledger_transaction (idem_key, kind, order_id, memo, at)
      VALUES (${posting.idemKey}, ${posting.kind}, ${posting.orderId ?? null}::uuid, ${posting.memo ?? ""}, ${moment.now})
      ON CONFLICT (idem_key) DO NOTHING RETURNING id
    ), entry AS (
      SELECT account.id AS account_id, given.amount, given.shared
      FROM unnest(${codes}::text[], ${amounts}::text[]::bigint[], ${shared}::boolean[]) AS given (code, amount, shared)
      JOIN ledger_account account ON account.code = given.code
    ), written AS (
      INSERT INTO ledger_entry (transaction_id, account_id, amount)
      SELECT made.id, entry.account_id, entry.amount FROM made, entry RETURNING id
    ), kept AS (
      INSERT INTO ledger_balance AS kept (account_id, stripe, balance, entries)
      SELECT account_id, CASE WHEN shared THEN pg_backend_pid() % ${stripes}::int ELSE 0 END, sum(amount), count(*)
      FROM made, entry GROUP BY 1, 2 ORDER BY 1, 2
      ON CONFLICT (account_id, stripe) DO UPDATE
        SET balance = kept.balance + excluded.balance, entries = kept.entries + excluded.entries
      RETURNING kept.account_id, kept.balance
    )
    SELECT (SELECT count(*)::int FROM written) AS written,
      (SELECT array_agg(account.code) FROM kept JOIN ledger_account account ON account.id = kept.account_id
        WHERE kept.balance > 0 AND account.code = ANY (${codes.filter(mustNotOverdraw)}::text[])) AS overdrawn`;
  invariant(row, "posting answers with one row");
  invariant(row.overdrawn === null, `${posting.idemKey} overdraws ${row.overdrawn?.join(", ") ?? ""}`);
  if (row.written === 0) return repeated(tx, posting);
  invariant(row.written === posting.entries.length, `${posting.idemKey} lost an entry`);
  return { posted: true };
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

/** A statement of its own: the next one must see accounts that another payment has just opened. */
async function openAccounts(tx: Tx, codes: readonly AccountCode[]): Promise<void> {
  const sorted = [...codes].sort();
  await tx.$executeRaw`
    INSERT INTO ledger_account (code, kind)
    SELECT given.code, given.kind FROM unnest(${sorted}::text[], ${sorted.map(kindOf)}::text[]) AS given (code, kind)
    WHERE NOT EXISTS (SELECT 1 FROM ledger_account known WHERE known.code = given.code)
    ORDER BY given.code
    ON CONFLICT (code) DO NOTHING`;
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
