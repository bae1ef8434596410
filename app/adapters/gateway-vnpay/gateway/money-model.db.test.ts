import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { openPage, paymentGateway, press } from "#test/payment-gateway";
import { testDatabase } from "#test/test-database";
import type { Switches } from "../../../../simulator/settings";
import { usualSwitches } from "../../../../simulator/settings";

/**
 * Random stories of shoppers, strangers, broken lines and time, told to one session. After each, the gateway's books and
 * VNPAY's must say the same about the money.
 */
const { url } = await testDatabase();
const gateway = await paymentGateway(url);
const { inProcess: client, pool, simulator } = gateway;
const { book, switches } = simulator.world;
const minute = 60_000;
const amountVnd = 150_000;

beforeEach(() => void Object.assign(switches, usualSwitches));

type Story = {
  readonly id: string;
  readonly intentId: string;
  readonly payUrl: string;
  readonly pages: Map<string, string>;
};
type Step = { readonly name: string; readonly run: (story: Story) => Promise<unknown> };

const post = (path: string, body: object) =>
  fetch(`${simulator.origin}/control/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
/** The nth visit of the story, if it had so many. */
const nth = ({ pages }: Story, n: number): [txnRef: string, page: string] | undefined =>
  [...pages][n % Math.max(1, pages.size)];

const visit: Step = {
  name: "visit",
  run: async ({ id, pages, payUrl }) => {
    const { status } = await client.checkout.sessions.retrieve(id);
    const before = new Set(book.payments.keys());
    if (status !== "open") return;
    const page = await openPage(payUrl).catch(() => null);
    const txnRef = [...book.payments.keys()].find((ref) => !before.has(ref));
    if (page !== null && txnRef !== undefined) pages.set(txnRef, page);
  },
};
const pressing = (n: number, action: string): Step => ({
  name: `press ${action} on ${n}`,
  run: async (story) => {
    const found = nth(story, n);
    const back = found && (await press(found[1], action));
    if (back?.startsWith(gateway.origin)) await fetch(back, { redirect: "manual" });
  },
});
const attacking = (n: number, attack: string): Step => ({
  name: `${attack} on ${n}`,
  run: async (story) => {
    const found = nth(story, n);
    // What was never sent cannot be sent again.
    const isSent = attack !== "replay" || book.payments.get(found?.[0] ?? "")?.lastIpn;
    if (found && isSent) await post(`payments/${found[0]}/attack`, { attack });
  },
});
const deciding = (n: number, good: boolean): Step => ({
  name: `decide ${String(good)} on ${n}`,
  run: async (story) => {
    const found = nth(story, n);
    if (found) await post(`payments/${found[0]}/decide`, { good });
  },
});
const refunding = (amount: number): Step => ({
  name: `refund ${amount}`,
  run: ({ intentId }) => client.refunds.create({ payment_intent: intentId, amount }).catch(() => undefined),
});
const expiring: Step = { name: "expire", run: ({ id }) => client.checkout.sessions.expire(id).catch(() => undefined) };
const waiting = (ms: number): Step => ({ name: `wait ${ms / minute} min`, run: () => gateway.advance(ms) });
const switching = (change: Partial<Switches>): Step => ({
  name: JSON.stringify(change),
  run: async () => void Object.assign(switches, change),
});

const which = fc.nat(3);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(visit) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(which, fc.constantFrom("pay", "pay", "cancel", "wrong_otp", "suspected", "close"))
      .map(([n, action]) => pressing(n, action)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        which,
        fc.constantFrom(
          "forged_hash",
          "forged_failure",
          "changed_amount",
          "replay",
          "wrong_amount",
          "failure_again",
          "repeated_key",
        ),
      )
      .map(([n, attack]) => attacking(n, attack)),
  },
  { weight: 1, arbitrary: fc.tuple(which, fc.boolean()).map(([n, good]) => deciding(n, good)) },
  { weight: 3, arbitrary: fc.constantFrom(1, 50_000, 100_000, amountVnd, amountVnd + 1).map(refunding) },
  { weight: 1, arbitrary: fc.constant(expiring) },
  { weight: 3, arbitrary: fc.constantFrom(5_000, minute, 17 * minute, 3 * 60 * minute).map(waiting) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<Partial<Switches>>(
        { ipn: "never" },
        { ipn: "before" },
        { ipnCopies: 3, atOnce: true },
        { ipnLine: "reset" },
        { api: "down" },
        { api: "reset" },
        { api: "badly_signed" },
        { refundResult: "09" },
      )
      .map(switching),
  },
);

/** A failing story is printed by the names of its steps. */
const readable = (told: Step): Step => Object.assign({ ...told }, { [fc.toStringMethod]: () => told.name });

async function begin(): Promise<Story> {
  Object.assign(switches, usualSwitches);
  const session = await client.checkout.sessions.create({
    mode: "payment",
    success_url: "https://shop.example/ok",
    line_items: [{ quantity: 1, price_data: { currency: "vnd", unit_amount: amountVnd, product_data: { name: "x" } } }],
  });
  return { id: session.id, intentId: String(session.payment_intent), payUrl: session.url ?? "", pages: new Map() };
}

type Row = { status: string; transaction_no: string | null; txn_ref: string; given: string };
const booksOf = async ({ id }: Story) => {
  const session = (await pool.query("select status, is_paid from vnpay_gateway.checkout_session where id = $1", [id]))
    .rows[0];
  const { rows } = await pool.query<Row>(
    `select a.status, a.txn_ref, a.transaction_no, coalesce(sum(r.amount_vnd) filter (where r.status <> 'failed'), 0) as given
     from vnpay_gateway.attempt a left join vnpay_gateway.refund r on r.attempt_id = a.id
     where a.session_id = $1 group by a.id order by a.seq`,
    [id],
  );
  const told = await pool.query<{ type: string; n: string }>(
    "select type, count(*) as n from vnpay_gateway.event where object->>'id' in ($1, $2) group by type",
    [
      id,
      (await pool.query("select intent_id from vnpay_gateway.checkout_session where id = $1", [id])).rows[0].intent_id,
    ],
  );
  const count = (type: string): number => Number(told.rows.find((row) => row.type === type)?.n ?? 0);
  return { session, attempts: rows, count };
};

/** What holds at every moment. */
async function holdsAlways(story: Story): Promise<void> {
  const { attempts, count, session } = await booksOf(story);
  const paid = attempts.filter(({ status }) => status === "paid");
  expect(paid.length).toBe(session.is_paid ? 1 : 0);
  expect(count("payment_intent.succeeded")).toBe(session.is_paid ? 1 : 0);
  expect(count("checkout.session.completed")).toBe(session.status === "complete" ? 1 : 0);
  expect(count("checkout.session.expired")).toBe(session.status === "expired" ? 1 : 0);
  for (const { given, status, txn_ref: ref } of attempts) {
    const charged = book.payments.get(ref);
    expect(Number(given)).toBeLessThanOrEqual(amountVnd);
    if (status === "paid" || status === "unapplied") expect(charged?.status).toBe("00");
    else expect(Number(given)).toBe(0);
    const returned = (charged?.refunds ?? [])
      .filter((refund) => refund.status !== "09")
      .reduce((sum, { amount }) => sum + amount / 100, 0);
    expect(returned).toBeLessThanOrEqual(amountVnd);
  }
}

/** What holds once the lines are good again and time has passed: nothing lost, nothing twice. */
async function holdsInTheEnd(story: Story): Promise<void> {
  Object.assign(switches, usualSwitches);
  for (const [txnRef] of story.pages) await post(`payments/${txnRef}/decide`, { good: true });
  for (let turn = 0; turn < 14; turn += 1) await gateway.advance(2 * 60 * minute);
  const { attempts } = await booksOf(story);
  for (const { given, status, txn_ref: ref } of attempts) {
    const payment = book.payments.get(ref);
    if (payment?.status !== "00") continue;
    expect(["paid", "unapplied"], `${ref} was charged`).toContain(status);
    const back = payment.refunds
      .filter((refund) => refund.status === "00")
      .reduce((sum, { amount }) => sum + amount / 100, 0);
    expect(back, `${ref}: what VNPAY gave back is what we asked for`).toBe(Number(given));
    if (status === "unapplied" && !payment.refunds.some((refund) => refund.status === "09"))
      expect(back).toBe(amountVnd);
  }
}

test("after any story the gateway's books and VNPAY's agree on every đồng", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step.map(readable), { minLength: 3, maxLength: 18 }), async (steps) => {
      const story = await begin();
      for (const { run } of steps) {
        await run(story);
        await holdsAlways(story);
      }
      await holdsInTheEnd(story);
    }),
    { numRuns: Number(process.env["MODEL_RUNS"] ?? 12), interruptAfterTimeLimit: 60_000, verbose: 1 },
  );
}, 100_000);
