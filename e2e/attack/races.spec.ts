import { expect, test } from "@playwright/test";
import { facts } from "../support/facts";
import { checkoutForm, fillBasket, goodsAround, lastWord, newShopper, openPayment, press, tokenIn } from "./shopper";
import { inParallel } from "./visitor";

type Shelf = { packId: string; available: number; step: number; minimum: number; maximum: number };

/** A shelf that ten buyers of `quantity` empty and an eleventh finds too short. */
async function tenPortions(): Promise<{ packId: string; quantity: number }> {
  const around = await goodsAround();
  const shelves = await facts<Shelf>(
    `select k.id as "packId", k.step, k.minimum, k.maximum, sum(l.available)::int as available
     from pack k join lot l on l.pack_id = k.id and l.status = 'sellable' where k.id = any($1) group by k.id`,
    [around.map(({ packId }) => packId)],
  );
  for (const { packId, available, step, minimum, maximum } of shelves) {
    const quantity = minimum + Math.floor((available / 10 - minimum) / step) * step;
    if (quantity >= minimum && quantity <= maximum && available < 11 * quantity) return { packId, quantity };
  }
  throw new Error("no shelf can be split in ten");
}

test("fifty buyers of ten portions: ten orders, forty clear refusals", async ({ baseURL }) => {
  const goods = await tenPortions();
  const buyers = await inParallel(Array.from({ length: 50 }), async () => {
    const buyer = newShopper(String(baseURL));
    expect((await fillBasket(buyer, goods)).status).toBe(303);
    return { buyer, form: await checkoutForm(buyer) };
  });
  const answers = await Promise.all(buyers.map(({ buyer, form }) => buyer.post("/thanh-toan", form)));
  const sold = answers.filter(({ status }) => status === 303);
  const refused = answers.filter(({ status }) => status === 409);
  await Promise.all(sold.map(({ location }) => newShopper(String(baseURL)).post(location, { intent: "cancel" })));
  expect([sold.length, refused.length]).toEqual([10, 40]);
  for (const { text } of refused) expect(text).toContain('role="alert"');
});

test("a form sent eight times at once is one order; the same key with another content is refused", async ({
  baseURL,
}) => {
  const [goods] = await goodsAround();
  if (!goods) throw new Error("nothing on the shelves");
  const shopper = newShopper(String(baseURL));
  await fillBasket(shopper, goods);
  const form = await checkoutForm(shopper);
  const answers = await Promise.all(Array.from({ length: 8 }, () => shopper.post("/thanh-toan", form)));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 303));
  expect(new Set(answers.map(tokenIn)).size).toBe(1);
  expect((await shopper.post("/thanh-toan", { ...form, note: "khác" })).status).toBe(409);
  const thief = newShopper(String(baseURL));
  await fillBasket(thief, goods);
  expect((await thief.post("/thanh-toan", form)).status).toBe(409);
  await shopper.post(answers[0]?.location ?? "", { intent: "cancel" });
});

test("VNPAY's word twenty times at once is heard once; a forged one never", async ({ baseURL }) => {
  const [goods] = await goodsAround();
  if (!goods) throw new Error("nothing on the shelves");
  const shopper = newShopper(String(baseURL));
  await fillBasket(shopper, goods);
  const token = tokenIn(await shopper.post("/thanh-toan", await checkoutForm(shopper)));
  const { txnRef, payUrl } = await openPayment(shopper, token);
  await behave(payUrl, { ipnCopies: 20, atOnce: true });
  await press(payUrl, "pay");
  await behave(payUrl, { ipnCopies: 1, atOnce: false });
  expect((await repliesAbout(payUrl, txnRef)).sort()).toEqual(["00", ...Array.from({ length: 19 }, () => "02")]);

  const word = (await lastWord(payUrl, txnRef)) ?? "";
  const forgeries = [
    word.replace(/vnp_Amount=\d+/, "vnp_Amount=100"),
    word.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
    word.replace(/&vnp_SecureHash=.*/, ""),
    `${word}&vnp_Amount=100`,
    `vnp_Extra=1&${word}`,
  ];
  for (const forged of forgeries) {
    const { text } = await shopper.get(`/hooks/vnpay-ipn?${forged}`);
    expect(text, forged.slice(0, 80)).toContain('"97"');
  }
  const [booked] = await facts<{ times: number }>(
    `select count(*)::int as times from ledger_transaction where memo = $1 and kind like 'payment.%'`,
    [txnRef],
  );
  expect(booked?.times).toBe(1);
});

const behave = (payUrl: string, switches: Record<string, number | boolean>): Promise<Response> =>
  fetch(new URL("/control/switches", payUrl), {
    method: "PATCH",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(switches),
  });

async function repliesAbout(payUrl: string, txnRef: string): Promise<string[]> {
  const response = await fetch(new URL("/control/deliveries", payUrl));
  const deliveries = (await response.json()) as { txnRef: string; reply: string }[];
  return deliveries.filter((delivery) => delivery.txnRef === txnRef).map(({ reply }) => reply);
}
