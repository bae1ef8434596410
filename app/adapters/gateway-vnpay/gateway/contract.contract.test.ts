import type { Stripe } from "stripe";
import { describe, expect, test } from "vitest";
import { openPage, paymentGateway, press, visit } from "#test/payment-gateway";
import { testDatabase } from "#test/test-database";
import type { StripeShaped } from "../stripe/client.server";

const { url } = await testDatabase();
const gateway = await paymentGateway(url);
const { inProcess, overHttp, stripe } = gateway;

/** The very same calls go through Stripe's own library and through ours; that this compiles is part of the test. */
const clients: readonly (readonly [string, StripeShaped])[] = [
  ["Stripe's library", stripe],
  ["our client in this process", inProcess],
  ["our client over HTTP", overHttp],
];

const item = { quantity: 3, price_data: { currency: "vnd", unit_amount: 50_000, product_data: { name: "Gạo ST25" } } };
const params = {
  mode: "payment",
  line_items: [item],
  success_url: "https://shop.example/ok?s={CHECKOUT_SESSION_ID}",
  cancel_url: "https://shop.example/back",
  client_reference_id: "order-1",
  metadata: { order: "1", "có dấu": "đủ & đúng = 100 %" },
  payment_intent_data: { metadata: { kind: "rau" }, transfer_group: "order-1", description: "Đơn 1" },
} satisfies Stripe.Checkout.SessionCreateParams;

let made = 0;
const freshKey = () => ({ idempotencyKey: `k-${(made += 1)}` });
/** Gives what every client gives, which must be one and the same. */
async function same<T>(call: (client: StripeShaped) => Promise<T>): Promise<T> {
  const results: T[] = [];
  for (const [, client] of clients) results.push(await call(client));
  expect(results[1]).toEqual(results[0]);
  expect(results[2]).toEqual(results[0]);
  const [first] = results;
  if (first === undefined) throw new Error("no result");
  return first;
}

/** The error of a call, as far as both libraries promise it. */
async function errorOf(call: () => Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    await call();
  } catch (error) {
    const { code, decline_code, doc_url, message, param, rawType, statusCode, type } = error as Record<string, unknown>;
    return { code, decline_code, doc_url, message, param, rawType, statusCode, type };
  }
  throw new Error("it was not refused");
}
const sameError = (call: (client: StripeShaped) => Promise<unknown>) => same((client) => errorOf(() => call(client)));

async function paidSession() {
  const session = await inProcess.checkout.sessions.create(params);
  await visit(session.url ?? "", "pay");
  return inProcess.checkout.sessions.retrieve(session.id);
}

describe("every client gives the same", () => {
  test("session when it is made, asked for and listed", async () => {
    const key = freshKey();
    const session = await same((client) => client.checkout.sessions.create(params, key));
    expect(session).toMatchObject({
      object: "checkout.session",
      amount_total: 150_000,
      currency: "vnd",
      status: "open",
      payment_status: "unpaid",
      metadata: params.metadata,
      url: `${gateway.origin}/pay/${session.id}`,
    });
    expect(session.id).toMatch(/^cs_test_[A-Za-z0-9]+$/);
    expect(await same((client) => client.checkout.sessions.retrieve(session.id))).toEqual(session);
    const { data, has_more } = await same((client) => client.checkout.sessions.list({ limit: 1 }));
    expect([data[0]?.id, has_more]).toEqual([session.id, false]);
  });

  test("objects in place of ids where they are asked for", async () => {
    const { id } = await paidSession();
    const expand = ["payment_intent.latest_charge", "line_items"];
    const session = await same((client) => client.checkout.sessions.retrieve(id, { expand }));
    expect(session).toMatchObject({
      payment_intent: { object: "payment_intent", latest_charge: { object: "charge", paid: true, amount: 150_000 } },
      line_items: {
        data: [{ description: "Gạo ST25", quantity: 3, amount_total: 150_000, price: { unit_amount: 50_000 } }],
      },
    });
    const list = await same((client) => client.checkout.sessions.list({ limit: 1, expand: ["data.payment_intent"] }));
    expect(list.data[0]).toMatchObject({ payment_intent: { status: "succeeded" } });
  });

  test("payment from page to charge and refund", async () => {
    const { payment_intent } = await paidSession();
    const intentId = String(payment_intent);
    const intent = await same((client) => client.paymentIntents.retrieve(intentId));
    expect(intent).toMatchObject({
      status: "succeeded",
      amount_received: 150_000,
      transfer_group: "order-1",
      metadata: { kind: "rau" },
    });
    const key = freshKey();
    const refund = await same((client) =>
      client.refunds.create({ payment_intent: intentId, amount: 50_000, reason: "duplicate" }, key),
    );
    expect(refund).toMatchObject({ status: "pending", amount: 50_000, charge: intent.latest_charge });
    expect(await same((client) => client.refunds.retrieve(refund.id))).toEqual(refund);
    expect((await same((client) => client.refunds.list({ payment_intent: intentId }))).data).toEqual([refund]);
    expect(await same((client) => client.charges.retrieve(String(intent.latest_charge)))).toMatchObject({
      amount_refunded: 50_000,
      refunded: false,
    });
    const { data } = await same((client) => client.events.list({ limit: 3 }));
    expect(data.map(({ type }) => type)).toEqual(expect.arrayContaining(["charge.refunded", "refund.created"]));
    expect(await same((client) => client.events.retrieve(data[0]?.id ?? ""))).toMatchObject({
      object: "event",
      livemode: false,
    });
  });

  test("expired session, once", async () => {
    const { id } = await inProcess.checkout.sessions.create(params);
    const key = freshKey();
    expect(await same((client) => client.checkout.sessions.expire(id, {}, key))).toMatchObject({
      status: "expired",
      url: null,
    });
    expect(await sameError((client) => client.checkout.sessions.expire(id))).toMatchObject({
      type: "StripeInvalidRequestError",
      statusCode: 400,
    });
  });

  test("pages of a list, one by one and all", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.unshift((await inProcess.checkout.sessions.create(params)).id);
    const two = await same((client) => client.checkout.sessions.list({ limit: 2 }));
    expect([two.data.map(({ id }) => id), two.has_more, two.url]).toEqual([
      ids.slice(0, 2),
      true,
      "/v1/checkout/sessions",
    ]);
    const next = await same((client) => client.checkout.sessions.list({ limit: 2, starting_after: ids[1] ?? "" }));
    expect(next.data.map(({ id }) => id)).toEqual(ids.slice(2, 4));
    const before = await same((client) => client.checkout.sessions.list({ limit: 2, ending_before: ids[3] ?? "" }));
    expect(before.data.map(({ id }) => id)).toEqual(ids.slice(1, 3));
    const five = await same((client) => client.checkout.sessions.list({ limit: 2 }).autoPagingToArray({ limit: 5 }));
    expect(five.map(({ id }) => id)).toEqual(ids);
    const walked = await same(async (client) => {
      const seen: string[] = [];
      for await (const { id } of client.checkout.sessions.list({ limit: 2 })) {
        seen.push(id);
        if (seen.length === 5) break;
      }
      return seen;
    });
    expect(walked).toEqual(ids);
    expect(
      (await same((client) => client.checkout.sessions.list({ status: "complete", created: { gte: 1 } }))).data.length,
    ).toBeGreaterThan(0);
  });

  test("answer's own data", async () => {
    const { id } = await inProcess.checkout.sessions.create(params);
    for (const [, client] of clients) {
      const { lastResponse, ...rest } = await client.checkout.sessions.retrieve(id);
      expect(Object.keys(rest)).not.toContain("lastResponse");
      expect(lastResponse).toMatchObject({ statusCode: 200, requestId: expect.stringMatching(/^req_/) });
    }
  });
});

const aSession = (change: object) => ({ ...params, ...change });
const anItem = (change: object) =>
  aSession({ line_items: [{ ...item, price_data: { ...item.price_data, ...change } }] });
type Refusal = readonly [what: string, params: object, expected: object];

describe("every client refuses the same way", () => {
  test.each<Refusal>([
    ["an unknown parameter", aSession({ customer: "cus_1" }), { code: "parameter_unknown", param: "customer" }],
    [
      "an unknown one inside",
      anItem({ recurring: { interval: "day" } }),
      { code: "parameter_unknown", param: "line_items[0][price_data][recurring]" },
    ],
    ["no success_url", aSession({ success_url: undefined }), { code: "parameter_missing", param: "success_url" }],
    ["an empty success_url", aSession({ success_url: "" }), { code: "parameter_invalid_empty", param: "success_url" }],
    ["no URL", aSession({ success_url: "shop.example" }), { code: "url_invalid", param: "success_url" }],
    [
      "a script for a URL",
      aSession({ cancel_url: "javascript:alert(1)" }),
      { code: "url_invalid", param: "cancel_url" },
    ],
    ["no items", aSession({ line_items: [] }), { code: "parameter_missing", param: "line_items" }],
    [
      "no quantity",
      aSession({ line_items: [{ price_data: item.price_data }] }),
      { code: "parameter_missing", param: "line_items[0][quantity]" },
    ],
    ["another currency", anItem({ currency: "usd" }), { param: "line_items[0][price_data][currency]" }],
    [
      "a word for a number",
      anItem({ unit_amount: "ten" }),
      { code: "parameter_invalid_integer", param: "line_items[0][price_data][unit_amount]" },
    ],
    [
      "half a đồng",
      anItem({ unit_amount: 10_000.5 }),
      { code: "parameter_invalid_integer", param: "line_items[0][price_data][unit_amount]" },
    ],
    [
      "less than nothing",
      anItem({ unit_amount: -1 }),
      { code: "parameter_invalid_integer", param: "line_items[0][price_data][unit_amount]" },
    ],
    ["too little", anItem({ unit_amount: 1_000 }), { code: "amount_too_small", param: "line_items" }],
    ["too much", anItem({ unit_amount: 900_000_000 }), { code: "amount_too_large", param: "line_items" }],
    ["a text for a list", aSession({ line_items: "rice" }), { param: "line_items" }],
    ["a list for a text", aSession({ success_url: ["a"] }), { param: "success_url" }],
    ["an unknown mode", aSession({ mode: "gift" }), { param: "mode" }],
    ["a subscription", aSession({ mode: "subscription" }), { param: "mode" }],
    ["a time that is over", aSession({ expires_at: 1 }), { param: "expires_at" }],
    [
      "51 metadata keys",
      aSession({ metadata: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`k${n}`, "v"])) }),
      { param: "metadata" },
    ],
    ["a long metadata key", aSession({ metadata: { ["k".repeat(41)]: "v" } }), { param: "metadata" }],
    ["a long metadata value", aSession({ metadata: { k: "v".repeat(501) } }), { param: "metadata[k]" }],
    ["something that cannot be expanded", aSession({ expand: ["customer"] }), { param: "expand" }],
  ])("%s", async (_what, bad, expected) => {
    const refused = await sameError((client) => client.checkout.sessions.create(bad as never));
    expect(refused).toMatchObject({
      type: "StripeInvalidRequestError",
      rawType: "invalid_request_error",
      statusCode: 400,
      ...expected,
    });
  });

  test("50 metadata keys of 40 signs with values of 500 are taken", async () => {
    const metadata = Object.fromEntries(
      Array.from({ length: 50 }, (_, n) => [`${n}`.padStart(40, "k"), "ầ".repeat(500)]),
    );
    const session = await inProcess.checkout.sessions.create(aSession({ metadata }));
    expect((await stripe.checkout.sessions.retrieve(session.id)).metadata).toEqual(metadata);
  });

  test("what does not exist", async () => {
    const notThere = { type: "StripeInvalidRequestError", code: "resource_missing", statusCode: 404 };
    expect(await sameError((client) => client.checkout.sessions.retrieve("cs_test_0"))).toMatchObject(notThere);
    expect(await sameError((client) => client.paymentIntents.retrieve("pi_0"))).toMatchObject({
      ...notThere,
      param: "intent",
    });
    expect(await sameError((client) => client.refunds.retrieve("re_'; drop table"))).toMatchObject(notThere);
    expect(await sameError((client) => client.charges.retrieve("ch_0"))).toMatchObject(notThere);
    expect(await sameError((client) => client.refunds.create({ payment_intent: "pi_0" }))).toMatchObject({
      ...notThere,
      param: "payment_intent",
    });
    expect(await sameError((client) => client.checkout.sessions.list({ starting_after: "cs_0" }))).toMatchObject({
      code: "resource_missing",
      param: "starting_after",
    });
    expect(await sameError((client) => client.checkout.sessions.list({ limit: 101 }))).toMatchObject({
      param: "limit",
    });
  });

  test("more money back than was paid, and any before it was paid", async () => {
    const open = await inProcess.checkout.sessions.create(params);
    const unpaid = { payment_intent: String(open.payment_intent) };
    expect(await sameError((client) => client.refunds.create(unpaid))).toMatchObject({
      statusCode: 400,
      code: "charge_not_refundable",
    });
    const payment_intent = String((await paidSession()).payment_intent);
    const over = { code: "charge_already_refunded", param: "amount", statusCode: 400 };
    expect(await sameError((client) => client.refunds.create({ payment_intent, amount: 150_001 }))).toMatchObject(over);
    await inProcess.refunds.create({ payment_intent, amount: 100_000 });
    expect(await sameError((client) => client.refunds.create({ payment_intent, amount: 50_001 }))).toMatchObject(over);
    expect(await inProcess.refunds.create({ payment_intent })).toMatchObject({ amount: 50_000 });
    expect(await sameError((client) => client.refunds.create({ payment_intent }))).toMatchObject({
      ...over,
      param: undefined,
    });
    expect(await sameError((client) => client.refunds.create({ payment_intent, amount: 0 }))).toMatchObject({
      param: "amount",
    });
    expect(await sameError((client) => client.refunds.create({ amount: 1 }))).toMatchObject({
      code: "parameter_missing",
    });
    expect(await sameError((client) => client.refunds.create({ payment_intent, reason: "no" } as never))).toMatchObject(
      { param: "reason" },
    );
  });

  test("a key that was used for something else", async () => {
    const key = freshKey();
    await inProcess.checkout.sessions.create(params, key);
    expect(
      await sameError((client) => client.checkout.sessions.create(aSession({ client_reference_id: "2" }), key)),
    ).toMatchObject({
      type: "StripeIdempotencyError",
      rawType: "idempotency_error",
      statusCode: 400,
    });
    expect(await sameError((client) => client.refunds.create({ payment_intent: "pi_0" }, key))).toMatchObject({
      type: "StripeIdempotencyError",
    });
  });
});

test("a visit under way, a decline in Stripe's words and a second try are seen by every client", async () => {
  const { id, payment_intent, url: payUrl } = await inProcess.checkout.sessions.create(params);
  const intentId = String(payment_intent);
  const page = await openPage(payUrl ?? "");
  expect(await same((client) => client.paymentIntents.retrieve(intentId))).toMatchObject({
    status: "requires_action",
    next_action: { type: "redirect_to_url" },
  });
  await press(page, "no_balance");
  expect(await same((client) => client.paymentIntents.retrieve(intentId, { expand: ["latest_charge"] }))).toMatchObject(
    {
      status: "requires_payment_method",
      last_payment_error: { type: "card_error", code: "card_declined", decline_code: "insufficient_funds" },
      latest_charge: { status: "failed", paid: false, failure_code: "card_declined" },
    },
  );
  await visit(payUrl ?? "", "pay");
  expect(await same((client) => client.checkout.sessions.retrieve(id))).toMatchObject({
    status: "complete",
    payment_status: "paid",
    url: null,
  });
  expect(gateway.alarms()).toEqual([]);
});
