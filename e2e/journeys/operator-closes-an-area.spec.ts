import { accounts } from "../../prisma/seed/accounts";
import { pickOldAddress } from "../support/browsing";
import { facts } from "../support/facts";
import { enterAs, openCaller } from "../support/http";
import { album, pictureFor } from "../support/pictures";
import { buy, goVap, packOf } from "../support/shop";
import { expect, test } from "../support/test";

test.use({ viewport: { width: 1024, height: 700 } });

const checkout = `/thanh-toan?${new URLSearchParams({ provinceCode: goVap.provinceCode, communeCode: goVap.communeCode }).toString()}`;
const reason = "Phong tỏa để dập dịch";

/** A run that broke off may have left it closed. */
const open = () =>
  facts("update area_spell set ends_at = now() where commune_code = $1 and (ends_at is null or ends_at > now())", [
    goVap.communeCode,
  ]);
test.beforeEach(open);
test.afterEach(open);

test("a closed commune: checkout says so in plain words, affected orders are listed, reopening is one press", async ({
  page,
  context,
  baseURL,
  browser,
}) => {
  const shopper = await openCaller(baseURL ?? "");
  const { token } = await buy(shopper, [{ product: "oi-le-lai-thieu", quantity: 1_000 }], "Cao Thị Chờ");
  await shopper.close();
  const [order] = await facts<{ code: string }>("select code from orders where tracking_token = $1", [token]);
  await enterAs(context, "operator", baseURL ?? "");
  await page.goto("/dieu-hanh");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await album(page, "operator-1-board");
  await pictureFor(page, "operator");

  await page.goto("/dieu-hanh/khu-vuc");
  await pickOldAddress(page, "phuong 12 go vap", goVap.name);
  await page.getByLabel("Lý do").fill(reason);
  await album(page, "operator-2-closing");
  await page.getByRole("button", { name: "Xem trước ảnh hưởng" }).click();
  await expect(page.getByRole("heading", { name: "Nếu áp dụng" })).toBeVisible();
  await expect(page.getByText("đơn phải chờ").first()).toBeVisible();
  await page.getByText(/^Xem danh sách/).click();
  await expect(page.getByText(order?.code ?? "no order").first()).toBeVisible();
  await album(page, "operator-2-preview");
  const [before] = await facts<{ count: number }>(
    "select count(*)::int as count from area_spell where commune_code = $1 and ends_at is null",
    [goVap.communeCode],
  );
  expect(before?.count).toBe(0);
  await page.getByRole("button", { name: "Đóng khu vực" }).click();
  await expect(page.getByRole("heading", { name: new RegExp(goVap.name) })).toBeVisible();
  await expect(page.getByText(order?.code ?? "no order").first()).toBeVisible();
  await album(page, "operator-3-closed");

  const street = await browser.newContext({ viewport: { width: 360, height: 640 } });
  const door = await street.newPage();
  const { id } = await packOf("oi-le-lai-thieu");
  await street.request.post("/gio-hang", {
    form: { intent: "add", packId: id, quantity: "1000" },
    headers: { origin: baseURL ?? "" },
  });
  await door.goto(checkout);
  await expect(door.getByText("Khu vực này đang tạm dừng giao nhận.")).toBeVisible();
  await expect(door.getByRole("button", { name: "Chưa thể đặt hàng" })).toBeDisabled();
  await album(door, "operator-4-refused");

  await page.getByRole("button", { name: "Mở lại khu vực" }).click();
  await page.getByRole("button", { name: "Xác nhận kết thúc" }).click();
  await expect(page.getByText("Khu vực đã được mở lại.")).toBeVisible();
  await door.goto(checkout);
  await expect(door.getByRole("button", { name: /^Đặt hàng · / })).toBeEnabled();
  await street.close();

  await page.goto("/dieu-hanh/nhat-ky");
  const lines = page.getByRole("main").getByRole("listitem").filter({ hasText: accounts.operator.name });
  await expect(lines.nth(0)).toContainText("Mở lại khu vực");
  await expect(lines.nth(1)).toContainText("Đóng khu vực");
  await expect(lines.nth(1)).toContainText(reason);
  await album(page, "operator-5-audit");
});
