import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { deliverByPin, goHome, goOnDuty, packed, pickUp, pinOf, takeOffer } from "../support/courier";
import { deskOf, figureOf } from "../support/desks";
import { fact, letClaimWindowPass, ownerOf } from "../support/facts";
import type { Who } from "../support/http";
import { album } from "../support/pictures";
import { expect, test } from "../support/test";

test.afterEach(({ page }) => goHome(page));

test("nobody complains within a day: the money leaves escrow, and seller and courier read to the đồng what they get and when", async ({
  page,
  context,
  browser,
  baseURL: base,
}) => {
  const baseURL = base ?? "";
  await goOnDuty(page, context, baseURL);
  const { token, partId, parcel } = await packed(baseURL, "Mạc Thị Ưng");
  await takeOffer(page);
  await pickUp(page, parcel);
  const kitchen = await deskOf(browser, baseURL);
  await kitchen.goto(`/don/${token}`);
  await deliverByPin(page, await pinOf(kitchen));
  await expect.poll(async () => (await moneyOf(partId)).status).toBe("delivered");

  // A day in which anybody may complain: the money is there to see, and nobody's yet.
  const before = await moneyOf(partId);
  expect(before.escrow).toBe(before.paid);
  await page.goto("/giao-hang/tien");
  const waiting = await figureOf(page, "Đã giao, chờ hết hạn khiếu nại");
  expect(waiting).toBeGreaterThanOrEqual(before.pay);
  const { phone } = await ownerOf("mang-cut-lai-thieu");
  const farm = await deskOf(browser, baseURL, phone as Who);
  await farm.goto("/nha-vuon/tien");
  expect(await figureOf(farm, "Đã giao, chờ hết hạn khiếu nại")).toBeGreaterThanOrEqual(before.goods);
  await album(farm, "release-1-seller-waits");

  await letClaimWindowPass(partId);
  await releaseDue();

  const { status, month, code, escrow, seller, courier } = await moneyOf(partId);
  expect([status, escrow]).toEqual(["settled", 0]);
  // 5 % commission and 1.5 % tax for a farm, 4.5 % tax for a courier, each part of it rounded to a đồng.
  expect(Math.abs(seller - before.goods * 0.935)).toBeLessThan(3);
  expect(Math.abs(courier - before.pay * 0.955)).toBeLessThan(3);

  await farm.goto(`/nha-vuon/tien/${month}`);
  const line = farm.locator(".statement-part", { hasText: code });
  await expect(line).toContainText(dong(seller));
  await album(farm, "release-2-statement");
  await farm.goto("/nha-vuon/tien");
  // Paid today, so VNPAY has not brought it to the bank yet: earned, and it says what it waits for.
  expect(await figureOf(farm, "Chờ VNPAY chuyển về")).toBeGreaterThanOrEqual(seller);
  await album(farm, "release-3-seller-has-earned");

  await page.goto("/giao-hang/tien");
  expect(await figureOf(page, "Đã giao, chờ hết hạn khiếu nại")).toBe(waiting - before.pay);
  await page.goto(`/giao-hang/tien/${month}`);
  await expect(page.getByText(code)).toBeVisible();
  await album(page, "release-4-courier-statement");

  await kitchen.goto(`/don/${token}`);
  await expect(kitchen.getByRole("link", { name: "Hàng có vấn đề?" })).toBeHidden();
  await Promise.all([kitchen, farm].map((each) => each.context().close()));
});

/** What the worker does every five minutes, done now. */
const releaseDue = (): Promise<unknown> =>
  promisify(execFile)("npx", ["tsx", "scripts/release-due.ts"], {
    env: { ...process.env, DATA_DIR: process.env["E2E_DATA_DIR"] ?? ".data" },
  });

type Money = Record<"goods" | "pay" | "paid" | "escrow" | "seller" | "courier", number> &
  Record<"status" | "code" | "month", string>;

/** One part's money, from the books: what the shopper paid, what is in escrow, what seller and courier were credited with. */
const moneyOf = (partId: string): Promise<Money> =>
  fact(
    `select sub.status, orders.code, to_char(coalesce(sub.settled_at, now()) at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM') as month,
       coalesce(sub.weighed_vnd, sub.goods_vnd)::int as goods, coalesce(sub.courier_pay_vnd, 0)::int as pay,
       (select -sum(entry.amount)::int from ledger_entry entry join ledger_account account on account.id = entry.account_id
          join ledger_transaction made on made.id = entry.transaction_id
         where account.code = 'escrow:' || orders.id and made.kind <> 'order.released') as paid,
       (select -sum(entry.amount)::int from ledger_entry entry join ledger_account account on account.id = entry.account_id
         where account.code = 'escrow:' || orders.id) as escrow,
       ${credited("seller")}, ${credited("courier")}
     from sub_order sub join orders on orders.id = sub.order_id where sub.id = $1`,
    [partId],
  );

const credited = (whose: "seller" | "courier"): string =>
  `(select coalesce(-sum(entry.amount), 0)::int from ledger_transaction made join ledger_entry entry on entry.transaction_id = made.id
     join ledger_account account on account.id = entry.account_id and account.code like '${whose}_payable:%'
    where made.memo = sub.id::text and made.kind = 'order.released') as ${whose}`;

const dong = (vnd: number): string => `${vnd.toLocaleString("de-DE")} ₫`;
