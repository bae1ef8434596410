import fc from "fast-check";
import { expect, test } from "vitest";
import { paymentGateway, visit } from "#test/payment-gateway";
import { testDatabase } from "#test/test-database";

const { url } = await testDatabase();
const gateway = await paymentGateway(url);
const session = await gateway.inProcess.checkout.sessions.create({
  mode: "payment",
  success_url: "https://x.example",
  line_items: [{ quantity: 1, price_data: { currency: "vnd", unit_amount: 150_000, product_data: { name: "x" } } }],
});
await visit(session.url ?? "", "pay");
const paid = await gateway.inProcess.checkout.sessions.retrieve(session.id, {
  expand: ["payment_intent.latest_charge"],
});
const intent = typeof paid.payment_intent === "object" ? paid.payment_intent : null;
const charge = typeof intent?.latest_charge === "object" ? intent?.latest_charge?.id : null;

const ids = [session.id, intent?.id ?? "", charge ?? "", "re_0", "evt_0", "x", "%00", "a b", "é", ".."];
const paths = fc.constantFrom(
  "/v1/checkout/sessions",
  "/v1/payment_intents",
  "/v1/charges",
  "/v1/refunds",
  "/v1/events",
  "/v1/webhook_endpoints",
  ...ids.flatMap((id) =>
    ["checkout/sessions", "payment_intents", "charges", "refunds", "events", "webhook_endpoints"].map(
      (kind) => `/v1/${kind}/${id}`,
    ),
  ),
  `/v1/checkout/sessions/${session.id}/expire`,
  `/v1/checkout/sessions/${session.id}/line_items`,
  "/v1/",
  "/v1/refunds/a/b/c",
);
const names = fc.constantFrom(
  ...[
    "amount",
    "charge",
    "payment_intent",
    "currency",
    "reason",
    "metadata",
    "metadata[a]",
    "metadata[][b]",
    "mode",
    "limit",
  ],
  ...[
    "line_items",
    "line_items[0]",
    "line_items[0][quantity]",
    "line_items[7][price_data][unit_amount]",
    "line_items[x]",
  ],
  ...[
    "success_url",
    "cancel_url",
    "expires_at",
    "locale",
    "expand[]",
    "expand[0]",
    "expand",
    "created",
    "created[gte]",
    "created[x]",
  ],
  ...[
    "starting_after",
    "ending_before",
    "type",
    "types[]",
    "status",
    "url",
    "enabled_events[]",
    "description",
    "__proto__",
    "a[b",
  ],
);
const values = fc.oneof(
  fc.constantFrom(
    "",
    "0",
    "-1",
    "1",
    "1.5",
    "1e9",
    "99999999999999999999",
    "9007199254740991",
    "vnd",
    "usd",
    "payment",
    "true",
  ),
  fc.constantFrom(
    "data.payment_intent",
    "payment_intent.latest_charge",
    "charge",
    "line_items",
    "refunds.x",
    "https://x.example",
    "*",
    "charge.*",
  ),
  fc.constantFrom(
    ...ids,
    "NaN",
    "null",
    "[]",
    "{}",
    "'; drop table x; --",
    "\\",
    "%",
    "\u0000",
    "𝕏",
    "a".repeat(6_000),
  ),
  fc.string({ unit: "binary", maxLength: 20 }),
);
const encode = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, "?"));
const form = fc
  .array(fc.tuple(names, values, fc.boolean()), { maxLength: 6 })
  .map((pairs) =>
    pairs.map(([name, value, raw]) => `${name}=${raw ? value.replace(/[&#\s]/g, "") : encode(value)}`).join("&"),
  );

test("whatever is sent, the answer is Stripe's: an object, or an error with a type, and never 5xx", async () => {
  const request = fc.record({ method: fc.constantFrom("GET", "POST", "DELETE", "PUT"), path: paths, form });
  await fc.assert(
    fc.asyncProperty(request, async ({ form: text, method, path }) => {
      const isPost = method === "POST" || method === "PUT";
      const answer = await fetch(
        `${gateway.origin}${path}${isPost ? "" : `?${text.replace(/[^\x21-\x7e]/gu, encode)}`}`,
        {
          method,
          headers: { authorization: `Bearer ${gateway.secretKey}` },
          ...(isPost ? { body: text } : {}),
        },
      );
      const body = (await answer.json()) as {
        object?: string;
        deleted?: boolean;
        error?: { type?: string; message?: string };
      };
      expect(answer.status, JSON.stringify(body)).toBeLessThan(500);
      expect(answer.headers.get("request-id")).toMatch(/^req_/);
      if (answer.status === 200) expect(body.object).toBeTypeOf("string");
      else expect(body.error).toMatchObject({ type: expect.stringMatching(/_error$/), message: expect.any(String) });
    }),
    { numRuns: 600, interruptAfterTimeLimit: 40_000 },
  );
  expect(gateway.alarms()).toEqual([]);
}, 60_000);

test("whatever is sent to VNPAY's addresses and the shopper's pages, nothing breaks and no money moves", async () => {
  const query = fc.array(
    fc.tuple(fc.constantFrom("vnp_TxnRef", "vnp_Amount", "vnp_SecureHash", "vnp_TmnCode", "x", "%", "vnp_é"), values),
  );
  const path = fc.constantFrom(
    "/vnpay/ipn",
    "/vnpay/return",
    "/pay/cs_test_0",
    "/pay/x",
    "/",
    "/favicon.ico",
    "//",
    "/%",
  );
  const before = (await gateway.inProcess.events.list({ limit: 100 })).data.length;
  await fc.assert(
    fc.asyncProperty(path, query, async (where, pairs) => {
      const text = pairs.map(([name, value]) => `${name}=${encode(value)}`).join("&");
      const answer = await fetch(`${gateway.origin}${where}?${text}`, { redirect: "manual" });
      expect(answer.status).toBeLessThan(500);
      if (where === "/vnpay/ipn") expect(await answer.json()).toMatchObject({ RspCode: "97" });
    }),
    { numRuns: 200, interruptAfterTimeLimit: 40_000 },
  );
  expect((await gateway.inProcess.events.list({ limit: 100 })).data.length).toBe(before);
  expect(gateway.alarms()).toEqual([]);
}, 60_000);
