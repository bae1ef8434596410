import sharp from "sharp";
import { deliverByPin, goHome, goOnDuty, packed, pickUp, pinOf, takeOffer } from "../support/courier";
import { deskOf, figureOf } from "../support/desks";
import { fact, ownerOf } from "../support/facts";
import type { Who } from "../support/http";
import { album } from "../support/pictures";
import { expect, test, type Page } from "../support/test";

test.afterEach(({ page }) => goHome(page));

test("half of the guava is bruised: only that money waits, the seller says no, an operator looks and gives it back", async ({
  page,
  context,
  browser,
  baseURL: base,
}) => {
  const baseURL = base ?? "";
  await goOnDuty(page, context, baseURL);
  const { token, parcel } = await packed(baseURL, "Ngô Thị Dập");
  await takeOffer(page);
  await pickUp(page, parcel);
  const kitchen = await deskOf(browser, baseURL);
  await kitchen.goto(`/don/${token}`);
  await deliverByPin(page, await pinOf(kitchen));

  // The same story may have been told in this world before.
  const words = `Nửa bịch ổi bị dập, chảy nước (${token.slice(0, 8)})`;
  await complain(kitchen, token, words);
  expect(await refundsOf(token)).toEqual({ count: 0, vnd: 0 });

  const { phone } = await ownerOf("mang-cut-lai-thieu");
  const farm = await deskOf(browser, baseURL, phone as Who);
  await farm.goto("/nha-vuon/tien");
  expect(await figureOf(farm, "Giữ lại chờ xử lý khiếu nại")).toBe(20_000);
  await album(farm, "complaint-4-money-waits");
  await contest(farm, words);

  const office = await deskOf(browser, baseURL, "operator");
  await office.goto("/dieu-hanh/tien/khieu-nai");
  const claim = office.locator("section.card", { hasText: words });
  await expect(claim.getByText("Người bán không đồng ý: Lúc giao còn nguyên")).toBeVisible();
  await album(office, "complaint-6-operator-reads-both");
  await claim.getByRole("button", { name: "Hoàn tiền", exact: true }).click();
  await expect(claim.getByText("Đã hoàn")).toBeVisible();

  await farm.goto("/nha-vuon/tien");
  await expect(farm.getByText("Giữ lại chờ xử lý khiếu nại")).toBeHidden();
  await kitchen.goto(`/don/${token}`);
  await expect(kitchen.getByText("Được chấp nhận. 20.000 ₫ đang trả lại cho bạn.")).toBeVisible();
  await album(kitchen, "complaint-7-money-comes-back");
  expect(await refundsOf(token)).toEqual({ count: 1, vnd: 20_000 });
  await Promise.all([kitchen, farm, office].map((each) => each.context().close()));
});

/** Tells what is wrong at the kitchen table; a photo is asked for when it was forgotten. */
async function complain(page: Page, token: string, words: string): Promise<void> {
  const way = page.getByRole("link", { name: "Hàng có vấn đề?" });
  // The order hears of the delivery by a job, a moment after the courier's tap.
  await expect(async () => {
    await page.goto(`/don/${token}`);
    await expect(way).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await way.click();
  await page.getByLabel("Có vấn đề gì").selectOption("spoiled");
  await page.getByLabel("Nói rõ hơn").fill(words);
  await page.getByLabel("Số tiền muốn nhận lại").fill("20.000");
  await page.getByRole("button", { name: "Gửi khiếu nại" }).click();
  await expect(page.getByText("Xin chụp một ảnh món hàng.")).toBeVisible();
  await album(page, "complaint-1-photo-is-asked-for");
  await page
    .getByLabel("Ảnh chụp hàng")
    .setInputFiles({ name: "dap.jpg", mimeType: "image/jpeg", buffer: await bruised() });
  await page.getByRole("button", { name: "Gửi khiếu nại" }).click();
  await expect(page.getByText("Đang chờ người bán trả lời")).toBeVisible();
  await album(page, "complaint-2-told");
}

async function contest(page: Page, words: string): Promise<void> {
  await page.goto("/nha-vuon/khieu-nai");
  const claim = page.locator("section.card", { hasText: words });
  await expect(claim.getByText("20.000 ₫")).toBeVisible();
  await claim.getByRole("button", { name: "Không đồng ý" }).click();
  await expect(claim.getByText("Xin nói vì sao bạn không đồng ý.")).toBeVisible();
  await claim.getByLabel("Lời của bạn").fill("Lúc giao còn nguyên");
  await claim.getByRole("button", { name: "Không đồng ý" }).click();
  await expect(claim.getByRole("button")).toHaveCount(0);
  await album(page, "complaint-5-seller-said-no");
}

const bruised = (): Promise<Buffer> =>
  sharp({ create: { width: 900, height: 700, channels: 3, background: "#6b4a2b" } })
    .jpeg()
    .toBuffer();

const refundsOf = (token: string): Promise<{ count: number; vnd: number }> =>
  fact(
    `select count(r.*)::int as count, coalesce(sum(r.amount_vnd), 0)::int as vnd from orders o
     join checkout_session c on c.payable_id = o.id::text join refund r on r.session_id = c.id where o.tracking_token = $1`,
    [token],
  );
