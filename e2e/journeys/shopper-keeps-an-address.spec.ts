import { facts } from "../support/facts";
import { enterAs } from "../support/http";
import { findProduct } from "../support/browsing";
import { goVap } from "../support/shop";
import { expect, test } from "../support/test";

test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 640 } });

const shopper = "+84977000456";
const forget = () => facts("delete from address a using person p where p.id = a.person_id and p.phone = $1", [shopper]);
test.beforeEach(forget);
test.afterEach(forget);

test("an address is kept at checkout, serves the next time, gets a name, and is gone when deleted", async ({
  page,
  context,
  baseURL,
}) => {
  await enterAs(context, shopper, baseURL ?? "");
  await findProduct(page, "oi le", "Ổi lê Lái Thiêu");
  await page.getByRole("button", { name: /giỏ/i }).first().click();
  await page.goto(`/thanh-toan?provinceCode=${goVap.provinceCode}&communeCode=${goVap.communeCode}`);
  await page.getByLabel("Số nhà, tên đường").fill("7 Thống Nhất");
  await page.getByLabel("Họ tên").fill("Trịnh Thị Nhớ");
  await page.getByLabel("Lưu địa chỉ này cho lần sau").check();
  await page.getByRole("button", { name: /Đặt hàng/ }).click();
  await expect(page).toHaveURL(/\/thanh-toan\/\w+/);

  await page.goto("/tai-khoan/dia-chi");
  await expect(page.getByText("7 Thống Nhất")).toBeVisible();
  await page.getByText("Sửa").click();
  await page.getByLabel("Tên gọi").fill("Nhà má");
  await page.getByRole("button", { name: "Lưu" }).click();
  await expect(page.getByText("Nhà má")).toBeVisible();

  await findProduct(page, "oi le", "Ổi lê Lái Thiêu");
  await page.getByRole("button", { name: /giỏ/i }).first().click();
  await page.goto("/thanh-toan");
  await expect(page.getByRole("radio", { name: /Nhà má/ })).toBeChecked();
  await expect(page.getByLabel("Số nhà, tên đường")).toHaveValue("7 Thống Nhất");
  await expect(page.getByLabel("Họ tên")).toHaveValue("Trịnh Thị Nhớ");
  await expect(page.getByRole("button", { name: /Đặt hàng/ })).toBeEnabled();

  await page.goto("/tai-khoan/dia-chi");
  await page.getByText("Sửa").click();
  await page.getByRole("button", { name: "Xóa địa chỉ" }).click();
  await expect(page.getByText("Chưa lưu địa chỉ nào")).toBeVisible();
});
