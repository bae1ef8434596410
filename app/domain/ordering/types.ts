import type { ColdClass } from "~/domain/areas/reach";
import type { Vnd } from "~/domain/shared/money";
import type { Quantity, Unit } from "~/domain/shared/quantity";
import type { TimeWindow } from "~/domain/shared/time";
import type { PricingTerms } from "./basket/estimate-line";
import type { QuantityLimits } from "./basket/fit-quantity";
import type { DropPlace, NoDelivery, Spot } from "./ports";
import type { SellerGroup } from "./basket/price-basket";

export type BasketSeller = Spot & { readonly id: string; readonly name: string; readonly slug: string };

/** A line of the basket with everything the shop knows about it. */
export type BasketItem = {
  readonly packId: string;
  readonly productId: string;
  readonly productName: string;
  readonly productSlug: string;
  readonly photoId: string | null;
  readonly packLabel: string;
  readonly unit: Unit;
  readonly coldClass: ColdClass;
  readonly terms: PricingTerms;
  readonly limits: QuantityLimits;
  readonly quantity: Quantity;
  /** In the pack's own measure. */
  readonly available: Quantity;
  /** False when the seller took it off sale since. */
  readonly onSale: boolean;
  readonly sellerId: string;
  readonly seller: BasketSeller;
};

export type QuotedGroup = SellerGroup<BasketItem> & {
  readonly seller: BasketSeller;
  readonly coldClass: ColdClass;
  readonly deliveryVnd: Vnd;
  readonly distanceM: number;
  readonly window: TimeWindow;
  readonly dropPoint: DropPlace | null;
};

export type CheckoutQuote = {
  readonly groups: readonly QuotedGroup[];
  readonly goodsVnd: Vnd;
  readonly deliveryVnd: Vnd;
  readonly totalVnd: Vnd;
};

export type Undeliverable = { readonly sellerId: string; readonly sellerName: string; readonly why: NoDelivery };
