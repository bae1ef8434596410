import { expect, test } from "vitest";
import { paymentGateway } from "#test/payment-gateway";
import { testDatabase } from "#test/test-database";

/** What shops get wrong, sent over the wire as it is: each has Stripe's status, type, code and param. */
const { url } = await testDatabase();
const gateway = await paymentGateway(url);

const good =
  "mode=payment&success_url=https://x.example&line_items[0][quantity]=1&line_items[0][price_data][currency]=vnd" +
  "&line_items[0][price_data][unit_amount]=150000&line_items[0][price_data][product_data][name]=x";
const amount = (text: string): string => good.replace("150000", text);
const keys = (count: number): string => Array.from({ length: count }, (_, n) => `&metadata[k${n}]=v`).join("");

type Answer = { status: number; type?: string; code?: string; param?: string };
const send = async (path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Answer> => {
  const form = { "content-type": "application/x-www-form-urlencoded", authorization: `Bearer ${gateway.secretKey}` };
  const init = { method: "POST", headers: { ...form, ...headers }, body };
  const response = await fetch(`${gateway.origin}${path}`, init);
  const { error } = (await response.json()) as { error?: Omit<Answer, "status"> };
  return { status: response.status, ...error };
};
const invalid = (code: string | undefined, param: string | undefined): Answer => ({
  ...{ status: 400, type: "invalid_request_error" },
  ...(code !== undefined && { code }),
  ...(param !== undefined && { param }),
});

test.each<[what: string, body: string, answer: Answer]>([
  ["an unknown parameter", `${good}&colour=red`, invalid("parameter_unknown", "colour")],
  ["an unknown one inside", `${good}&line_items[0][size]=xl`, invalid("parameter_unknown", "line_items[0][size]")],
  ["no parameter at all", "", invalid("parameter_missing", undefined)],
  ["a list where a text belongs", good.replace("mode=payment", "mode[]=payment"), invalid(undefined, "mode")],
  [
    "a text where a list belongs",
    "mode=payment&success_url=https://x.example&line_items=x",
    invalid(undefined, "line_items"),
  ],
  ["a text that is an object, too", `${good}&mode[a]=b`, invalid(undefined, "mode")],
  ["nesting without end", `${good}&a${"[b]".repeat(40)}=1`, invalid(undefined, "a")],
  ["the same parameter twice: the last counts", `${good}&mode=gift`, invalid(undefined, "mode")],
  ["fifty-one metadata keys", good + keys(51), invalid(undefined, "metadata")],
  ["a metadata key of 41 signs", `${good}&metadata[${"k".repeat(41)}]=v`, invalid(undefined, "metadata")],
  ["a metadata value of 501 signs", `${good}&metadata[k]=${"v".repeat(501)}`, invalid(undefined, "metadata[k]")],
  ["two thousand parameters", good + keys(2_000), invalid(undefined, undefined)],
  ["percent signs that are no encoding", `${good}&metadata[k]=%zz`, invalid(undefined, undefined)],
  ["percent signs that are no UTF-8", `${good}&metadata[k]=%ff%fe`, invalid(undefined, undefined)],
  ["U+0000", `${good}&metadata[k]=a%00b`, invalid(undefined, undefined)],
  [
    "a negative amount",
    amount("-150000"),
    invalid("parameter_invalid_integer", "line_items[0][price_data][unit_amount]"),
  ],
  ["half a đồng", amount("150000.5"), invalid("parameter_invalid_integer", "line_items[0][price_data][unit_amount]")],
  [
    "an amount in words",
    amount("much"),
    invalid("parameter_invalid_integer", "line_items[0][price_data][unit_amount]"),
  ],
  [
    "more than a number can hold",
    amount("9".repeat(40)),
    invalid("parameter_invalid_integer", "line_items[0][price_data][unit_amount]"),
  ],
  ["less than VNPAY takes", amount("4999"), invalid("amount_too_small", "line_items")],
  ["more than VNPAY takes", amount("1000000000"), invalid("amount_too_large", "line_items")],
  ["another currency", good.replace("vnd", "usd"), invalid(undefined, "line_items[0][price_data][currency]")],
  ["an address that is none", good.replace("https://x.example", "javascript:1"), invalid("url_invalid", "success_url")],
])("%s is refused as at Stripe", async (_, body, answer) => {
  expect(await send("/v1/checkout/sessions", body)).toMatchObject(answer);
});

test.each<[what: string, body: BodyInit, headers: Record<string, string>, answer: Answer]>([
  ["JSON", JSON.stringify({ mode: "payment" }), { "content-type": "application/json" }, invalid(undefined, undefined)],
  ["bytes that are no UTF-8", new Uint8Array([97, 61, 0xff, 0xfe]), {}, invalid(undefined, undefined)],
  ["a megabyte", `${good}&description=${"x".repeat(1_048_576)}`, {}, { status: 413, type: "invalid_request_error" }],
  [
    "somebody else's key",
    good,
    { authorization: "Bearer sk_test_other" },
    { status: 401, type: "invalid_request_error" },
  ],
  ["no key", good, { authorization: "" }, { status: 401, type: "invalid_request_error" }],
  ["a version that is none", good, { "stripe-version": "newest" }, invalid(undefined, undefined)],
  [
    "an idempotency key of 256 signs",
    good,
    { "idempotency-key": "k".repeat(256) },
    { status: 400, type: "invalid_request_error" },
  ],
])("%s is refused as at Stripe", async (_, body, headers, answer) => {
  expect(await send("/v1/checkout/sessions", body, headers)).toMatchObject(answer);
});

test("an idempotency key used again for something else is refused, and gives nothing away", async () => {
  const key = { "idempotency-key": "one-basket" };
  expect(await send("/v1/checkout/sessions", good, key)).toMatchObject({ status: 200 });
  const other = await send("/v1/checkout/sessions", amount("160000"), key);
  expect(other).toMatchObject({ status: 400, type: "idempotency_error" });
  expect(await send("/v1/refunds", good, key)).toMatchObject({ status: 400, type: "idempotency_error" });
});

test("what is not there is not found, by the name of the parameter that named it", async () => {
  expect(await send("/v1/refunds", "payment_intent=pi_nobody")).toMatchObject({
    ...{ status: 404, type: "invalid_request_error", code: "resource_missing", param: "payment_intent" },
  });
  expect(await send("/v1/checkout/sessions/cs_test_nobody/expire", "")).toMatchObject({
    ...{ status: 404, code: "resource_missing" },
  });
  expect(gateway.alarms()).toEqual([]);
});
