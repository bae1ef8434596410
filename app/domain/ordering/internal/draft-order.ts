import type { Want } from "~/domain/inventory/types";
import type { Ids } from "~/domain/shared/ids";
import type { PricedLine } from "../basket/price-basket";
import type { BasketItem, CheckoutQuote, QuotedGroup } from "../types";

export type DraftLine = PricedLine<BasketItem> & { readonly lineId: string; readonly subOrderId: string };
export type DraftSubOrder = Omit<QuotedGroup, "lines"> & {
  readonly subOrderId: string;
  readonly lines: readonly DraftLine[];
};

/** An order with names for all its parts, before anything is written. */
export type OrderDraft = {
  readonly orderId: string;
  /** Unguessable: it opens the order's page without signing in. */
  readonly trackingToken: string;
  readonly quote: CheckoutQuote;
  readonly subOrders: readonly DraftSubOrder[];
  readonly lines: readonly Want[];
  readonly items: readonly BasketItem[];
};

export function draftOrder(ids: Ids, quote: CheckoutQuote): OrderDraft {
  const subOrders = quote.groups.map((group): DraftSubOrder => {
    const subOrderId = ids.next();
    return { ...group, subOrderId, lines: group.lines.map((line) => ({ ...line, lineId: ids.next(), subOrderId })) };
  });
  const items = subOrders.flatMap((subOrder) => subOrder.lines);
  return {
    orderId: ids.next(),
    trackingToken: newToken(ids),
    quote,
    subOrders,
    lines: items.map(({ lineId, packId, quantity }) => ({ lineId, packId, quantity })),
    items,
  };
}

/** 144 bits, in signs that survive a messenger and a link. */
const newToken = (ids: Ids): string =>
  btoa(String.fromCharCode(...ids.random(18)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_");
