import { coldClasses, type ColdClass } from "~/domain/areas/reach";
import { addVnd, zeroVnd } from "~/domain/shared/money";
import { present } from "~/domain/shared/missing";
import { isRefusal, refuse, refuseWith, type Refusal } from "~/domain/shared/refusal";
import type { Reader } from "~/platform/db.server";
import type { QuoteDelivery, Spot } from "../ports";
import { priceBasket, type SellerGroup } from "../basket/price-basket";
import type { BasketItem, CheckoutQuote, QuotedGroup, Undeliverable } from "../types";

export type QuoteRefusal =
  | Refusal<"basket_empty">
  | Refusal<"not_on_sale", { packIds: string[] }>
  | Refusal<"cannot_deliver", { sellers: Undeliverable[] }>;

/** What the basket costs at this door: goods and delivery for every seller, or which sellers cannot come. */
export async function quoteCheckout(
  reader: Reader,
  now: Date,
  quoteDelivery: QuoteDelivery,
  items: readonly BasketItem[],
  drop: Spot,
): Promise<{ ok: true; quote: CheckoutQuote } | QuoteRefusal> {
  if (items.length === 0) return refuse("basket_empty");
  const gone = items.filter((item) => !item.onSale).map((item) => item.packId);
  if (gone.length > 0) return refuseWith("not_on_sale", { packIds: gone });

  const { groups, goodsVnd } = priceBasket(items);
  const asked = await Promise.all(groups.map((group) => quoteGroup(reader, now, quoteDelivery, group, drop)));
  const unreachable = asked.flatMap((answer) => ("why" in answer ? [answer] : []));
  if (unreachable.length > 0) return refuseWith("cannot_deliver", { sellers: unreachable });

  const quoted = asked.flatMap((answer) => ("why" in answer ? [] : [answer]));
  const deliveryVnd = addVnd(zeroVnd, ...quoted.map((group) => group.deliveryVnd));
  return { ok: true, quote: { groups: quoted, goodsVnd, deliveryVnd, totalVnd: addVnd(goodsVnd, deliveryVnd) } };
}

async function quoteGroup(
  reader: Reader,
  now: Date,
  quoteDelivery: QuoteDelivery,
  group: SellerGroup<BasketItem>,
  drop: Spot,
): Promise<QuotedGroup | Undeliverable> {
  const { seller } = present(group.lines[0], "basket line");
  const coldClass = coldestOf(group.lines);
  const answer = await quoteDelivery(reader, { seller, drop, grams: group.grams, coldClass, now });
  if (isRefusal(answer)) return { sellerId: seller.id, sellerName: seller.name, why: answer.reason };
  const { feeVnd, distanceM, window, dropPoint } = answer.quote;
  return { ...group, seller, coldClass, deliveryVnd: feeVnd, distanceM, window, dropPoint };
}

/** One seller's goods travel together, so the most delicate of them decides. */
const coldestOf = (lines: readonly { coldClass: ColdClass }[]): ColdClass =>
  lines.reduce<ColdClass>(
    (coldest, line) => (rank(line.coldClass) > rank(coldest) ? line.coldClass : coldest),
    "ambient",
  );

const rank = (coldClass: ColdClass): number => coldClasses.indexOf(coldClass);
