import { expect, test } from "vitest";
import { paymentGateway } from "#test/payment-gateway";
import { testDatabase } from "#test/test-database";
import { gatewayApi } from "./gateway.server";

const { url } = await testDatabase();
const gateway = await paymentGateway(url);
const form =
  "mode=payment&success_url=https://x.example&line_items[0][quantity]=1&line_items[0][price_data][currency]=vnd" +
  "&line_items[0][price_data][unit_amount]=150000&line_items[0][price_data][product_data][name]=x";
const auth = { authorization: `Bearer ${gateway.secretKey}` };
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${gateway.origin}${path}`, { method: "POST", body, headers: { ...auth, ...headers } });
const sessions = async (): Promise<number> =>
  Number((await gateway.pool.query("select count(*) as n from vnpay_gateway.checkout_session")).rows[0].n);
const bodyOf = async (response: Response) => (await response.json()) as { id: string; error: Record<string, string> };

test("a repeated call is answered with the first one's result, and says so", async () => {
  const first = await post("/v1/checkout/sessions", form, { "idempotency-key": "a" });
  const second = await post("/v1/checkout/sessions", form.split("&").reverse().join("&"), { "idempotency-key": "a" });
  expect(first.headers.get("idempotent-replayed")).toBeNull();
  expect(second.headers.get("idempotent-replayed")).toBe("true");
  expect(second.headers.get("idempotency-key")).toBe("a");
  expect(second.headers.get("request-id")).not.toBe(first.headers.get("request-id"));
  expect(await bodyOf(second)).toEqual(await bodyOf(first));
});

test("64 at once make one session; those that come while it is made are told 409", async () => {
  const before = await sessions();
  const answers = await Promise.all(
    Array.from({ length: 64 }, () => post("/v1/checkout/sessions", form, { "idempotency-key": "b" })),
  );
  const bodies = await Promise.all(answers.map(bodyOf));
  expect(await sessions()).toBe(before + 1);
  expect(new Set(bodies.flatMap(({ id }) => (id ? [id] : []))).size).toBe(1);
  const refused = bodies.filter(({ error }) => error);
  expect(refused.every(({ error }) => error["code"] === "idempotency_key_in_use")).toBe(true);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(refused.length);
});

test("a key that was refused for its parameters may be used again with better ones", async () => {
  const bad = await post("/v1/checkout/sessions", "mode=payment", { "idempotency-key": "c" });
  expect(bad.status).toBe(400);
  expect((await post("/v1/checkout/sessions", form, { "idempotency-key": "c" })).status).toBe(200);
  const other = await bodyOf(
    await post("/v1/checkout/sessions", `${form}&client_reference_id=1`, { "idempotency-key": "c" }),
  );
  expect(other.error).toMatchObject({ type: "idempotency_error" });
  const path = await bodyOf(await post("/v1/refunds", form, { "idempotency-key": "c" }));
  expect(path.error).toMatchObject({ type: "idempotency_error" });
  const long = await post("/v1/checkout/sessions", form, { "idempotency-key": "k".repeat(256) });
  expect(long.status).toBe(400);
});

test("a refusal for the state of things is the result that is repeated", async () => {
  const session = await gateway.inProcess.checkout.sessions.create({
    mode: "payment",
    success_url: "https://x.example",
    line_items: [{ quantity: 1, price_data: { currency: "vnd", unit_amount: 150_000, product_data: { name: "x" } } }],
  });
  const body = `payment_intent=${String(session.payment_intent)}`;
  const first = await post("/v1/refunds", body, { "idempotency-key": "d" });
  const second = await post("/v1/refunds", body, { "idempotency-key": "d" });
  expect([first.status, second.status, second.headers.get("idempotent-replayed")]).toEqual([400, 400, "true"]);
});

test("a call that broke is remembered as broken, and did nothing", async () => {
  const before = await sessions();
  const breaking = gatewayApi({
    ...gateway.parts,
    newId: (prefix) => (prefix === "evt" ? failure() : `${prefix}_${Math.random()}`),
  });
  const failure = (): never => {
    throw new Error("the disk is full");
  };
  const params = {
    mode: "payment",
    success_url: "https://x.example",
    line_items: {
      0: { quantity: "1", price_data: { currency: "vnd", unit_amount: "150000", product_data: { name: "x" } } },
    },
  };
  const request = { method: "POST", path: "/v1/checkout/sessions", params, idempotencyKey: "e" } as const;
  expect(await breaking(request)).toMatchObject({ status: 500, body: { error: { type: "api_error" } } });
  expect(await gatewayApi(gateway.parts)(request)).toMatchObject({
    status: 500,
    headers: { "idempotent-replayed": "true" },
  });
  expect(await sessions()).toBe(before);
});

test.each<[what: string, init: RequestInit & { path?: string }, status: number, error: object]>([
  ["no key", { headers: {} }, 401, { type: "invalid_request_error" }],
  [
    "another key",
    { headers: { authorization: "Bearer sk_test_not_this_one_1234" } },
    401,
    { message: expect.not.stringContaining("not_this_one") },
  ],
  ["a strange scheme", { headers: { authorization: "Digest x" } }, 401, {}],
  [
    "an address that is not there",
    { path: "/v1/gifts", headers: auth },
    404,
    { message: expect.stringContaining("GET: /v1/gifts") },
  ],
  [
    "a method that is not there",
    { method: "PUT", headers: auth },
    404,
    { message: expect.stringContaining("PUT: /v1/refunds") },
  ],
  ["half a percent sign", { method: "POST", body: "amount=%", headers: auth }, 400, { type: "invalid_request_error" }],
  ["JSON", { method: "POST", body: "{}", headers: { ...auth, "content-type": "application/json" } }, 400, {}],
  [
    "a version that never was",
    { headers: { ...auth, "stripe-version": "soon" } },
    400,
    { message: expect.stringContaining("soon") },
  ],
  ["a megabyte", { method: "POST", body: "a".repeat(1_000_000), headers: auth }, 413, {}],
  ["an id from elsewhere", { path: "/v1/refunds/..%2f..%2fetc", headers: auth }, 404, { code: "resource_missing" }],
  ["an id with NUL", { path: "/v1/checkout/sessions/cs%00", headers: auth }, 404, { code: "resource_missing" }],
  ["a query out of place", { path: "/v1/refunds?limit=0", headers: auth }, 400, { param: "limit" }],
  [
    "an unknown filter",
    { path: "/v1/refunds?colour=red", headers: auth },
    400,
    { code: "parameter_unknown", param: "colour" },
  ],
])("%s is refused as Stripe refuses it", async (_what, { path = "/v1/refunds", ...init }, status, error) => {
  const answer = await fetch(`${gateway.origin}${path}`, init);
  expect(answer.status).toBe(status);
  expect(answer.headers.get("request-id")).toMatch(/^req_/);
  expect((await bodyOf(answer)).error).toMatchObject(error);
});

test("a key works as Bearer and as the user's name of Basic", async () => {
  const basic = `Basic ${Buffer.from(`${gateway.secretKey}:`).toString("base64")}`;
  expect((await fetch(`${gateway.origin}/v1/refunds`, { headers: { authorization: basic } })).status).toBe(200);
});
