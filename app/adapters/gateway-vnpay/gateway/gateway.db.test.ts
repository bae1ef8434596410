import { beforeEach, expect, test } from "vitest";
import { openPage, paymentGateway, press, shopEar, visit } from "#test/payment-gateway";
import { testDatabase } from "#test/test-database";
import { usualSwitches } from "../../../../simulator/settings";
import { webhooks } from "../stripe/webhooks.server";

const { url } = await testDatabase();
const gateway = await paymentGateway(url);
const { inProcess: client, pool, simulator, stripe } = gateway;
const minute = 60_000;

const params = {
  mode: "payment" as const,
  line_items: [{ quantity: 1, price_data: { currency: "vnd", unit_amount: 150_000, product_data: { name: "Gạo" } } }],
  success_url: "https://shop.example/ok?s={CHECKOUT_SESSION_ID}",
  cancel_url: "https://shop.example/back",
};
const open = () => client.checkout.sessions.create(params);
const stateOf = async (id: string) => {
  const session = await client.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
  const intent = typeof session.payment_intent === "object" ? session.payment_intent?.status : null;
  return [session.status, session.payment_status, intent];
};
/** The types of what happened since, oldest first. */
const happened = async (work: () => Promise<unknown>): Promise<string[]> => {
  const last = (await client.events.list({ limit: 1 })).data[0]?.id;
  await work();
  const later = client.events.list({ limit: 100, ...(last === undefined ? {} : { ending_before: last }) });
  return (await later).data.map(({ type }) => type).toReversed();
};
const attack = async (txnRef: string, name: string): Promise<string> => {
  const init = {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ attack: name }),
  };
  const answer = await fetch(`${simulator.origin}/control/payments/${txnRef}/attack`, init);
  return ((await answer.json()) as { reply: string }).reply;
};
const lastTxnRef = (): string => [...simulator.world.book.payments.keys()].at(-1) ?? "";

beforeEach(() => void Object.assign(simulator.world.switches, usualSwitches));

test("a payment completes its session, tells it once, and leads on to the shop", async () => {
  const session = await open();
  let back: Response | undefined;
  const events = await happened(async () => (back = await visit(session.url ?? "", "pay")));
  expect(back?.headers.get("location")).toBe(`https://shop.example/ok?s=${session.id}`);
  expect(events).toEqual(["charge.succeeded", "payment_intent.succeeded", "checkout.session.completed"]);
  expect(await stateOf(session.id)).toEqual(["complete", "paid", "succeeded"]);
  expect(await happened(async () => expect(await attack(lastTxnRef(), "replay")).toBe("02"))).toEqual([]);
  const again = await fetch(session.url ?? gateway.origin + `/pay/${session.id}`, { redirect: "manual" });
  expect(again.headers.get("location")).toBe(`https://shop.example/ok?s=${session.id}`);
});

test("a cancelled visit goes back to the shop, a declined one may be repeated", async () => {
  const session = await open();
  const events = await happened(async () => {
    expect((await visit(session.url ?? "", "cancel")).headers.get("location")).toBe("https://shop.example/back");
  });
  expect(events).toEqual(["charge.failed", "payment_intent.payment_failed"]);
  const declined = await visit(session.url ?? "", "wrong_otp");
  expect(declined.status).toBe(200);
  expect(await declined.text()).toContain(session.url);
  expect(await stateOf(session.id)).toEqual(["open", "unpaid", "requires_payment_method"]);
});

test("without an IPN the way back asks VNPAY; the shopper's browser decides nothing", async () => {
  simulator.world.switches.ipn = "never";
  const session = await open();
  const page = await openPage(session.url ?? "");
  const forged = `${gateway.origin}/vnpay/return?vnp_TxnRef=${lastTxnRef()}&vnp_ResponseCode=00&vnp_TransactionStatus=00&vnp_SecureHash=00`;
  expect((await fetch(forged, { redirect: "manual" })).status).toBe(400);
  expect(await stateOf(session.id)).toEqual(["open", "unpaid", "requires_action"]);
  simulator.world.switches.api = "down";
  const back = await press(page, "pay");
  const waiting = await fetch(back, { redirect: "manual" });
  expect([waiting.status, (await waiting.text()).includes("Đang chờ ngân hàng")]).toEqual([200, true]);
  expect(await stateOf(session.id)).toEqual(["open", "unpaid", "processing"]);
  simulator.world.switches.api = "up";
  expect((await fetch(back, { redirect: "manual" })).headers.get("location")).toContain("shop.example/ok");
  expect(await stateOf(session.id)).toEqual(["complete", "paid", "succeeded"]);
});

test("an IPN that never came is found by asking after the visit's end", async () => {
  simulator.world.switches.ipn = "never";
  const session = await open();
  await press(await openPage(session.url ?? ""), "close");
  await gateway.advance(15 * minute);
  expect(await stateOf(session.id)).toEqual(["open", "unpaid", "requires_action"]);
  await gateway.advance(2 * minute);
  expect(await stateOf(session.id)).toEqual(["complete", "paid", "succeeded"]);
});

test("a session nobody pays expires; a visit that was let run out fails first", async () => {
  const [quiet, tried] = [await open(), await open()];
  await openPage(tried.url ?? "");
  await gateway.advance(17 * minute);
  expect((await client.paymentIntents.retrieve(String(tried.payment_intent))).last_payment_error?.code).toBe(
    "payment_intent_payment_attempt_expired",
  );
  const events = await happened(() => gateway.advance(24 * 60 * minute));
  expect(events).toContain("checkout.session.expired");
  expect(await stateOf(quiet.id)).toEqual(["expired", "unpaid", "canceled"]);
  expect(await stateOf(tried.id)).toEqual(["expired", "unpaid", "canceled"]);
  const gone = await fetch(`${gateway.origin}/pay/${quiet.id}`, { redirect: "manual" });
  expect([gone.status, (await gone.text()).includes("https://shop.example/back")]).toEqual([410, true]);
});

test("money that was not due goes back by itself", async () => {
  const late = await open();
  const page = await openPage(late.url ?? "");
  await client.checkout.sessions.expire(late.id);
  const events = await happened(() => press(page, "pay"));
  expect(events).toEqual(["charge.succeeded", "refund.created", "charge.refunded"]);
  expect(await stateOf(late.id)).toEqual(["expired", "unpaid", "canceled"]);
  const twice = await open();
  const pages = [await openPage(twice.url ?? ""), await openPage(twice.url ?? "")];
  for (const each of pages) await press(each, "pay");
  const { data } = await client.refunds.list({ payment_intent: String(twice.payment_intent) });
  expect(data).toMatchObject([{ amount: 150_000, metadata: { gateway_cause: "paid_twice" }, status: "pending" }]);
  expect(await stateOf(twice.id)).toEqual(["complete", "paid", "succeeded"]);
  await gateway.advance(2 * minute);
  await gateway.advance(2 * minute);
  expect(await client.refunds.retrieve(data[0]?.id ?? "")).toMatchObject({ status: "succeeded" });
});

test("suspected fraud completes the session unpaid, and its end is told later", async () => {
  const [good, bad] = [await open(), await open()];
  for (const [session, isGood] of [
    [good, true],
    [bad, false],
  ] as const) {
    const first = await happened(() => visit(session.url ?? "", "suspected"));
    expect(first).toEqual(["payment_intent.processing", "checkout.session.completed"]);
    expect(await stateOf(session.id)).toEqual(["complete", "unpaid", "processing"]);
    const init = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ good: isGood }),
    };
    const then = await happened(() => fetch(`${simulator.origin}/control/payments/${lastTxnRef()}/decide`, init));
    expect(then.at(-1)).toBe(`checkout.session.async_payment_${isGood ? "succeeded" : "failed"}`);
  }
  expect(await stateOf(good.id)).toEqual(["complete", "paid", "succeeded"]);
});

test("what a stranger or VNPAY on a bad day sends changes nothing it should not", async () => {
  const session = await open();
  const page = await openPage(session.url ?? "");
  const txnRef = lastTxnRef();
  const said: Record<string, string> = {};
  const names = [
    "forged_hash",
    "forged_failure",
    "changed_amount",
    "foreign_terminal",
    "repeated_key",
    "unknown_reference",
    "wrong_amount",
  ];
  for (const name of names) said[name] = await attack(txnRef, name);
  expect(said).toEqual({
    forged_hash: "97",
    forged_failure: "97",
    changed_amount: "97",
    foreign_terminal: "97",
    repeated_key: "97",
    unknown_reference: "01",
    wrong_amount: "04",
  });
  expect(await stateOf(session.id)).toEqual(["open", "unpaid", "requires_action"]);
  expect(await attack(txnRef, "failure_again")).toBe("00");
  // VNPAY contradicts itself: believed only once querydr agrees.
  expect(await attack(txnRef, "success_again")).toBe("02");
  await gateway.chores();
  expect((await stateOf(session.id))[1]).toBe("unpaid");
  await press(page, "pay");
  await gateway.advance(2_000);
  await gateway.chores();
  expect(await stateOf(session.id)).toEqual(["complete", "paid", "succeeded"]);
  expect(await attack(txnRef, "failure_again")).toBe("02");
  expect(await stateOf(session.id)).toEqual(["complete", "paid", "succeeded"]);
  const { rows } = await pool.query("select count(*) as kept from vnpay_gateway.callback where reply = '97'");
  expect(Number(rows[0].kept)).toBeGreaterThanOrEqual(5);
});

test("a storm of genuine, repeated and forged IPNs completes every session exactly once", async () => {
  const sessions = await Promise.all(Array.from({ length: 15 }, open));
  const refs: string[] = [];
  for (const { url: payUrl } of sessions) {
    await openPage(payUrl ?? "");
    refs.push(lastTxnRef());
  }
  const names = [
    "success_again",
    "success_again",
    "uppercase_hash",
    "extra_parameters",
    "forged_hash",
    "forged_failure",
  ];
  const tasks = refs.flatMap((txnRef) => names.map((name) => () => attack(txnRef, name)));
  const replies: string[] = [];
  const queue = tasks.toSorted(() => Math.random() - 0.5);
  const worker = async (): Promise<void> => {
    for (let task = queue.shift(); task; task = queue.shift()) replies.push(await task());
  };
  const events = await happened(() => Promise.all(Array.from({ length: 16 }, worker)));
  const count = (list: string[], what: string): number => list.filter((each) => each === what).length;
  expect([count(replies, "00"), count(replies, "02"), count(replies, "97")]).toEqual([15, 45, 30]);
  expect(count(events, "checkout.session.completed")).toBe(15);
  expect(count(events, "charge.succeeded")).toBe(15);
  expect(events).toHaveLength(45);
});

test("refunds go to VNPAY one at a time and survive lost answers and refusals", async () => {
  const session = await open();
  await visit(session.url ?? "", "pay");
  const payment = simulator.world.book.payments.get(lastTxnRef());
  const ask = (amount: number) => client.refunds.create({ payment_intent: String(session.payment_intent), amount });
  const asked = await Promise.allSettled([ask(60_000), ask(60_000), ask(60_000)]);
  expect(asked.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "fulfilled", "rejected"]);
  simulator.world.switches.api = "reset";
  await gateway.chores();
  simulator.world.switches.api = "up";
  for (let turn = 0; turn < 12; turn += 1) await gateway.advance(minute);
  expect(payment?.refunds.map(({ amount, status, type }) => [amount, status, type])).toEqual([
    [6_000_000, "00", "03"],
    [6_000_000, "00", "03"],
  ]);
  simulator.world.switches.refundResult = "09";
  const events = await happened(async () => {
    await ask(30_000);
    for (let turn = 0; turn < 6; turn += 1) await gateway.advance(minute);
  });
  expect(events).toEqual([
    "refund.created",
    "charge.refunded",
    "refund.updated",
    "charge.refund.updated",
    "refund.failed",
  ]);
  simulator.world.switches.refundResult = "00";
  expect(await ask(30_000)).toMatchObject({ status: "pending" });
});

test("events reach a shop signed, are repeated until it takes them, and go nowhere else", async () => {
  const deaf = await shopEar({ status: 500 });
  const endpoint = await stripe.webhookEndpoints.create({
    url: deaf.url,
    enabled_events: ["checkout.session.completed"],
  });
  expect(endpoint).toMatchObject({
    object: "webhook_endpoint",
    status: "enabled",
    secret: expect.stringMatching(/^whsec_\w{32}$/),
  });
  expect(endpoint.secret).not.toBe(gateway.webhookSecret);
  expect(await stripe.webhookEndpoints.retrieve(endpoint.id)).not.toHaveProperty("secret");
  const session = await open();
  await visit(session.url ?? "", "pay");
  await gateway.chores();
  expect(deaf.heard).toHaveLength(1);
  await gateway.advance(10_000);
  expect(deaf.heard).toHaveLength(2);
  deaf.reply.status = 200;
  await gateway.advance(60_000);
  await gateway.advance(60 * minute);
  expect(deaf.heard).toHaveLength(3);
  const receivedAt = simulator.world.clock.now().getTime();
  for (const judge of [webhooks, stripe.webhooks]) {
    const { body, signature } = deaf.heard[2] ?? { body: "", signature: "" };
    const by = (secret: string) => judge.constructEvent(body, signature, secret, 2 * 3_600, undefined, receivedAt);
    const event = by(endpoint.secret ?? "");
    expect(by(gateway.webhookSecret), "whoever runs the gateway can check it too").toEqual(event);
    expect(event).toMatchObject({
      object: "event",
      type: "checkout.session.completed",
      data: { object: { id: session.id } },
    });
    expect(await client.events.retrieve(event.id)).toMatchObject({ data: event.data, pending_webhooks: 0 });
  }
  await stripe.webhookEndpoints.update(endpoint.id, { disabled: true });
  await visit((await open()).url ?? "", "pay");
  await gateway.chores();
  expect(deaf.heard).toHaveLength(3);
  expect(await stripe.webhookEndpoints.del(endpoint.id)).toEqual({
    id: endpoint.id,
    object: "webhook_endpoint",
    deleted: true,
  });
});

test("each endpoint has a secret of its own; renewed, the old one counts for as long as it was said", async () => {
  const [one, other] = [await shopEar(), await shopEar()];
  const open = (url: string) => stripe.webhookEndpoints.create({ url, enabled_events: ["checkout.session.expired"] });
  const [first, second] = [await open(one.url), await open(other.url)];
  const renew = (seconds: number) =>
    stripe.rawRequest("POST", `/v1/webhook_endpoints/${first.id}/renew_secret`, { expires_in: seconds });
  const renewed = (await renew(3_600)) as unknown as { secret: string };
  const hear = async (): Promise<(secret: string | undefined) => boolean> => {
    const { id } = await client.checkout.sessions.create(params);
    await client.checkout.sessions.expire(id);
    await gateway.chores();
    const { body, signature } = one.heard.at(-1) ?? { body: "", signature: "" };
    const receivedAt = simulator.world.clock.now().getTime();
    return (secret = "") => {
      try {
        return webhooks.constructEvent(body, signature, secret, 300, undefined, receivedAt).object === "event";
      } catch {
        return false;
      }
    };
  };
  const early = await hear();
  expect([first.secret, renewed.secret, second.secret].map((secret) => early(secret))).toEqual([true, true, false]);
  await gateway.advance(2 * 60 * minute);
  const late = await hear();
  expect([first.secret, renewed.secret, second.secret].map((secret) => late(secret))).toEqual([false, true, false]);
  await expect(renew(86_401)).rejects.toMatchObject({ statusCode: 400, param: "expires_in" });
  for (const { id } of [first, second]) await stripe.webhookEndpoints.del(id);
});

test("every refusal is logged with its code, and no line holds a secret, a body or a person", async () => {
  const customer_email = "mai@example.vn";
  await client.checkout.sessions.create({ ...params, customer_email, mode: "gift" as never }).catch(() => undefined);
  await fetch(`${gateway.origin}/v1/refunds`, { headers: { authorization: "Bearer sk_test_somebody_elses_key" } });
  const text = gateway.log.map((line) => line.text).join("\n");
  expect(text).toMatch(/call .*"path":"\/v1\/checkout\/sessions".*"status":400.*"param":"mode"/);
  expect(text).toMatch(/"status":401/);
  expect(text).toMatch(/IPN .*"reply":"97"/);
  const { secretKey, webhookSecret } = gateway;
  for (const secret of [
    secretKey,
    webhookSecret,
    "somebody_elses",
    "a secret for tests",
    "vnp_SecureHash",
    customer_email,
  ]) {
    expect(text).not.toContain(secret);
  }
});
