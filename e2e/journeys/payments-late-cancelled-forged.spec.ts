import { atVnpay } from "../support/browsing";
import { fact, facts, letHoldPass } from "../support/facts";
import { openCaller, type Caller } from "../support/http";
import { album } from "../support/pictures";
import { control, json, openPayment, placeOrder, statusOf, type Wanted } from "../support/shop";
import { expect, test } from "../support/test";

const guava: Wanted[] = [{ product: "oi-le-lai-thieu", quantity: 1_000 }];

let shopper: Caller;
test.beforeEach(async ({ baseURL }) => {
  shopper = await openCaller(baseURL ?? "");
});
test.afterEach(() => shopper.close());

type Books = { status: string; paid: number; ledger: number };

/** The order, how often it was paid, and how many times its money was booked. */
const books = (token: string): Promise<Books> =>
  fact(
    `select o.status,
            (select count(*)::int from payment_attempt a join checkout_session c on c.id = a.session_id where c.payable_id = o.id::text and a.status = 'paid') as paid,
            (select count(*)::int from ledger_transaction t where t.order_id = o.id) as ledger
       from orders o where o.tracking_token = $1`,
    [token],
  );

test("cancelling on VNPAY's page takes no money, and the shopper can pay again", async ({ page }) => {
  const { token, payUrl } = await placeOrder(shopper, guava, "Trần Thị Hủy");
  await page.goto(payUrl);
  await atVnpay(page, /^Hủy/);
  await expect(page.getByRole("heading", { name: "Thanh toán không thành công" })).toBeVisible();
  await expect(page.getByText("Bạn đã hủy thanh toán. Bạn chưa bị trừ tiền")).toBeVisible();
  await album(page, "payment-1-cancelled");
  expect(await books(token)).toEqual({ status: "awaiting_payment", paid: 0, ledger: 0 });

  await page.getByRole("link", { name: "Thanh toán lại" }).click();
  await atVnpay(page, /^Thanh toán/);
  await expect(page.getByRole("heading", { name: /^Theo dõi đơn / })).toBeVisible();
  expect(await books(token)).toEqual({ status: "confirmed", paid: 1, ledger: 1 });
});

test("a forged message is refused with 97 and moves nothing; the genuine one said twice is booked once", async () => {
  const { token, payUrl } = await placeOrder(shopper, guava, "Lý Thị Giả");
  const { origin, txnRef } = await openPayment(shopper, payUrl);
  const say = async (attack: string): Promise<string> =>
    (await shopper.send("POST", `${origin}/control/payments/${txnRef}/attack`, json({ attack }))).text();

  for (const attack of ["forged_hash", "forged_failure", "changed_amount"]) {
    expect(await say(attack), attack).toContain("97");
    expect(await books(token), attack).toEqual({ status: "awaiting_payment", paid: 0, ledger: 0 });
  }
  await shopper.send("POST", `${origin}/control/payments/${txnRef}/finish`, json({ outcome: "pay" }));
  expect(await books(token)).toEqual({ status: "confirmed", paid: 1, ledger: 1 });
  expect(await say("replay")).toContain("02");
  expect(await say("success_again")).toContain("02");
  await say("failure_again");
  expect(await books(token)).toEqual({ status: "confirmed", paid: 1, ledger: 1 });
});

test("money that comes after the hold takes the goods again", async ({ page }) => {
  const { token, payUrl } = await placeOrder(shopper, guava, "Phan Thị Muộn");
  const { origin, txnRef } = await openPayment(shopper, payUrl);
  await letHoldPass(token);
  await expect.poll(() => statusOf(token), { timeout: 40_000 }).toBe("expired");
  await page.goto(`/thanh-toan/${token}`);
  await expect(page.getByRole("heading", { name: "Đã hết thời gian giữ hàng" })).toBeVisible();
  await album(page, "payment-2-expired");

  await control(page.request, `${origin}/control/payments/${txnRef}/finish`, { outcome: "pay" });
  expect(await books(token)).toEqual({ status: "confirmed", paid: 1, ledger: 1 });
  await page.goto(`/don/${token}`);
  await expect(page.getByRole("heading", { name: /^Theo dõi đơn / })).toBeVisible();
});

test("money that comes for a cancelled order goes back, all of it", async ({ page }) => {
  const { token, payUrl } = await placeOrder(shopper, guava, "Võ Thị Đổi");
  const { origin, txnRef } = await openPayment(shopper, payUrl);
  await page.goto(`/thanh-toan/${token}`);
  await page.getByRole("button", { name: "Hủy đơn" }).click();
  await expect(page.getByRole("heading", { name: "Đơn đã hủy" })).toBeVisible();
  await album(page, "payment-3-called-off");

  await control(page.request, `${origin}/control/payments/${txnRef}/finish`, { outcome: "pay" });
  expect((await books(token)).status).toBe("cancelled");
  const refunds = await facts<{ whole: boolean }>(
    `select r.amount_vnd = o.total_vnd as whole from refund r join checkout_session c on c.id = r.session_id
       join orders o on o.id::text = c.payable_id where o.tracking_token = $1`,
    [token],
  );
  expect(refunds).toEqual([{ whole: true }]);
});
