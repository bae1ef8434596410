import { type Reader, sql } from "~/platform/db.server";

export type ClaimRow = {
  readonly id: string;
  readonly orderId: string;
  readonly orderCode: string;
  readonly seller: string;
  readonly product: string;
  readonly amountVnd: number;
  readonly reason: string;
  readonly status: string;
  readonly inEscrow: boolean;
  readonly openedAt: Date;
  readonly agreedBy: string | null;
};

/** Claims that wait for somebody first, oldest first; then those decided, newest first. */
export const claims = (reader: Reader, orderId?: string, most = 100): Promise<ClaimRow[]> =>
  reader.$queryRaw(sql`
    SELECT claim.id::text, claim.order_id::text AS "orderId", orders.code AS "orderCode", seller.name AS seller, line.product_name AS product,
      claim.amount_vnd AS "amountVnd", claim.reason, claim.status, claim.in_escrow AS "inEscrow", claim.opened_at AS "openedAt",
      person.name AS "agreedBy"
    FROM claim JOIN orders ON orders.id = claim.order_id JOIN order_line line ON line.id = claim.order_line_id
    JOIN sub_order sub ON sub.id = claim.sub_order_id JOIN seller ON seller.id = sub.seller_id
    LEFT JOIN person ON person.id = claim.agreed_by_id
    WHERE ${orderId ?? null}::uuid IS NULL OR claim.order_id = ${orderId ?? null}::uuid
    ORDER BY claim.status IN ('granted', 'refused'), CASE WHEN claim.status IN ('open', 'agreed') THEN claim.opened_at END, claim.decided_at DESC
    LIMIT ${most}`);

export type ClaimableLine = {
  readonly subOrderId: string;
  readonly lineId: string;
  readonly name: string;
  readonly vnd: number;
};

/** What of an order can be complained about: delivered lines. */
export const claimableLines = (reader: Reader, orderId: string): Promise<ClaimableLine[]> =>
  reader.$queryRaw(sql`
    SELECT sub.id::text AS "subOrderId", line.id::text AS "lineId", line.product_name || ' · ' || line.pack_label AS name,
      coalesce(line.final_vnd, line.estimated_vnd) AS vnd
    FROM sub_order sub JOIN order_line line ON line.sub_order_id = sub.id
    WHERE sub.order_id = ${orderId}::uuid AND sub.status IN ('delivered', 'settled') ORDER BY sub.id, line.id`);
