import { addVnd, zeroVnd, type Vnd } from "~/domain/shared/money";
import type { Quantity } from "~/domain/shared/quantity";
import { toGrams, type Grams } from "~/domain/shared/weight";
import { estimateLine, isCatchWeight, type Estimate, type PricingTerms } from "./estimate-line";

export type PricedLine<Line> = Line & { readonly estimate: Estimate };

/** What one seller is asked for, in the order the shopper put it in. */
export type SellerGroup<Line> = {
  readonly sellerId: string;
  readonly lines: readonly PricedLine<Line>[];
  readonly goodsVnd: Vnd;
  readonly grams: Grams;
  /** The scale will decide some of the price. */
  readonly hasCatchWeight: boolean;
};

export type PricedBasket<Line> = { readonly groups: readonly SellerGroup<Line>[]; readonly goodsVnd: Vnd };

type BasketItem = { readonly sellerId: string; readonly quantity: Quantity; readonly terms: PricingTerms };

/** Prices a basket over many sellers; sellers keep the order in which they first appear. */
export function priceBasket<Line extends BasketItem>(lines: readonly Line[]): PricedBasket<Line> {
  const bySeller = new Map<string, PricedLine<Line>[]>();
  for (const line of lines) {
    const priced = { ...line, estimate: estimateLine(line.terms, line.quantity) };
    bySeller.set(line.sellerId, [...(bySeller.get(line.sellerId) ?? []), priced]);
  }
  const groups = [...bySeller].map(([sellerId, own]) => groupOf(sellerId, own));
  return { groups, goodsVnd: addVnd(zeroVnd, ...groups.map((group) => group.goodsVnd)) };
}

function groupOf<Line extends BasketItem>(sellerId: string, lines: readonly PricedLine<Line>[]): SellerGroup<Line> {
  return {
    sellerId,
    lines,
    goodsVnd: addVnd(zeroVnd, ...lines.map((line) => line.estimate.vnd)),
    grams: toGrams(lines.reduce((sum, line) => sum + line.estimate.grams, 0)),
    hasCatchWeight: lines.some((line) => isCatchWeight(line.terms)),
  };
}
