import { Stripe } from "stripe";
import { expect, test } from "vitest";
import { signatureHeader, webhooks } from "./webhooks.server";

const payload = JSON.stringify({
  id: "evt_1",
  object: "event",
  type: "refund.updated",
  created: 1,
  data: { object: {} },
});
const secret = "whsec_test";
const at = 1_700_000_000;
const good = signatureHeader(payload, [secret], at);
const v1 = good.split(",")[1] ?? "";
type Attempt = {
  body?: string | Uint8Array;
  header?: string | Uint8Array;
  key?: string;
  tolerance?: number;
  receivedAt?: number;
};

const judges = { ours: webhooks, theirs: Stripe.webhooks };
/** What both say: the event's id, or the class of the error and its first sentence. */
function verdicts({ body = payload, header = good, key = secret, tolerance, receivedAt = at }: Attempt): string[] {
  return Object.values(judges).map((judge) => {
    try {
      return judge.constructEvent(body, header, key, tolerance, undefined, receivedAt * 1_000).id;
    } catch (error) {
      const { message, type } = error as { message: string; type: string };
      return `${type}: ${message.split(/[.\n]/)[0]}`;
    }
  });
}

test.each<[what: string, attempt: Attempt, verdict: RegExp]>([
  ["the very bytes", {}, /^evt_1$/],
  ["bytes as bytes", { body: Buffer.from(payload), header: Buffer.from(good) }, /^evt_1$/],
  ["one sign more", { body: `${payload} ` }, /No signatures found matching/],
  ["another secret", { key: "whsec_other" }, /No signatures found matching/],
  ["no secret", { key: " " }, /No webhook secret/],
  ["an empty header", { header: "" }, /No stripe-signature header/],
  ["an empty body", { body: "" }, /No webhook payload/],
  ["no time", { header: v1 }, /Unable to extract/],
  ["no signature", { header: `t=${at}` }, /expected scheme/],
  ["another scheme only", { header: `t=${at},${v1.replace("v1", "v0")}` }, /expected scheme/],
  ["an old secret beside the new", { header: `t=${at},v1=00,${v1},v0=x` }, /^evt_1$/],
  [
    "capital hex",
    { header: good.toUpperCase().replace("T=", "t=").replace("V1=", "v1=") },
    /No signatures found matching/,
  ],
  ["300 seconds", { receivedAt: at + 300 }, /^evt_1$/],
  ["301 seconds", { receivedAt: at + 301 }, /tolerance/],
  ["any age without tolerance", { receivedAt: at + 9_999_999, tolerance: 0 }, /^evt_1$/],
  ["the future", { receivedAt: at - 9_999 }, /^evt_1$/],
  ["another time than was signed", { header: `t=${at + 1},${v1}` }, /No signatures found matching/],
])("%s: Stripe's library and ours agree", (_what, attempt, verdict) => {
  const [ours, theirs] = verdicts(attempt);
  expect(ours).toBe(theirs);
  expect(ours).toMatch(verdict);
});

test("each believes what the other signs for a test", () => {
  const given = { payload, secret, timestamp: at };
  expect(webhooks.generateTestHeaderString(given)).toBe(Stripe.webhooks.generateTestHeaderString(given));
  expect(webhooks.generateTestHeaderString({ ...given, scheme: "v0", signature: "x" })).toBe(`t=${at},v0=x`);
});
