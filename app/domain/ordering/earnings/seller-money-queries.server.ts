import { type Reader, sql } from "~/platform/db.server";

/** Goods that shoppers have paid and the seller has not been credited with yet, at what they cost (before fees). */
export type ComingVnd = {
  readonly preparingVnd: number;
  readonly deliveredVnd: number;
  /** Of delivered goods, what undecided complaints ask for: it waits, also when the rest was paid out. Not in deliveredVnd. */
  readonly complainedVnd: number;
};

export async function comingToSeller(reader: Reader, sellerId: string): Promise<ComingVnd> {
  const [row] = await reader.$queryRaw<
    { preparing: bigint; delivered: bigint; waiting: bigint; complained: bigint }[]
  >(sql`
    WITH complaint AS (SELECT claim.amount_vnd, sub.status FROM claim JOIN sub_order sub ON sub.id = claim.sub_order_id
      WHERE sub.seller_id = ${sellerId}::uuid AND claim.status IN ('open', 'agreed') AND claim.in_escrow)
    SELECT coalesce(sum(coalesce(weighed_vnd, goods_vnd)) FILTER (WHERE status <> 'delivered'), 0)::bigint AS preparing,
      coalesce(sum(coalesce(weighed_vnd, goods_vnd)) FILTER (WHERE status = 'delivered'), 0)::bigint AS delivered,
      (SELECT coalesce(sum(amount_vnd) FILTER (WHERE status = 'delivered'), 0)::bigint FROM complaint) AS waiting,
      (SELECT coalesce(sum(amount_vnd), 0)::bigint FROM complaint) AS complained
    FROM sub_order WHERE seller_id = ${sellerId}::uuid
      AND status IN ('new', 'accepted', 'harvesting', 'weighed', 'packed', 'handed_over', 'delivered')`);
  const { preparing = 0n, delivered = 0n, waiting = 0n, complained = 0n } = row ?? {};
  return {
    preparingVnd: Number(preparing),
    deliveredVnd: Number(delivered - waiting),
    complainedVnd: Number(complained),
  };
}

export type StatementItem = {
  readonly name: string;
  readonly pack: string;
  readonly grade: string | null;
  readonly orderedG: number;
  /** What the scale said. */
  readonly weighedG: number;
  readonly priceVnd: number;
  readonly isPricedByWeight: boolean;
  readonly amountVnd: number;
};

/** One delivered sub-order as the seller was credited with it. goods = commission + tax + net, to the đồng. */
export type SoldPart = {
  readonly subOrderId: string;
  readonly orderCode: string;
  readonly settledAt: Date;
  readonly items: readonly StatementItem[];
  readonly goodsVnd: number;
  readonly commissionVnd: number;
  readonly taxVnd: number;
  readonly netVnd: number;
  /** Taken back later, because the shopper got money back. */
  readonly takenBackVnd: number;
};

type Head = Omit<SoldPart, "items" | "taxVnd"> & { commissionVnd: number };

/** What a seller was credited with between two moments, newest first. */
export async function soldParts(
  reader: Reader,
  sellerId: string,
  { from, until }: { from: Date; until: Date },
  most = 300,
): Promise<SoldPart[]> {
  const heads = await reader.$queryRaw<Head[]>(sql`
    SELECT sub.id::text AS "subOrderId", orders.code AS "orderCode", sub.settled_at AS "settledAt",
      coalesce(sub.weighed_vnd, sub.goods_vnd) - coalesce((SELECT sum(amount_vnd) FROM claim
        WHERE claim.sub_order_id = sub.id AND in_escrow AND claim.status <> 'refused'), 0)::int AS "goodsVnd",
      coalesce(-sum(entry.amount) FILTER (WHERE made.kind IN ('order.released', 'order.compensated') AND account.code = 'commission'), 0)::int AS "commissionVnd",
      coalesce(-sum(entry.amount) FILTER (WHERE made.kind IN ('order.released', 'order.compensated') AND account.code LIKE 'seller_payable:%'), 0)::int AS "netVnd",
      coalesce(sum(entry.amount) FILTER (WHERE made.kind LIKE 'refund.%' AND account.code ~ '^seller_(payable|receivable):'), 0)::int AS "takenBackVnd"
    FROM sub_order sub JOIN orders ON orders.id = sub.order_id
    JOIN ledger_transaction made ON made.order_id = sub.order_id AND made.memo = sub.id::text
    JOIN ledger_entry entry ON entry.transaction_id = made.id JOIN ledger_account account ON account.id = entry.account_id
    WHERE sub.seller_id = ${sellerId}::uuid AND sub.settled_at >= ${from} AND sub.settled_at < ${until}
    GROUP BY sub.id, orders.code ORDER BY sub.settled_at DESC LIMIT ${most}`);
  const items = await itemsOf(
    reader,
    heads.map(({ subOrderId }) => subOrderId),
  );
  return heads.map((head) => ({
    ...head,
    taxVnd: head.goodsVnd - head.commissionVnd - head.netVnd,
    items: items.filter(({ subOrderId }) => subOrderId === head.subOrderId),
  }));
}

const itemsOf = (reader: Reader, ids: readonly string[]): Promise<(StatementItem & { subOrderId: string })[]> =>
  reader.$queryRaw(sql`
    SELECT line.sub_order_id::text AS "subOrderId", line.product_name AS name, line.pack_label AS pack,
      (SELECT string_agg(DISTINCT lot.grade, ', ') FROM hold JOIN lot ON lot.id = hold.lot_id WHERE hold.line_id = line.id) AS grade,
      line.estimated_g AS "orderedG", coalesce(line.weighed_g, line.estimated_g) AS "weighedG", line.price_vnd AS "priceVnd",
      line.priced_by = 'weight' AS "isPricedByWeight", coalesce(line.final_vnd, line.estimated_vnd) AS "amountVnd"
    FROM order_line line WHERE line.sub_order_id = ANY (${[...ids]}::uuid[]) ORDER BY line.id`);
