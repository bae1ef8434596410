import type { Atlas } from "~/domain/areas/atlas.server";
import { resolveAddress } from "~/domain/areas/resolve-address.server";
import type { ResolvedPlace } from "~/domain/areas/types";
import { creditFor } from "~/domain/payments/credit/policy";
import type { Point } from "~/domain/shared/geo";
import type { Measure, Unit } from "~/domain/shared/quantity";
import { isRefusal } from "~/domain/shared/refusal";
import type { Reader } from "~/platform/db.server";
import type { OpenBasket } from "../basket/basket-queries.server";
import { isCatchWeight } from "../basket/estimate-line";
import type { DropPlace, NoDelivery, QuoteDelivery } from "../ports";
import { priceBasket } from "../basket/price-basket";
import { quoteCheckout } from "./quote-checkout.server";
import type { BasketItem } from "../types";

export type CheckoutLine = {
  readonly packId: string;
  readonly name: string;
  readonly packLabel: string;
  readonly soldBy: Measure;
  readonly unit: Unit;
  readonly quantity: number;
  readonly vnd: number;
  readonly isEstimate: boolean;
  readonly onSale: boolean;
};

export type CheckoutGroup = {
  readonly sellerId: string;
  readonly sellerName: string;
  readonly goodsVnd: number;
  readonly lines: readonly CheckoutLine[];
  /** Null until the shopper has said where to. */
  readonly delivery:
    | { readonly vnd: number; readonly from: string; readonly until: string; readonly dropPoint: DropPlace | null }
    | { readonly why: NoDelivery }
    | null;
};

/** The checkout page; JSON-safe. `totalVnd` is null while something stands in the way. */
export type CheckoutView = {
  readonly idempotencyKey: string;
  readonly place: ResolvedPlace | null;
  readonly groups: readonly CheckoutGroup[];
  readonly goodsVnd: number;
  readonly deliveryVnd: number | null;
  readonly totalVnd: number | null;
  /** What the shopper's credit can pay of it. */
  readonly creditVnd: number;
  readonly hasEstimate: boolean;
};

export type CheckoutAsk = OpenBasket & {
  readonly drop: { readonly provinceCode: string; readonly communeCode: string; readonly pin: Point | null } | null;
  /** What the signed-in shopper has with us; zero for a guest, whose number nobody has proved. */
  readonly balanceVnd: number;
};

/** One key for one state of the basket: two tabs of the same checkout are the same order. */
export const checkoutKey = ({ basketId, version }: Pick<CheckoutAsk, "basketId" | "version">): string =>
  `${basketId}.${version}`;

/** What the shopper sees before paying. Null when the basket is empty. */
export async function readCheckout(
  reader: Reader,
  now: Date,
  { quoteDelivery, atlas }: { readonly quoteDelivery: QuoteDelivery; readonly atlas: Atlas },
  ask: CheckoutAsk,
): Promise<CheckoutView | null> {
  const { items } = ask;
  if (items.length === 0) return null;
  const resolved = ask.drop && (await resolveAddress(reader, ask.drop, atlas));
  const place = resolved?.ok ? resolved.place : null;
  const priced = priceBasket(items);
  const answer = place && (await quoteCheckout(reader, now, quoteDelivery, items, place));
  const quote = answer?.ok ? answer.quote : null;
  const whys = new Map(
    answer && isRefusal(answer) && answer.reason === "cannot_deliver"
      ? answer.sellers.map(({ sellerId, why }) => [sellerId, why])
      : [],
  );
  const deliveries = new Map(
    quote?.groups.map(({ sellerId, deliveryVnd, window, dropPoint }) => [
      sellerId,
      { vnd: deliveryVnd, ...isoWindow(window), dropPoint },
    ]),
  );
  return {
    idempotencyKey: checkoutKey(ask),
    place,
    groups: priced.groups.map(({ sellerId, goodsVnd, lines }) => {
      const why = whys.get(sellerId);
      const delivery = why === undefined ? (deliveries.get(sellerId) ?? null) : { why };
      return { sellerId, sellerName: lines[0]?.seller.name ?? "", goodsVnd, lines: lines.map(toLine), delivery };
    }),
    goodsVnd: priced.goodsVnd,
    deliveryVnd: quote?.deliveryVnd ?? null,
    totalVnd: quote?.totalVnd ?? null,
    creditVnd: quote ? creditFor(quote.totalVnd, ask.balanceVnd) : 0,
    hasEstimate: priced.groups.some((group) => group.hasCatchWeight),
  };
}

const isoWindow = ({ from, until }: { from: Date; until: Date }) => ({
  from: from.toISOString(),
  until: until.toISOString(),
});

const toLine = (item: BasketItem & { estimate: { vnd: number } }): CheckoutLine => ({
  packId: item.packId,
  name: item.productName,
  packLabel: item.packLabel,
  soldBy: item.terms.soldBy,
  unit: item.unit,
  quantity: item.quantity,
  vnd: item.estimate.vnd,
  isEstimate: isCatchWeight(item.terms),
  onSale: item.onSale,
});
