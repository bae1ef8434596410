import type { ColdClass } from "~/domain/areas/reach";
import type { SubOrderStatus } from "~/domain/ordering/sub-order-status";
import type { ShipmentStatus } from "~/domain/delivery/shipment-status";
import type { PackPlan, Product, SellerPlan, ShopperPlan } from "../world/types";

/** What is for sale, with the ids the rows will have. */
export type Offering = {
  packId: string;
  productId: string;
  sellerId: string;
  photoId: string | null;
  product: Product;
  pack: PackPlan;
  seller: SellerPlan;
};

export type LinePlan = {
  id: string;
  offering: Offering;
  quantity: number;
  estimatedG: number;
  estimatedVnd: number;
  weighedG: number;
  packedQuantity: number;
  finalVnd: number;
  /** On the scale before the others of its part. */
  isWeighedFirst?: boolean;
};

/** Something that happened to a sub-order, and when. */
export type Step = { at: Date; what: SubOrderStep };
export type SubOrderStep =
  | "opened"
  | "accepted"
  | "harvesting"
  | "weighed"
  | "packed"
  | "handed_over"
  | "delivered"
  | "settled"
  | "rejected"
  | "cancelled"
  | "returned";
export type Leg = { at: Date; status: ShipmentStatus };

export type CourierRow = {
  id: string;
  personId: string;
  vehicle: string;
  capacityG: number;
  hasColdBox: boolean;
  lat: number;
  lng: number;
  rangeM: number;
};

export type SubOrderPlan = {
  id: string;
  sellerId: string;
  seller: SellerPlan;
  lines: LinePlan[];
  status: SubOrderStatus;
  steps: Step[];
  legs: Leg[];
  courier: CourierRow | null;
  goodsVnd: number;
  weighedVnd: number | null;
  deliveryVnd: number;
  courierPayVnd: number;
  estimatedG: number;
  packedG: number | null;
  coldClass: ColdClass;
  distanceM: number;
  window: { from: Date; until: Date };
  parcelCode: string;
};

export type Fate = "kept" | "expired" | "waiting" | "rejected" | "returned";

export type OrderPlan = {
  id: string;
  number: number;
  code: string;
  shopper: ShopperPlan;
  personId: string;
  createdAt: Date;
  paidAt: Date | null;
  fate: Fate;
  subOrders: SubOrderPlan[];
  goodsVnd: number;
  deliveryVnd: number;
  trackingToken: string;
};
