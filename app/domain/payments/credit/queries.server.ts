import { sql, type Reader } from "~/platform/db.server";

/** What a phone number has with us; zero when nobody ever had credit under it. */
export async function creditOf(reader: Reader, phone: string): Promise<number> {
  const [row] = await reader.$queryRaw<{ vnd: number }[]>(sql`
    SELECT coalesce(sum(lot.left_vnd), 0)::int AS vnd FROM credit_holder holder
    JOIN credit_lot lot ON lot.holder_id = holder.id WHERE holder.phone = ${phone}`);
  return row?.vnd ?? 0;
}

export type CreditLine = {
  /** weighed: less than estimated; other words are causes of `GiveBack`, "unpaid", "spent", "withdrawn", "restored". */
  readonly kind: string;
  readonly amountVnd: number;
  readonly orderId: string;
  readonly at: Date;
};

/** What happened to somebody's credit, newest first: one line an occasion, whichever lots it touched. */
export const creditHistory = (reader: Reader, phone: string, most = 100): Promise<CreditLine[]> =>
  reader.$queryRaw(sql`
    SELECT CASE WHEN moved.kind IN ('granted', 'returned') THEN
        CASE WHEN moved.cause LIKE moved.order_id || ':unpaid:%' THEN 'unpaid' ELSE split_part(moved.cause, ':', 1) END
      ELSE moved.kind END AS kind,
      sum(moved.amount_vnd)::int AS "amountVnd", moved.order_id::text AS "orderId", min(moved.at) AS at
    FROM credit_holder holder JOIN credit_lot lot ON lot.holder_id = holder.id
    JOIN credit_movement moved ON moved.lot_id = lot.id
    WHERE holder.phone = ${phone} GROUP BY moved.kind, moved.cause, moved.order_id
    ORDER BY min(moved.id) DESC LIMIT ${most}`);

/** Taken back, and not yet where it was paid from. */
export async function creditOnItsWay(reader: Reader, phone: string): Promise<number> {
  const [row] = await reader.$queryRaw<{ vnd: number }[]>(sql`
    SELECT coalesce(sum(refund.amount_vnd), 0)::int AS vnd FROM credit_holder holder
    JOIN credit_lot lot ON lot.holder_id = holder.id JOIN refund ON refund.lot_id = lot.id AND refund.status = 'pending'
    WHERE holder.phone = ${phone}`);
  return row?.vnd ?? 0;
}
