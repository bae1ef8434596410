import { present } from "~/domain/shared/missing";
import { maskPhone } from "~/domain/shared/phone";
import type { Reader } from "~/platform/db.server";

/** What stands on a parcel. JSON-safe; the phone is masked, because a label is read by many. */
export type ParcelLabel = {
  readonly orderCode: string;
  readonly parcelCodes: readonly string[];
  readonly sellerName: string;
  readonly shopperName: string;
  readonly shopperPhone: string;
  readonly place: string;
  readonly coldClass: string;
  readonly grams: number;
  readonly windowFrom: string;
  readonly windowUntil: string;
};

/** @throws Missing when it is another seller's, or not packed yet. */
export async function labelOf(reader: Reader, sellerId: string, subOrderId: string): Promise<ParcelLabel> {
  const part = present(
    await reader.subOrder.findFirst({
      where: { id: subOrderId, sellerId, parcelCodes: { isEmpty: false } },
      include: { order: true },
    }),
    "label",
  );
  const { order } = part;
  const [seller, commune] = await Promise.all([
    reader.seller.findUniqueOrThrow({ where: { id: sellerId }, select: { name: true } }),
    reader.commune.findUnique({
      where: { code: order.communeCode },
      select: { name: true, province: { select: { name: true } } },
    }),
  ]);
  return {
    orderCode: order.code,
    parcelCodes: part.parcelCodes,
    sellerName: seller.name,
    shopperName: order.contactName,
    shopperPhone: maskPhone(order.contactPhone),
    place: part.dropPlace ?? [order.street, commune?.name, commune?.province.name].filter(Boolean).join(", "),
    coldClass: part.coldClass,
    grams: part.packedG ?? part.estimatedG,
    windowFrom: part.windowFrom.toISOString(),
    windowUntil: part.windowUntil.toISOString(),
  };
}
