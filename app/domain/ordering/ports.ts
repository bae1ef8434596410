import type { ColdClass } from "~/domain/areas/reach";
import type { Point } from "~/domain/shared/geo";
import type { Vnd } from "~/domain/shared/money";
import type { Refusal } from "~/domain/shared/refusal";
import type { TimeWindow } from "~/domain/shared/time";
import type { Grams } from "~/domain/shared/weight";
import type { Reader } from "~/platform/db.server";

export type DeliveryQuote = {
  readonly feeVnd: Vnd;
  readonly distanceM: number;
  readonly window: TimeWindow;
  /** Not to the door: nobody may come there then. */
  readonly dropPoint: DropPlace | null;
};

/** Where the goods are put down instead of at the door. */
export type DropPlace = { readonly id: string; readonly name: string; readonly street: string };

/** A place goods leave from or go to. */
export type Spot = Point & { readonly provinceCode: string; readonly communeCode: string };

export type DeliveryAsk = {
  readonly seller: Spot & { readonly id: string };
  readonly drop: Spot;
  readonly grams: Grams;
  readonly coldClass: ColdClass;
  readonly now: Date;
};

export type NoDelivery = "area_closed" | "too_far" | "no_capacity";

/** What it costs to carry one seller's part to the door, and when it can be there. Answered by the delivery. */
export type QuoteDelivery = (
  reader: Reader,
  ask: DeliveryAsk,
) => Promise<{ ok: true; quote: DeliveryQuote } | Refusal<NoDelivery>>;
