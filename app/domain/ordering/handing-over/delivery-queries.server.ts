import { coldClasses, type ColdClass } from "~/domain/areas/reach";
import { present } from "~/domain/shared/missing";
import type { Reader } from "~/platform/db.server";
import type { Spot } from "../ports";
import type { SubOrderStatus } from "../sub-order-status";

/** What has to be carried, from where to where: all that a shipment is made of. */
export type Carriage = {
  readonly orderId: string;
  readonly orderCode: string;
  readonly subOrderId: string;
  readonly sellerId: string;
  readonly status: SubOrderStatus;
  readonly trackingToken: string;
  readonly pickup: Spot & { readonly name: string; readonly phone: string; readonly street: string };
  readonly drop: Spot & { readonly name: string; readonly phone: string; readonly street: string };
  readonly note: string;
  /** By the scale. */
  readonly grams: number;
  readonly coldClass: ColdClass;
  readonly distanceM: number;
  readonly deliveryVnd: number;
  readonly windowFrom: Date;
  readonly windowUntil: Date;
  /** Already on the labels; one parcel each. */
  readonly parcelCodes: readonly string[];
};

/** @throws Missing when there is no such sub-order. */
export async function carriageOf(reader: Reader, subOrderId: string): Promise<Carriage> {
  const part = present(
    await reader.subOrder.findUnique({ where: { id: subOrderId }, include: { order: true } }),
    "sub_order",
  );
  const seller = present(await reader.seller.findUnique({ where: { id: part.sellerId } }), "seller");
  const { order } = part;
  return {
    orderId: order.id,
    orderCode: order.code,
    subOrderId,
    sellerId: part.sellerId,
    status: part.status as SubOrderStatus,
    trackingToken: order.trackingToken,
    pickup: {
      name: seller.name,
      phone: seller.phone,
      street: seller.street,
      provinceCode: seller.provinceCode,
      communeCode: seller.communeCode,
      lat: seller.lat,
      lng: seller.lng,
    },
    drop: {
      name: order.contactName,
      phone: order.contactPhone,
      street: order.street,
      provinceCode: order.provinceCode,
      communeCode: order.communeCode,
      lat: order.lat,
      lng: order.lng,
    },
    note: order.note,
    grams: part.packedG ?? part.estimatedG,
    coldClass: coldClasses.find((coldClass) => coldClass === part.coldClass) ?? "ambient",
    distanceM: part.distanceM,
    deliveryVnd: part.deliveryVnd,
    windowFrom: part.windowFrom,
    windowUntil: part.windowUntil,
    parcelCodes: part.parcelCodes,
  };
}
