import { invariant } from "~/domain/shared/invariant";
import { toVnd, type Vnd } from "~/domain/shared/money";
import { type Reader, sql, type Sql } from "~/platform/db.server";
import { type AccountCode, keepsMonths } from "./accounts";
import { readMonth } from "./month";

/** One entry with the balance it left behind. Debits positive, as the ledger counts. */
export type StatementLine = {
  readonly id: string;
  readonly transactionId: string;
  readonly at: Date;
  readonly kind: string;
  readonly orderId: string | null;
  readonly memo: string;
  readonly amountVnd: Vnd;
  readonly balanceVnd: Vnd;
};

export type StatementPage = {
  readonly openingVnd: Vnd;
  readonly closingVnd: Vnd;
  /** Newest first. */
  readonly lines: readonly StatementLine[];
  /** Where the next page begins; null when this is the last. */
  readonly next: string | null;
};

export type StatementAsk = { readonly month: string; readonly after?: string | undefined; readonly size?: number };

/**
 * One month of an account, newest first, page by page, with the balance after every entry. `month` is "2026-11"; `after` is
 * the `next` of the page before. The cost follows the month, not the age of the account.
 */
export async function statementPage(
  reader: Reader,
  code: AccountCode,
  { month: asked, after, size = 50 }: StatementAsk,
): Promise<StatementPage> {
  const month = readMonth(asked);
  invariant(month, `${asked} is no month`);
  const [sums] = await reader.$queryRaw<{ id: number; opening: bigint; closing: bigint }[]>(sql`
    SELECT account.id, coalesce(sum(turned.amount) FILTER (WHERE turned.month < ${month.month}::date), 0)::bigint AS opening,
      coalesce(sum(turned.amount), 0)::bigint AS closing
    FROM ledger_account account
    LEFT JOIN LATERAL (${turnover(code)}) turned ON turned.month <= ${month.month}::date
    WHERE account.code = ${code} GROUP BY account.id`);
  if (!sums) return { openingVnd: toVnd(0), closingVnd: toVnd(0), lines: [], next: null };
  const rows = await readLines(reader, sums, month, readCursor(after), size + 1);
  const lines = rows.slice(0, size).map(toLine);
  const last = lines.at(-1);
  return {
    openingVnd: toVnd(sums.opening),
    closingVnd: toVnd(sums.closing),
    lines,
    next: rows.length > size && last ? `${last.at.getTime()}.${last.id}` : null,
  };
}

/** Accounts of one order have a handful of entries and no months of their own. */
const turnover = (code: AccountCode): Sql =>
  keepsMonths(code)
    ? sql`SELECT month, amount FROM ledger_month WHERE account_id = account.id`
    : sql`SELECT date_trunc('month', at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS month, amount
        FROM ledger_entry WHERE account_id = account.id`;

type Row = {
  id: bigint;
  transactionId: bigint;
  at: Date;
  kind: string;
  orderId: string | null;
  memo: string;
  amount: bigint;
  balance: bigint;
};

type Cursor = { at: Date; id: string };

const readCursor = (text: string | undefined): Cursor | null => {
  const [, at, id] = /^(\d{1,15})\.(\d{1,18})$/.exec(text ?? "") ?? [];
  return at === undefined || id === undefined ? null : { at: new Date(Number(at)), id };
};

/** What came later in the month is taken off the closing balance; the rest is a running sum. */
const readLines = (
  reader: Reader,
  account: { id: number; closing: bigint },
  { from, until }: { from: Date; until: Date },
  cursor: Cursor | null,
  limit: number,
): Promise<Row[]> => {
  const upTo = cursor ? sql`AND (at, id) < (${cursor.at}, ${cursor.id}::bigint)` : sql``;
  const later = cursor
    ? sql`(SELECT coalesce(sum(amount), 0) FROM ledger_entry WHERE account_id = ${account.id} AND at < ${until}
        AND (at, id) >= (${cursor.at}, ${cursor.id}::bigint))`
    : sql`0`;
  return reader.$queryRaw<Row[]>(sql`
    SELECT page.id, page.transaction_id AS "transactionId", page.at, made.kind, made.order_id::text AS "orderId", made.memo, page.amount,
      (${account.closing}::bigint - ${later} - sum(page.amount) OVER (ORDER BY page.at DESC, page.id DESC) + page.amount)::bigint AS balance
    FROM (SELECT id, transaction_id, at, amount FROM ledger_entry
      WHERE account_id = ${account.id} AND at >= ${from} AND at < ${until} ${upTo}
      ORDER BY at DESC, id DESC LIMIT ${limit}) page
    JOIN ledger_transaction made ON made.id = page.transaction_id ORDER BY page.at DESC, page.id DESC`);
};

const toLine = ({ id, transactionId, amount, balance, ...line }: Row): StatementLine => ({
  ...line,
  id: String(id),
  transactionId: String(transactionId),
  amountVnd: toVnd(amount),
  balanceVnd: toVnd(balance),
});
