import { hoursAfter } from "~/domain/shared/time";
import { type Reader, sql } from "~/platform/db.server";
import { claimWindowHours, type ClaimKind } from "../policy";

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
  readonly kind: ClaimKind | null;
  readonly photoId: string | null;
  /** Until then the seller is asked. */
  readonly answerBy: Date | null;
  readonly answer: "accept" | "contest" | null;
  readonly answerWords: string;
};

type Whose = { readonly orderId?: string; readonly sellerId?: string; readonly claimId?: string };

/** Claims that wait for somebody first, oldest first; then those decided, newest first. */
export const claims = (reader: Reader, { orderId, sellerId, claimId }: Whose = {}, most = 100): Promise<ClaimRow[]> =>
  reader.$queryRaw(sql`
    SELECT claim.id::text, claim.order_id::text AS "orderId", orders.code AS "orderCode", seller.name AS seller, line.product_name AS product,
      claim.amount_vnd AS "amountVnd", claim.reason, claim.status, claim.in_escrow AS "inEscrow", claim.opened_at AS "openedAt",
      person.name AS "agreedBy", claim.kind, claim.photo_id::text AS "photoId", claim.answer_by AS "answerBy", claim.answer,
      claim.answer_words AS "answerWords"
    FROM claim JOIN orders ON orders.id = claim.order_id JOIN order_line line ON line.id = claim.order_line_id
    JOIN sub_order sub ON sub.id = claim.sub_order_id JOIN seller ON seller.id = sub.seller_id
    LEFT JOIN person ON person.id = claim.agreed_by_id
    WHERE (${orderId ?? null}::uuid IS NULL OR claim.order_id = ${orderId ?? null}::uuid)
      AND (${sellerId ?? null}::uuid IS NULL OR sub.seller_id = ${sellerId ?? null}::uuid)
      AND (${claimId ?? null}::uuid IS NULL OR claim.id = ${claimId ?? null}::uuid)
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

/** What a shopper may still complain about themselves: delivered within the claim window, and not complained about before. */
export async function complainableLines(reader: Reader, orderId: string, now: Date): Promise<ClaimableLine[]> {
  const since = hoursAfter(now, -claimWindowHours);
  return reader.$queryRaw(sql`
    SELECT sub.id::text AS "subOrderId", line.id::text AS "lineId", line.product_name || ' · ' || line.pack_label AS name,
      coalesce(line.final_vnd, line.estimated_vnd) AS vnd
    FROM sub_order sub JOIN order_line line ON line.sub_order_id = sub.id
    WHERE sub.order_id = ${orderId}::uuid AND sub.status = 'delivered' AND sub.delivered_at >= ${since}
      AND coalesce(line.final_vnd, line.estimated_vnd) > 0
      AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.order_line_id = line.id) ORDER BY sub.id, line.id`);
}

/** How many complaints wait for a seller's word. */
export async function claimsToAnswer(reader: Reader, sellerId: string, now: Date): Promise<number> {
  const [row] = await reader.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count FROM claim JOIN sub_order sub ON sub.id = claim.sub_order_id
    WHERE sub.seller_id = ${sellerId}::uuid AND claim.status IN ('open', 'agreed') AND claim.answer IS NULL AND claim.answer_by >= ${now}`);
  return row?.count ?? 0;
}

export type ClaimToDecide = {
  readonly id: string;
  readonly orderCode: string;
  readonly amountVnd: number;
  readonly since: Date;
};

/** Complaints that wait for an operator: the seller said no, said nothing in time, was not asked, or one operator has agreed. */
export const claimsToDecide = (reader: Reader, now: Date): Promise<ClaimToDecide[]> =>
  reader.$queryRaw(sql`
    SELECT claim.id::text, orders.code AS "orderCode", claim.amount_vnd AS "amountVnd", claim.opened_at AS since
    FROM claim JOIN orders ON orders.id = claim.order_id
    WHERE claim.status = 'agreed' OR (claim.status = 'open' AND (claim.answer IS NOT NULL OR claim.answer_by IS NULL OR claim.answer_by < ${now}))
    ORDER BY claim.opened_at`);

export type ClaimNews = {
  readonly orderId: string;
  readonly orderCode: string;
  readonly trackingToken: string;
  readonly locale: string;
  readonly shopperPhone: string;
  readonly sellerPhone: string;
  readonly product: string;
  readonly amountVnd: number;
  readonly status: string;
  readonly answerBy: Date | null;
};

/** What messages about one claim need to say. */
export async function newsOfClaim(reader: Reader, claimId: string): Promise<ClaimNews | null> {
  const [news] = await reader.$queryRaw<ClaimNews[]>(sql`
    SELECT orders.id::text AS "orderId", orders.code AS "orderCode", orders.tracking_token AS "trackingToken", orders.locale,
      orders.contact_phone AS "shopperPhone", seller.phone AS "sellerPhone", line.product_name AS product,
      claim.amount_vnd AS "amountVnd", claim.status, claim.answer_by AS "answerBy"
    FROM claim JOIN orders ON orders.id = claim.order_id JOIN sub_order sub ON sub.id = claim.sub_order_id
    JOIN seller ON seller.id = sub.seller_id JOIN order_line line ON line.id = claim.order_line_id
    WHERE claim.id = ${claimId}::uuid`);
  return news ?? null;
}
