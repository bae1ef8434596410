import { expect, test } from "@playwright/test";
import {
  checkoutForm,
  fillBasket,
  goodsAround,
  lastWord,
  openPayment,
  press,
  tokenIn,
  type Goods,
} from "../attack/shopper";
import { visitor, type Visitor } from "../attack/visitor";
import { facts } from "../support/facts";
import { invariants, killTwoByTwo, seededChance, stubbornly, untilToldToEverybody } from "./under-fire";

const rounds = 3;
const shoppers = 6;

type Bought = { readonly key: string; readonly tokens: ReadonlySet<string>; readonly payment: Paid | null };
type Paid = { readonly txnRef: string; readonly payUrl: string };

test("web and worker are killed while people buy: nothing is lost, nothing happens twice", async ({ baseURL }) => {
  const shelves = await goodsAround();
  let isOpen = true;
  const buying = Array.from({ length: shoppers }, async (_, place) => {
    const bought: Bought[] = [];
    for (let turn = 0; isOpen; turn += 1) {
      const goods = shelves[(place + turn) % shelves.length];
      if (goods) bought.push(await buy(String(baseURL), goods));
    }
    return bought;
  });
  const { seed, chance } = seededChance();
  test.info().annotations.push({ type: "seed", description: String(seed) });
  await killTwoByTwo(String(baseURL), rounds, chance);
  isOpen = false;
  const bought = (await Promise.all(buying)).flat();
  const paid = bought.flatMap(({ payment }) => payment ?? []);
  expect(paid.length, "people got through between the kills").toBeGreaterThanOrEqual(shoppers);
  expect(
    bought.filter(({ tokens }) => tokens.size !== 1),
    "one form, one order",
  ).toEqual([]);

  for (const payment of paid) await repeatTheWord(String(baseURL), payment);
  await untilToldToEverybody();
  expect(await unsettled(paid.map(({ txnRef }) => txnRef))).toEqual([]);
  expect(await ordersOfKeys(bought.map(({ key }) => key))).toBe(bought.length);
  expect(invariants()).toContain(" hold, 0 broken");
});

/** One person buys one thing, and tries again with the same form whenever the line breaks. */
async function buy(base: string, goods: Goods): Promise<Bought> {
  const shopper = visitor(base);
  await stubbornly(() => fillBasket(shopper, goods));
  const form = await stubbornly(async () => withTotal(await checkoutForm(shopper)));
  const placed = await stubbornly(() => shopper.post("/thanh-toan", form));
  const again = await stubbornly(() => shopper.post("/thanh-toan", form));
  const tokens = new Set([tokenIn(placed), tokenIn(again)]);
  const payment = await stubbornly(() => pay(shopper, tokenIn(placed)));
  return { key: form["idempotencyKey"] ?? "", tokens, payment };
}

async function pay(shopper: Visitor, token: string): Promise<Paid> {
  const payment = await openPayment(shopper, token);
  await press(payment.payUrl, "pay");
  return payment;
}

function withTotal<Form extends Readonly<Record<string, string>>>(form: Form): Form {
  if (form["shownTotalVnd"] === undefined) throw new Error("the checkout showed no total");
  return form;
}

/** VNPAY repeats what was not answered, five minutes later; here it does so now. */
async function repeatTheWord(base: string, { payUrl, txnRef }: Paid): Promise<void> {
  const word = await lastWord(payUrl, txnRef);
  expect(word, `VNPAY was paid for ${txnRef}`).not.toBeNull();
  const { text } = await stubbornly(() => visitor(base).get(`/hooks/vnpay-ipn?${word}`));
  expect(text).toMatch(/"RspCode":"0[02]"/);
}

/** Payments that are neither an order that goes on nor money on its way back. */
const unsettled = (txnRefs: readonly string[]): Promise<object[]> =>
  facts(
    `select attempt.txn_ref, attempt.status, o.status as order_status from payment_attempt attempt
     join checkout_session session on session.id = attempt.session_id join orders o on o.id::text = session.payable_id
     where attempt.txn_ref = any($1) and not (
       (attempt.status = 'paid' and o.paid_at is not null)
       or exists (select 1 from refund where refund.session_id = session.id and refund.status in ('pending', 'succeeded')))`,
    [txnRefs],
  );

async function ordersOfKeys(keys: readonly string[]): Promise<number> {
  const [row] = await facts<{ count: number }>("select count(*)::int from orders where idempotency_key = any($1)", [
    keys,
  ]);
  return row?.count ?? 0;
}
