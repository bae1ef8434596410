import { present } from "~/domain/shared/missing";
import type { Reader } from "~/platform/db.server";

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
  /** Everything paid for this part. */
  readonly paidVnd: number;
};

export async function newsOfPart(reader: Reader, subOrderId: string): Promise<PartNews> {
  const part = present(
    await reader.subOrder.findUnique({
      where: { id: subOrderId },
      include: { order: true, _count: { select: { lines: true } } },
    }),
    "sub_order",
  );
  const seller = present(
    await reader.seller.findUnique({ where: { id: part.sellerId }, select: { name: true, phone: true } }),
    "seller",
  );
  return {
    orderCode: part.order.code,
    trackingToken: part.order.trackingToken,
    shopperPhone: part.order.contactPhone,
    locale: part.order.locale === "en" ? "en" : "vi",
    sellerName: seller.name,
    sellerPhone: seller.phone,
    goodsVnd: part.goodsVnd,
    lines: part._count.lines,
    differenceVnd: part.goodsVnd - (part.weighedVnd ?? part.goodsVnd),
    paidVnd: part.goodsVnd + part.deliveryVnd,
  };
}

export type OrderNews = Pick<PartNews, "orderCode" | "trackingToken" | "shopperPhone" | "locale"> & {
  readonly totalVnd: number;
};

export async function newsOfOrder(reader: Reader, orderId: string): Promise<OrderNews> {
  const order = present(await reader.order.findUnique({ where: { id: orderId } }), "order");
  return {
    orderCode: order.code,
    trackingToken: order.trackingToken,
    shopperPhone: order.contactPhone,
    locale: order.locale === "en" ? "en" : "vi",
    totalVnd: order.totalVnd,
  };
}
