import { present } from "~/domain/shared/missing";
import { anyOf, sql, type Reader } from "~/platform/db.server";

/** What a message about one seller's part needs to say. Amounts in đồng. */
export type PartNews = {
  readonly orderCode: string;
  readonly trackingToken: string;
  readonly shopperPhone: string;
  readonly locale: "vi" | "en";
  readonly sellerName: string;
  readonly sellerPhone: string;
  readonly goodsVnd: number;
  readonly lines: number;
  /** Given back because the scale said less. */
  readonly differenceVnd: number;
  /** True when the difference waits as the shopper's credit. */
  readonly isCredited: boolean;
  /** Written off, and the seller bears it: nobody pays them for it. */
  readonly isPaidBySeller: boolean;
  /** Everything paid for this part. */
  readonly paidVnd: number;
};

/** In no particular order; a part that does not exist has no news. */
export async function newsOfParts(
  reader: Reader,
  subOrderIds: readonly string[],
): Promise<(PartNews & { subOrderId: string })[]> {
  const rows = await reader.$queryRaw<(Omit<PartNews, "locale"> & { subOrderId: string; locale: string })[]>(sql`
    select p.id::text as "subOrderId", o.code as "orderCode", o.tracking_token as "trackingToken",
      o.contact_phone as "shopperPhone", o.locale, s.name as "sellerName", s.phone as "sellerPhone", p.goods_vnd as "goodsVnd",
      (select count(*)::int from order_line l where l.sub_order_id = p.id) as lines,
      p.goods_vnd - coalesce(p.weighed_vnd, p.goods_vnd) as "differenceVnd", p.goods_vnd + p.delivery_vnd as "paidVnd",
      p.status = 'written_off' and p.settled_at is null as "isPaidBySeller",
      exists (select 1 from credit_lot lot where lot.cause = 'weighed:' || p.id) as "isCredited"
    from sub_order p join orders o on o.id = p.order_id join seller s on s.id = p.seller_id
    where p.id = ${anyOf(subOrderIds)}`);
  return rows.map((row) => ({ ...row, locale: localeOf(row) }));
}

export const newsOfPart = async (reader: Reader, subOrderId: string): Promise<PartNews> =>
  present((await newsOfParts(reader, [subOrderId]))[0], "sub_order");

export type OrderNews = Pick<PartNews, "orderCode" | "trackingToken" | "shopperPhone" | "locale"> & {
  readonly orderId: string;
  readonly totalVnd: number;
};

export async function newsOfOrders(reader: Reader, orderIds: readonly string[]): Promise<OrderNews[]> {
  const rows = await reader.$queryRaw<(Omit<OrderNews, "locale"> & { locale: string })[]>(sql`
    select id::text as "orderId", code as "orderCode", tracking_token as "trackingToken", contact_phone as "shopperPhone",
      locale, total_vnd as "totalVnd"
    from orders where id = ${anyOf(orderIds)}`);
  return rows.map((row) => ({ ...row, locale: localeOf(row) }));
}

const localeOf = ({ locale }: { locale: string }): "vi" | "en" => (locale === "en" ? "en" : "vi");
