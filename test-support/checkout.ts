import { addToBasket } from "~/domain/ordering/basket/add-to-basket.server";
import { placeOrder, type OrderDesk, type PlaceOrder } from "~/domain/ordering/checkout/place-order.server";
import { receivePayment } from "~/domain/ordering/paying/receive-payment.server";
import type { VerifiedCallback } from "~/domain/payments/types";
import { toVnd } from "~/domain/shared/money";
import { hoursAfter } from "~/domain/shared/time";
import { systemIds } from "~/platform/clock.server";
import type { openDb } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import type { Stall } from "./market";

type TestDb = ReturnType<typeof openDb>;
const tmnCode = "CHOQUE01";

/** Everybody is served, for 20.000 ₫, within four hours. */
export const openDesk: OrderDesk = {
  gateway: { tmnCode },
  quoteDelivery: (_reader, { now }) =>
    Promise.resolve({
      ok: true,
      quote: {
        feeVnd: toVnd(20_000),
        distanceM: 9_000,
        window: { from: now, until: hoursAfter(now, 4) },
        dropPoint: null,
      },
    }),
};

export const anOrderFor = (basketId: string, more: Partial<PlaceOrder> = {}): PlaceOrder => ({
  basketId,
  personId: null,
  idempotencyKey: systemIds.next(),
  contact: { name: "Lan", phone: "+84912345678" },
  drop: { provinceCode: "79", communeCode: "26734", street: "12 Lê Lợi", lat: 10.77, lng: 106.7 },
  note: "",
  credit: null,
  locale: "vi",
  shownTotalVnd: null,
  ...more,
});

/** A guest with these things in a basket. */
export async function aBasket(
  db: TestDb,
  moment: Moment,
  wants: readonly [Pick<Stall, "packId">, number][],
): Promise<{ tokenHash: string; basketId: string }> {
  const tokenHash = systemIds.next();
  let basketId = "";
  for (const [{ packId }, quantity] of wants) {
    const added = await addToBasket(db, moment, { tokenHash, personId: null }, { packId, quantity });
    if (!added.ok) throw new Error(added.reason);
    basketId = added.basketId;
  }
  return { tokenHash, basketId };
}

export async function anOrder(
  db: TestDb,
  moment: Moment,
  wants: readonly [Pick<Stall, "packId">, number][],
  more: Partial<PlaceOrder> = {},
) {
  const { basketId } = await aBasket(db, moment, wants);
  const placed = await placeOrder(db, moment, openDesk, anOrderFor(basketId, more));
  if (!placed.ok) throw new Error(placed.reason);
  return { ...placed, basketId };
}

/** A visit to VNPAY's page, and VNPAY's word that it was paid. */
export async function visitVnpay(db: TestDb, moment: Moment, orderId: string): Promise<VerifiedCallback> {
  const session = await db.checkoutSession.findUniqueOrThrow({ where: { payableId: orderId } });
  const txnRef = systemIds.next().replaceAll("-", "");
  await db.paymentAttempt.create({
    data: {
      id: systemIds.next(),
      sessionId: session.id,
      txnRef,
      tmnCode,
      amountVnd: session.amountVnd,
      createDate: "20261122080000",
      expiresAt: session.expiresAt,
      status: "open",
      createdAt: moment.now,
    },
  });
  return {
    tmnCode,
    txnRef,
    amountVnd: session.amountVnd,
    verdict: "paid",
    responseCode: "00",
    transactionStatus: "00",
    transactionNo: String(Number.parseInt(txnRef.slice(-8), 16)),
    bankCode: "NCB",
    payDate: "20261122080100",
    evidence: null,
  };
}

export async function aPaidOrder(
  db: TestDb,
  moment: Moment,
  wants: readonly [Pick<Stall, "packId">, number][],
  more: Partial<PlaceOrder> = {},
) {
  const order = await anOrder(db, moment, wants, more);
  await receivePayment(db, moment, await visitVnpay(db, moment, order.orderId));
  const subOrders = await db.subOrder.findMany({ where: { orderId: order.orderId }, include: { lines: true } });
  return { ...order, subOrders };
}
