import { expect, test } from "vitest";
import type { PaymentGateway } from "~/domain/payments/ports";
import { minutesAfter } from "~/domain/shared/time";
import { systemIds } from "~/platform/clock.server";
import { aBasket, anOrder, anOrderFor, aPaidOrder, openDesk, visitVnpay } from "#test/checkout";
import { openStall, stockOf, type Stall } from "#test/market";
import { sundayMorning } from "#test/moment";
import { testDatabase } from "#test/test-database";
import { readBasket } from "../basket/basket-queries.server";
import { goToPay } from "./go-to-pay.server";
import { orderForTracking } from "../order-queries.server";
import { placeOrder } from "../checkout/place-order.server";
import { receivePayment } from "./receive-payment.server";

const { db } = await testDatabase();
const now = sundayMorning;
const moment = { now, ids: systemIds };
const minuteLater = { ...moment, now: minutesAfter(now, 1) };
const statusOf = async (orderId: string) => (await db.order.findUniqueOrThrow({ where: { id: orderId } })).status;

const failed = { verdict: "failed", responseCode: "24", transactionStatus: "02" } as const;
const gateway: PaymentGateway = {
  tmnCode: "CHOQUE01",
  payUrl: ({ txnRef }) => `https://vnpay.example/${txnRef}`,
  readCallback: () => ({ ok: false, reason: "bad_signature" }),
  query: () => Promise.reject(new Error("nobody asks")),
  refund: () => Promise.reject(new Error("nobody gives")),
};

/** An order whose shopper pressed "cancel" at the bank. */
async function turnedDown(stall: Stall) {
  const order = await anOrder(db, moment, [[stall, 1_500]]);
  const callback = await visitVnpay(db, moment, order.orderId);
  expect(await receivePayment(db, moment, { ...callback, ...failed })).toMatchObject({ kind: "failed" });
  const { id } = await db.checkoutSession.findUniqueOrThrow({ where: { payableId: order.orderId } });
  return { ...order, callback, payAgain: () => goToPay(db, minuteLater, gateway, visitTo(id)) };
}
const visitTo = (sessionId: string) =>
  ({ sessionId, ipAddress: "10.0.0.1", locale: "vi", returnUrl: "https://shop.example/r" }) as const;

test("a failed payment lets go of the goods at once; trying again takes them first", async () => {
  const stall = await openStall(db, { stock: 2_000 });
  const { orderId, trackingToken, payAgain } = await turnedDown(stall);
  expect(await stockOf(db, stall.packId)).toMatchObject({ held: 0, available: 2_000 });
  expect(await orderForTracking(db, trackingToken)).toMatchObject({ status: "awaiting_payment", holdsGoods: false });
  expect(await payAgain()).toMatchObject({ ok: true });
  expect(await payAgain()).toMatchObject({ ok: true });
  expect(await stockOf(db, stall.packId)).toMatchObject({ held: 1_500, available: 500 });
  expect(await orderForTracking(db, trackingToken)).toMatchObject({ holdsGoods: true });
  await receivePayment(db, minuteLater, await visitVnpay(db, minuteLater, orderId));
  expect(await stockOf(db, stall.packId)).toMatchObject({ held: 0, allocated: 1_500 });
});

test("goods stay held while another payment page is open", async () => {
  const stall = await openStall(db, { stock: 2_000 });
  const { orderId } = await anOrder(db, moment, [[stall, 1_500]]);
  const [first, second] = [await visitVnpay(db, moment, orderId), await visitVnpay(db, moment, orderId)];
  await receivePayment(db, moment, { ...first, ...failed });
  expect(await stockOf(db, stall.packId)).toMatchObject({ held: 1_500 });
  await receivePayment(db, moment, { ...second, ...failed });
  expect(await stockOf(db, stall.packId)).toMatchObject({ held: 0, available: 2_000 });
});

test("goods sold before the next try call the order off and fill the basket", async () => {
  const stall = await openStall(db, { stock: 2_000 });
  const { orderId, basketId, payAgain } = await turnedDown(stall);
  await aPaidOrder(db, moment, [[stall, 1_000]]);
  expect(await payAgain()).toMatchObject({ ok: false, reason: "out_of_stock" });
  expect(await statusOf(orderId)).toBe("cancelled");
  expect(await readBasket(db, basketId)).toHaveLength(1);
  expect(await payAgain()).toMatchObject({ ok: false, reason: "expired" });
});

test("money that comes after a failure gets the goods or goes back", async () => {
  const stall = await openStall(db, { stock: 2_000 });
  const { orderId, callback } = await turnedDown(stall);
  const rival = await turnedDown(stall);
  await receivePayment(db, moment, callback);
  await receivePayment(db, moment, rival.callback);
  expect([await statusOf(orderId), await statusOf(rival.orderId)]).toEqual(["confirmed", "cancelled"]);
  const refunds = await db.refund.findMany({ where: { session: { payableId: rival.orderId } } });
  expect(refunds).toMatchObject([{ reason: "too_late", amountVnd: 57_500 }]);
});

test("paying again while another shopper buys: one of them gets the goods, nothing is sold twice", async () => {
  for (let round = 0; round < 6; round += 1) {
    const stall = await openStall(db, { stock: 2_000 });
    const { orderId, payAgain } = await turnedDown(stall);
    const rival = await aBasket(db, minuteLater, [[stall, 1_000]]);
    const [again, placed] = await Promise.all([
      payAgain(),
      placeOrder(db, minuteLater, openDesk, anOrderFor(rival.basketId)),
    ]);
    expect([again.ok, placed.ok].filter(Boolean)).toHaveLength(1);
    expect(await statusOf(orderId)).toBe(again.ok ? "awaiting_payment" : "cancelled");
    expect(await stockOf(db, stall.packId)).toMatchObject({ held: again.ok ? 1_500 : 1_000 });
  }
});
