import { newCode } from "~/domain/shared/code";
import { holdStock } from "~/domain/inventory/hold-stock.server";
import type { OutOfStock } from "~/domain/inventory/types";
import { takeCredit } from "~/domain/payments/credit/take-credit.server";
import { isPayable, largestPaymentVnd, smallestPaymentVnd } from "~/domain/payments/limits";
import { openCheckoutSession } from "~/domain/payments/open-checkout-session.server";
import type { PaymentGateway } from "~/domain/payments/ports";
import { isRefusal, refuse, refuseWith, type Refusal } from "~/domain/shared/refusal";
import { minutesAfter } from "~/domain/shared/time";
import { transact, type Db, type Reader, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { readBasket } from "../basket/basket-queries.server";
import { orderFact } from "../events";
import { confirmOrder } from "../internal/confirm-order.server";
import { draftOrder, type OrderDraft } from "../internal/draft-order";
import { hashRequest } from "../internal/request-hash.server";
import { writeOrder } from "../internal/write-order.server";
import type { QuoteDelivery, Spot } from "../ports";
import { holdMinutes } from "../policy";
import { quoteCheckout, type QuoteRefusal } from "./quote-checkout.server";
import type { CheckoutQuote } from "../types";

export type PlaceOrder = {
  readonly basketId: string;
  readonly personId: string | null;
  /** Made with the checkout form: however often the form is sent, one order comes of it. */
  readonly idempotencyKey: string;
  readonly contact: { readonly name: string; readonly phone: string };
  readonly drop: Spot & { readonly street: string };
  readonly note: string;
  /** What the shopper pays with credit, and whose it is; null pays nothing with it. */
  readonly credit: { readonly phone: string; readonly vnd: number } | null;
  readonly locale: string;
  /** What the form showed; null when it showed no total yet. */
  readonly shownTotalVnd: number | null;
};

/** What the order needs from others: the price of delivery and a way to pay. */
export type OrderDesk = {
  readonly quoteDelivery: QuoteDelivery;
  readonly gateway: Pick<PaymentGateway, "tmnCode">;
};

export type PlacedOrder = { ok: true; orderId: string; trackingToken: string; replayed: boolean };
export type PlaceRefusal =
  | QuoteRefusal
  | OutOfStock
  | Refusal<"basket_changed">
  | Refusal<"key_reused">
  | Refusal<"credit_gone">
  | Refusal<"total_not_payable", { smallestVnd: number; largestVnd: number }>
  | Refusal<"price_changed", { quote: CheckoutQuote }>;

/** Turns the basket into an order: holds the goods, fixes prices, opens the payment. All of it, or nothing. */
export async function placeOrder(
  db: Db,
  moment: Moment,
  desk: OrderDesk,
  command: PlaceOrder,
): Promise<PlacedOrder | PlaceRefusal> {
  const items = await readBasket(db, command.basketId);
  // The first press emptied the basket: this is its echo.
  if (items.length === 0) return (await findPlaced(db, command, items)) ?? refuse("basket_empty");

  const priced = await quoteCheckout(db, moment.now, desk.quoteDelivery, items, command.drop);
  if (isRefusal(priced)) return priced;
  const { quote } = priced;
  if (command.shownTotalVnd !== null && command.shownTotalVnd !== quote.totalVnd) {
    return (await findPlaced(db, command, items)) ?? refuseWith("price_changed", { quote });
  }
  const chargedVnd = quote.totalVnd - (command.credit?.vnd ?? 0);
  if (chargedVnd < 0) return (await findPlaced(db, command, items)) ?? refuse("credit_gone");
  if (chargedVnd > 0 && !isPayable(chargedVnd)) {
    return refuseWith("total_not_payable", { smallestVnd: smallestPaymentVnd, largestVnd: largestPaymentVnd });
  }
  const draft = draftOrder(moment.ids, quote);
  const outcome = await transact(db, (tx) => commit(tx, moment, desk, { command, draft, chargedVnd }));
  return outcome.ok || outcome.reason !== "key_taken"
    ? outcome
    : ((await findPlaced(db, command, items)) ?? refuse("basket_changed"));
}

type Placing = { readonly command: PlaceOrder; readonly draft: OrderDraft; readonly chargedVnd: number };

async function commit(
  tx: Tx,
  moment: Moment,
  desk: OrderDesk,
  { command, draft, chargedVnd }: Placing,
): Promise<PlacedOrder | OutOfStock | Refusal<"key_taken"> | Refusal<"basket_changed"> | Refusal<"credit_gone">> {
  const expiresAt = minutesAfter(moment.now, holdMinutes);
  const { orderId, trackingToken } = draft;
  const code = newCode(moment.ids.random);
  // Sent together, the order first: a second press waits there for the first, and what it held in vain is undone with it.
  const [written, held] = await Promise.all([
    writeOrder(tx, moment, { command, draft, code, expiresAt, requestHash: hashRequest(command) }),
    holdStock(tx, moment, { orderId, expiresAt, lines: draft.lines }),
    chargedVnd > 0 &&
      openCheckoutSession(tx, moment, desk.gateway, {
        payableId: orderId,
        amountVnd: chargedVnd,
        description: `Don hang ${code}`,
        successUrl: `/don/${trackingToken}`,
        cancelUrl: `/thanh-toan/${trackingToken}`,
        expiresAt,
        idempotencyKey: `order:${orderId}`,
      }),
  ]);
  if (!written) return refuse("key_taken");
  if (!sameItems(written.taken, draft.items)) return refuse("basket_changed");
  if (isRefusal(held)) return held;
  const { credit } = command;
  const taken = credit && (await takeCredit(tx, moment, { phone: credit.phone, orderId, amountVnd: credit.vnd }));
  if (taken && !taken.ok) return taken;
  await record(tx, moment, orderFact("placed", orderId));
  // Nothing is left to charge: it is paid, and VNPAY never hears of it.
  if (chargedVnd === 0) await confirmOrder(tx, moment, { payableId: orderId, amountVnd: 0 });
  return { ok: true, orderId, trackingToken, replayed: false };
}

type Portion = { readonly packId: string; readonly quantity: number };

/** Another tab may have changed or emptied the basket since it was priced. */
function sameItems(some: readonly Portion[], others: readonly Portion[]): boolean {
  const quantities = new Map(some.map(({ packId, quantity }) => [packId, quantity]));
  return some.length === others.length && others.every(({ packId, quantity }) => quantities.get(packId) === quantity);
}

/**
 * The order this form made before. The same key with another content is not an echo but a mistake, and so is the same form
 * over a basket that was filled anew: the shopper must hear that what is in it now was not ordered.
 */
async function findPlaced(
  reader: Reader,
  command: PlaceOrder,
  items: readonly Portion[],
): Promise<PlacedOrder | Refusal<"key_reused"> | null> {
  const { idempotencyKey, basketId } = command;
  const order = await reader.order.findUnique({
    where: { idempotencyKey },
    select: {
      id: true,
      trackingToken: true,
      basketId: true,
      requestHash: true,
      subOrders: { select: { lines: { select: { packId: true, quantity: true } } } },
    },
  });
  if (!order) return null;
  const ordered = order.subOrders.flatMap(({ lines }) => lines);
  if (items.length > 0 && !sameItems(ordered, items)) return refuse("key_reused");
  if (order.basketId !== basketId || order.requestHash !== hashRequest(command)) return refuse("key_reused");
  return { ok: true, orderId: order.id, trackingToken: order.trackingToken, replayed: true };
}
