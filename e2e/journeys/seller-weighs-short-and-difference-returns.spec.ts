import { fact } from "../support/facts";
import { enterAs, openCaller } from "../support/http";
import { album } from "../support/pictures";
import { amountUnder, buy, partOf } from "../support/shop";
import { expect, test } from "../support/test";

test("a pomelo lighter than promised: the seller weighs and packs, the difference waits as the shopper's credit", async ({
  page,
  context,
  baseURL,
}) => {
  const shopper = await openCaller(baseURL ?? "");
  const { token } = await buy(shopper, [{ product: "buoi-da-xanh-cai-be", quantity: 2 }], "Đinh Thị Cân");
  await shopper.close();
  const { id } = await partOf(token);
  await enterAs(context, "farmer", baseURL ?? "");

  await page.goto("/nha-vuon/don");
  await expect(page.getByRole("heading", { name: "Đơn hàng" })).toBeVisible();
  await album(page, "seller-1-orders");
  await page.locator(`a[href="/nha-vuon/don/${id}"]`).first().click();
  await expect(page).toHaveURL(new RegExp(id));
  await expect(page.getByRole("button", { name: "Nhận đơn" })).toBeVisible();
  await expect(page.getByText("Bưởi da xanh Cái Bè")).toBeVisible();
  await album(page, "seller-2-new");
  await page.getByRole("button", { name: "Nhận đơn" }).click();

  const weight = page.getByLabel("Thực cân");
  await expect(weight).toBeVisible();
  await weight.fill("nặng");
  await page.getByRole("button", { name: "Ghi cân" }).click();
  await expect(page.getByText("Gõ cân nặng như 1,5 hoặc 0,85 (ký).")).toBeVisible();
  await album(page, "seller-3-not-a-weight");
  await weight.fill("2,5");
  await page.getByRole("button", { name: "Ghi cân" }).click();
  await expect(page.getByText("2,5 kg · 131.250 ₫", { exact: true })).toBeVisible();
  await expect(page.getByText("Hoàn khách 15.750 ₫", { exact: true })).toBeVisible();
  await album(page, "seller-4-weighed");
  await page.getByRole("button", { name: "Đóng gói xong" }).click();
  await expect(page.getByText("Đã sẵn sàng, chờ người giao đến lấy")).toBeVisible();
  await album(page, "seller-5-packed");

  await page.getByRole("link", { name: "In nhãn" }).click();
  await expect(page.getByRole("heading", { name: "Nhãn kiện hàng" })).toBeVisible();
  await expect(page.locator(".label-qr svg")).toBeVisible();
  await expect(page.locator(".label")).not.toContainText("0912 345 678");
  await album(page, "seller-6-label");

  await page.goto(`/don/${token}`);
  await expect(page.getByText("Vào số dư của bạn")).toBeVisible();
  expect(await amountUnder(page, "Vào số dư của bạn")).toBe(15_750);
  await album(page, "seller-7-shopper-sees");
  expect(await creditOf(token)).toMatchObject({ left: 15_750, refunds: 0 });
});

const creditOf = (token: string): Promise<{ left: number; refunds: number }> =>
  fact(
    `select (select left_vnd from credit_lot where order_id = o.id) as left, (select count(*)::int from refund r
       join checkout_session c on c.id = r.session_id where c.payable_id = o.id::text) as refunds
     from orders o where o.tracking_token = $1`,
    [token],
  );
