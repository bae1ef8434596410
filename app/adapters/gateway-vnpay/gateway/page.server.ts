import { invalidParameter, noSuch } from "../stripe/fault";
import type { Paging } from "../stripe/params";
import type { Tx } from "./database.server";

type Query = {
  /** What stands between "select" and "where". */
  readonly from: string;
  /** The columns that order the rows and date them. */
  readonly seq: string;
  readonly createdAt: string;
  /** The table whose `id` (or another column) cursors name, and what a missing one is called. */
  readonly table: string;
  readonly idColumn?: string;
  readonly what: string;
  /** Conditions with `?` where a value belongs. */
  readonly where: readonly (readonly [condition: string, value: unknown] | null)[];
};

const usual = 10;

/** One page, newest first, as Stripe's lists are cut: after one object, or before one. */
export async function page<Row>(tx: Tx, query: Query, paging: Paging): Promise<{ rows: Row[]; hasMore: boolean }> {
  const { ending_before: before, starting_after: after } = paging;
  if (before !== null && after !== null) {
    const message = "You may only specify one of these parameters: ending_before, starting_after.";
    throw invalidParameter(message, "ending_before", "parameters_exclusive");
  }
  const cursor = before ?? after;
  const at =
    cursor === null ? null : await seqOf(tx, query, cursor, before === null ? "starting_after" : "ending_before");
  const edge = at === null ? null : ([`${query.seq} ${before === null ? "<" : ">"} ?`, at] as const);
  const conditions = [...query.where, ...created(paging, query), edge].filter((each) => each !== null);
  const where = conditions.map(([condition], index) => condition.replace("?", `$${index + 1}`)).join(" and ");
  const values = conditions.map(([, value]) => value);
  const limit = paging.limit ?? usual;
  const order = before === null ? "desc" : "asc";
  const found = await tx.query(
    `select ${query.from} where ${where || "true"} order by ${query.seq} ${order} limit ${limit + 1}`,
    values,
  );
  const rows = found.rows.slice(0, limit);
  return { rows: before === null ? rows : rows.toReversed(), hasMore: found.rows.length > limit };
}

async function seqOf(tx: Tx, { idColumn = "id", table, what }: Query, id: string, param: string): Promise<string> {
  const query = `select seq from vnpay_gateway.${table} where ${idColumn} = $1`;
  const { rows } = await tx.query<{ seq: string }>(query, [id]);
  const [row] = rows;
  if (!row) throw noSuch(what, id, param, 400);
  return row.seq;
}

const created = ({ created: period }: Paging, { createdAt }: Query): Query["where"] => {
  const bound = (sign: string, seconds: number | null) =>
    seconds === null ? null : ([`date_trunc('second', ${createdAt}) ${sign} to_timestamp(?)`, seconds] as const);
  return period === null
    ? []
    : [bound(">", period.gt), bound(">=", period.gte), bound("<", period.lt), bound("<=", period.lte)];
};
