import type { Details } from "~/domain/shared/details";

/** One line of an order's story. `what` is the recorded fact's own name; pages translate it. */
export type StoryLine = {
  readonly at: string;
  readonly source: "order" | "shipment" | "payment" | "refund" | "ledger" | "message" | "operator";
  readonly what: string;
  readonly who: string | null;
  /** Seller, courier, parcel or account that it was about. */
  readonly about: string | null;
  readonly amountVnd: number | null;
  /** A reference, as others call it. */
  readonly detail: string;
  readonly details: Details;
};

export type OrderRow = {
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly contactName: string;
  readonly place: string;
  readonly totalVnd: number;
  readonly createdAt: string;
  readonly subOrders: readonly { readonly seller: string; readonly status: string }[];
};

export type OrderStory = OrderRow & {
  readonly contactPhone: string;
  readonly address: string;
  readonly note: string;
  readonly goodsVnd: number;
  readonly deliveryVnd: number;
  readonly trackingToken: string;
  readonly parts: readonly OrderPart[];
  readonly story: readonly StoryLine[];
};

export type OrderPart = {
  readonly subOrderId: string;
  readonly seller: string;
  readonly status: string;
  readonly goodsVnd: number;
  readonly weighedVnd: number | null;
  readonly deliveryVnd: number;
  readonly shipmentId: string | null;
  readonly shipmentCode: string | null;
  readonly shipmentStatus: string | null;
  readonly lines: readonly {
    readonly name: string;
    readonly pack: string;
    readonly quantity: number;
    readonly soldBy: "weight" | "each";
    readonly estimatedVnd: number;
    readonly finalVnd: number | null;
  }[];
};

export type DayFigures = {
  readonly ordersToday: number;
  readonly soldTodayVnd: number;
  readonly awaitingSeller: number;
  readonly onTheRoad: number;
  readonly withoutCourier: number;
  readonly applications: number;
};

/** What waits for an operator, and the page where it is solved. */
export type AttentionItem = {
  readonly kind:
    | "suspected"
    | "mismatched"
    | "unresolved"
    | "refund_failed"
    | "unclear_money"
    | "bank_refund"
    | "rate"
    | "difference"
    | "claim"
    | "payout"
    | "no_courier"
    | "unheard"
    | "held";
  /** The order's code, or the shipment's. */
  readonly code: string;
  readonly amountVnd: number | null;
  readonly heldWhy: string | null;
  readonly since: string;
  readonly to: string;
};
