import { deliveriesOf, goHome, goOnDuty, packed, pickUp, pinOf, shipmentOf, takeOffer } from "../support/courier";
import { fact } from "../support/facts";
import { enterAs } from "../support/http";
import { album } from "../support/pictures";
import { expect, test } from "../support/test";

let courier: string;

test.beforeEach(async ({ context, baseURL, page }) => {
  courier = await goOnDuty(page, context, baseURL ?? "");
});
test.afterEach(({ page }) => goHome(page));

test("a courier takes an offer, picks up, loses the network at the door and still delivers exactly once", async ({
  page,
  context,
  baseURL,
}) => {
  const { token, partId, parcel } = await packed(baseURL ?? "", "Hồ Thị Nhận");
  await expect(page.getByRole("heading", { name: "Đơn mới cho bạn" })).toBeVisible({ timeout: 45_000 });
  await context.setOffline(true);
  await page.getByRole("button", { name: "Nhận đơn" }).click();
  await expect(page.getByText("Chưa gửi được vì mất mạng"), "and the offer stays on the screen").toBeVisible();
  await context.setOffline(false);
  await takeOffer(page);
  await page.getByText("Đổi thứ tự").last().click();
  await page.getByRole("button", { name: "Lên trước" }).last().click();
  await expect(page.locator(".form-faults"), "goods are not delivered before they are fetched").toBeInViewport();
  await page.waitForResponse(
    (answer) => answer.url().includes("/giao-hang.data") && answer.request().method() === "GET",
  );
  await expect(page.locator(".form-faults"), "the page has looked for news, the words stay").toBeVisible();
  await album(page, "courier-2-refused");
  await pickUp(page, parcel);

  const shopper = await context.newPage();
  await shopper.goto(`/don/${token}`);
  const pin = await pinOf(shopper);
  expect(pin).toMatch(/^\d{4}$/);
  await album(shopper, "courier-4-shopper-pin");
  await shopper.close();

  await page.getByRole("button", { name: "Đã đến nơi" }).click();
  await page.getByLabel("Mã giao hàng của khách").fill(pin === "0000" ? "0001" : "0000");
  await page.getByRole("button", { name: "Giao bằng mã" }).click();
  await expect(page.locator(".sync .notice").first()).toBeVisible();
  await album(page, "courier-5-wrong-pin");
  await page.getByRole("button", { name: "Đã hiểu" }).click();

  await page.getByLabel("Mã giao hàng của khách").fill(pin);
  await context.setOffline(true);
  await page.getByRole("button", { name: "Giao bằng mã" }).click();
  await expect(page.getByText("Đã lưu trên máy, chờ có mạng")).toBeVisible();
  await album(page, "courier-6-offline");
  expect((await shipmentOf(partId)).status).toBe("at_dropoff");
  await context.setOffline(false);
  await expect(page.getByRole("heading", { name: "Giao hàng" })).toBeHidden();

  expect(await shipmentOf(partId)).toEqual({ status: "delivered", courier });
  expect(await deliveriesOf(partId)).toBe(1);
  await page.goto(`/don/${token}`);
  await expect(page.getByText("Đã giao hàng")).toBeVisible();
  await album(page, "courier-7-shopper-has-it");
  await page.goto("/giao-hang/da-giao");
  await expect(page.getByText("Vườn măng cụt Lái Thiêu").first()).toBeVisible();
  await album(page, "courier-8-history");
});

test("at a door where nobody wants the goods any more, the courier says why and brings them back", async ({
  page,
  baseURL,
}) => {
  const { token, partId, parcel } = await packed(baseURL ?? "", "Tạ Thị Thôi");
  await takeOffer(page);
  await pickUp(page, parcel);
  await page.getByRole("button", { name: "Đã đến nơi" }).click();
  await page.getByText("Không giao được").click();
  await page.getByLabel("Lý do").selectOption("changed_mind");
  await album(page, "courier-9-failed");
  await page.getByRole("button", { name: "Báo không thành công" }).click();
  await expect(page.getByRole("heading", { name: "Trả về nhà vườn" })).toBeVisible();
  expect((await shipmentOf(partId)).status).toBe("returning");
  await page.getByRole("button", { name: "Đã trả hàng cho nhà vườn" }).click();
  await expect(page.getByRole("heading", { name: "Trả về nhà vườn" })).toBeHidden();
  expect((await shipmentOf(partId)).status).toBe("returned");
  await page.goto(`/don/${token}`);
  await expect(page.getByText("Hàng đã hoàn về nhà vườn").first()).toBeVisible();
  await album(page, "courier-10-shopper-told");
});

test("goods that were crushed on the way: the courier says so, an operator writes them off, the shopper has the money back", async ({
  page,
  browser,
  baseURL,
}) => {
  const { token, partId, parcel } = await packed(baseURL ?? "", "Đỗ Thị Vỡ");
  await takeOffer(page);
  await pickUp(page, parcel);
  await page.getByText("Hàng mất hoặc hỏng?").click();
  await page.getByLabel("Chuyện gì đã xảy ra").selectOption("crushed");
  await page.getByLabel("Ghi thêm (không bắt buộc)").fill("xe tải quẹt, thùng bẹp");
  await album(page, "courier-11-crushed");
  await page.getByRole("button", { name: "Báo điều hành" }).click();
  await expect(page.getByText("Dập, đổ vỡ trên đường").first()).toBeVisible();
  expect((await shipmentOf(partId)).status).toBe("held");

  const office = await browser.newContext({ baseURL: baseURL ?? "", viewport: { width: 360, height: 640 } });
  await enterAs(office, "operator", baseURL ?? "");
  const desk = await office.newPage();
  const { value: shipmentId } = await fact<{ value: string }>(
    `select id::text as value from shipment where sub_order_id = '${partId}'`,
  );
  await desk.goto(`/dieu-hanh/van-don/${shipmentId}`);
  await desk.getByRole("link", { name: "Ghi nhận hàng mất, hỏng" }).click();
  await expect(desk.getByText("xe tải quẹt, thùng bẹp")).toBeVisible();
  await expect(desk.getByText("Chợ Quê chịu")).toBeVisible();
  await album(desk, "courier-12-what-writing-off-means");
  await desk.getByRole("button", { name: "Ghi nhận, kết thúc vận đơn" }).click();
  await expect(desk.getByText("Hư hỏng").first()).toBeVisible();
  await office.close();

  await expect(page.getByText("điều hành đã ghi nhận hàng mất, hỏng").first()).toBeVisible();
  await expect(async () => {
    await page.goto(`/don/${token}`);
    await expect(page.getByText("Toàn bộ tiền của phần này")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await album(page, "courier-13-shopper-has-the-money-back");
});
