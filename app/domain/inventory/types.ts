import type { ProductStatus } from "~/domain/catalog/product-status";
import type { Measure, Quantity, Unit } from "~/domain/shared/quantity";
import type { Refusal } from "~/domain/shared/refusal";
import type { Levels } from "./lot-level";

export const grades = ["1", "2", "reject"] as const;
export type Grade = (typeof grades)[number];

/** A calendar day in Vietnam, "2026-11-22": harvests have a day, not an instant. */
export type IsoDay = string;

export type Harvest = {
  /** Chosen beforehand, when the same harvest may be told twice. */
  readonly lotId?: string | undefined;
  readonly packId: string;
  readonly productId: string;
  readonly sellerId: string;
  /** The member whose harvest it is, when a cooperative sells it. */
  readonly producerId?: string | null;
  readonly harvestedOn: IsoDay;
  readonly grade?: Grade;
  readonly quantity: Quantity;
  readonly actorId: string;
};

/** What one order line wants of one pack. */
export type Want = { readonly lineId: string; readonly packId: string; readonly quantity: Quantity };

/** A lot with something left to promise. */
export type FreeLot = {
  readonly id: string;
  readonly packId: string;
  readonly harvestedOn: IsoDay;
  readonly available: Quantity;
};

/** A promise of part of one lot to one order line. */
export type Share = {
  readonly lineId: string;
  readonly packId: string;
  readonly lotId: string;
  readonly quantity: Quantity;
};

export type Shortage = { readonly packId: string; readonly available: Quantity };
export type OutOfStock = Refusal<"out_of_stock", { shortages: Shortage[] }>;

export type LotView = Levels & {
  readonly id: string;
  readonly code: string;
  readonly productId: string;
  readonly productName: string;
  readonly packLabel: string;
  readonly soldBy: Measure;
  readonly harvestedOn: IsoDay;
  readonly grade: Grade;
  readonly received: Quantity;
  readonly status: string;
  /** The member whose harvest it is; null when it is the seller's own. */
  readonly producerName: string | null;
};

/** What one member brought to a cooperative, as the member sees it. */
export type BroughtIn = Pick<
  LotView,
  "id" | "code" | "productName" | "packLabel" | "soldBy" | "harvestedOn" | "received"
> & {
  readonly sellerName: string;
};

export type ShelfPack = {
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  readonly soldBy: Measure;
  readonly pricedBy: Measure;
  readonly priceVnd: number;
  readonly minimum: Quantity;
  readonly available: Quantity;
  /** Held or allocated: promised to shoppers, still at the farm. */
  readonly promised: Quantity;
};

export type ShelfProduct = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly status: ProductStatus;
  readonly photoId: string | null;
  readonly packs: readonly ShelfPack[];
};

export type Sale = {
  readonly productName: string;
  readonly packLabel: string;
  readonly soldBy: Measure;
  readonly quantity: Quantity;
};
