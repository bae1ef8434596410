import { type Reader, sql } from "~/platform/db.server";

/** What a courier earned for one part of an order. pay = tax + net, to the đồng. */
export type CarriedPart = {
  readonly subOrderId: string;
  readonly orderCode: string;
  readonly settledAt: Date;
  /** How many legs of its way this courier rode; their pay together. */
  readonly legs: number;
  readonly payVnd: number;
  readonly taxVnd: number;
  readonly netVnd: number;
};

/** What a courier was credited with between two moments, newest first. */
export async function carriedParts(
  reader: Reader,
  courierId: string,
  { from, until }: { from: Date; until: Date },
  most = 1_500,
): Promise<CarriedPart[]> {
  const rows = await reader.$queryRaw<Omit<CarriedPart, "taxVnd">[]>(sql`
    SELECT sub.id::text AS "subOrderId", orders.code AS "orderCode", sub.settled_at AS "settledAt", carried.legs, carried.pay AS "payVnd",
      coalesce((SELECT -sum(entry.amount) FROM ledger_transaction made JOIN ledger_entry entry ON entry.transaction_id = made.id
        JOIN ledger_account account ON account.id = entry.account_id AND account.code = ${`courier_payable:${courierId}`}
        WHERE made.order_id = sub.order_id AND made.memo = sub.id::text AND made.kind = 'order.released'), 0)::int AS "netVnd"
    FROM (SELECT sub_order_id, count(*)::int AS legs, sum(pay_vnd)::int AS pay FROM sub_order_carrier
      WHERE courier_id = ${courierId}::uuid GROUP BY 1) carried
    JOIN sub_order sub ON sub.id = carried.sub_order_id JOIN orders ON orders.id = sub.order_id
    WHERE sub.settled_at >= ${from} AND sub.settled_at < ${until} ORDER BY sub.settled_at DESC, sub.id LIMIT ${most}`);
  return rows.map((row) => ({ ...row, taxVnd: row.payVnd - row.netVnd }));
}

/** A courier's pay (before tax) for what is delivered and may still be complained about. */
export async function comingToCourier(reader: Reader, courierId: string): Promise<number> {
  const [row] = await reader.$queryRaw<{ pay: bigint }[]>(sql`
    SELECT coalesce(sum(carried.pay_vnd), 0)::bigint AS pay FROM sub_order_carrier carried
    JOIN sub_order sub ON sub.id = carried.sub_order_id AND sub.status = 'delivered' WHERE carried.courier_id = ${courierId}::uuid`);
  return Number(row?.pay ?? 0n);
}
