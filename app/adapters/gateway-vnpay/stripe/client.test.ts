import { beforeEach, expect, test } from "vitest";
import { stripeShapedClient, type StripeShaped } from "./client.server";
import { memoryStore } from "./memory-store";
import type { SessionCreateParams } from "./params";

const now = () => new Date("2026-11-22T08:00:00+07:00");
let store: ReturnType<typeof memoryStore>;
let vnpay: StripeShaped;
beforeEach(() => {
  store = memoryStore(now);
  vnpay = stripeShapedClient({ store, now, hopUrl: (id) => `https://shop.example/pay/${id}` });
});

const item = {
  quantity: 3,
  price_data: { currency: "vnd", unit_amount: 50_000, product_data: { name: "Gạo ST25" } },
} as const;
const params: SessionCreateParams = { mode: "payment", line_items: [item], success_url: "https://shop.example/ok" };
const refusedWith = (code: string) => expect.objectContaining({ type: "StripeInvalidRequestError", code });

test("a session is open, unpaid, in whole đồng, and leads to the page before VNPAY", async () => {
  const session = await vnpay.checkout.sessions.create(params);
  expect(session).toMatchObject({
    object: "checkout.session",
    amount_total: 150_000,
    currency: "vnd",
    status: "open",
    payment_status: "unpaid",
  });
  expect(session.url).toBe(`https://shop.example/pay/${session.id}`);
  expect(await vnpay.checkout.sessions.retrieve(session.id)).toEqual(session);
});

test("the same key is the same session, and other parameters under it are refused", async () => {
  const key = { idempotencyKey: "k1" };
  const [first, second] = await Promise.all([
    vnpay.checkout.sessions.create(params, key),
    vnpay.checkout.sessions.create(params, key),
  ]);
  expect(first).toEqual(second);
  const other = vnpay.checkout.sessions.create({ ...params, success_url: "https://x.example" }, key);
  await expect(other).rejects.toMatchObject({
    type: "StripeIdempotencyError",
    rawType: "idempotency_error",
    statusCode: 400,
  });
});

test("a refused call is not remembered under its key", async () => {
  const key = { idempotencyKey: "k2" };
  const tiny = {
    ...params,
    line_items: [{ ...item, quantity: 1, price_data: { ...item.price_data, unit_amount: 100 } }],
  };
  await expect(vnpay.checkout.sessions.create(tiny, key)).rejects.toEqual(refusedWith("amount_too_small"));
  expect(await vnpay.checkout.sessions.create(params, key)).toMatchObject({ status: "open" });
});

test("what is not served is refused by name", async () => {
  const strange = { ...params, customer: "cus_1" };
  await expect(vnpay.checkout.sessions.create(strange)).rejects.toEqual(refusedWith("parameter_unknown"));
  await expect(vnpay.checkout.sessions.create({ ...params, expires_at: 1 })).rejects.toEqual(
    refusedWith("parameter_invalid"),
  );
  await expect(vnpay.checkout.sessions.create({ ...params, line_items: [] })).rejects.toEqual(
    refusedWith("parameter_missing"),
  );
  await expect(vnpay.refunds.retrieve("re_0")).rejects.toMatchObject({ code: "resource_missing", statusCode: 404 });
});

test("a payment intent tells a visit under way, a decline in Stripe's words, and a success", async () => {
  const { id, payment_intent } = await vnpay.checkout.sessions.create(params);
  expect(await vnpay.paymentIntents.retrieve(payment_intent)).toMatchObject({
    status: "requires_payment_method",
    latest_charge: null,
  });
  store.addAttempt(id, { id: "a-1", status: "failed", responseCode: "51" });
  expect(await vnpay.paymentIntents.retrieve(payment_intent)).toMatchObject({
    status: "requires_payment_method",
    last_payment_error: { code: "card_declined", decline_code: "insufficient_funds" },
  });
  store.addAttempt(id, { id: "a-2", status: "open", responseCode: null });
  expect(await vnpay.paymentIntents.retrieve(payment_intent)).toMatchObject({ status: "requires_action" });
  store.addAttempt(id, { id: "a-3", status: "paid", responseCode: "00" });
  expect(await vnpay.paymentIntents.retrieve(payment_intent)).toMatchObject({
    status: "succeeded",
    amount_received: 150_000,
    latest_charge: "ch_a3",
    last_payment_error: null,
  });
  await expect(vnpay.checkout.sessions.expire(id)).rejects.toMatchObject({ statusCode: 400 });
});

test("refunds stay pending until VNPAY is done and never exceed the charge", async () => {
  const { id, payment_intent } = await vnpay.checkout.sessions.create(params);
  await expect(vnpay.refunds.create({ payment_intent })).rejects.toEqual(refusedWith("charge_not_refundable"));
  store.addAttempt(id, { id: "a-1", status: "paid", responseCode: "00" });
  const part = await vnpay.refunds.create({ payment_intent, amount: 100_000, reason: "requested_by_customer" });
  expect(part).toMatchObject({ status: "pending", amount: 100_000, charge: "ch_a1" });
  await expect(vnpay.refunds.create({ payment_intent, amount: 50_001 })).rejects.toEqual(
    refusedWith("charge_already_refunded"),
  );
  expect(await vnpay.refunds.create({ payment_intent })).toMatchObject({ amount: 50_000 });
  store.settleRefund(part.id, "succeeded");
  expect(await vnpay.refunds.retrieve(part.id)).toMatchObject({ status: "succeeded" });
});

test("an event is believed only with a fresh signature of its very bytes", () => {
  const payload = JSON.stringify({
    id: "evt_1",
    object: "event",
    type: "refund.updated",
    created: 1,
    data: { object: {} },
  });
  const secret = "whsec_test";
  const header = vnpay.webhooks.generateTestHeaderString({ payload, secret, timestamp: 1_000 });
  const read = (body: string, sign = header, at = 1_000, tolerance?: number) =>
    vnpay.webhooks.constructEvent(body, sign, secret, tolerance, at);
  expect(read(payload)).toMatchObject({ id: "evt_1" });
  expect(read(payload, `t=1000,v1=00,${header.split(",")[1]},v0=x`)).toMatchObject({ id: "evt_1" });
  expect(read(payload, header, 1_300)).toMatchObject({ id: "evt_1" });
  expect(read(payload, header, 9_999, 0)).toMatchObject({ id: "evt_1" });
  const bad = expect.objectContaining({ type: "StripeSignatureVerificationError" });
  for (const attempt of [
    () => read(`${payload} `),
    () => read(payload, header, 1_301),
    () => read(payload, ""),
    () => read(payload, "t=1000"),
  ]) {
    expect(attempt).toThrow(bad);
  }
});
