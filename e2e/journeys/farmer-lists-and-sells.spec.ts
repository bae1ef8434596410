import sharp from "sharp";
import { accounts } from "../../prisma/seed/accounts";
import { facts, letCodesAge } from "../support/facts";
import { newestCode, openCaller } from "../support/http";
import { album, pictureFor } from "../support/pictures";
import { expect, test, type Page } from "../support/test";

const phone = accounts.farmer.phone;
/** A name nobody else sells, with every kind of mark in it. */
const name = `Ổi nữ hoàng ${Date.now().toString(36).slice(-5)}`;
const nameWithoutMarks = name.replace("Ổi nữ hoàng", "oi nu hoang");

/** What the farmer's thumb does, counted. */
class Thumb {
  touches = 0;
  constructor(private readonly page: Page) {}
  tap = async (label: string, role: "button" | "link" = "button"): Promise<void> => {
    this.touches += 1;
    await this.page.getByRole(role, { name: label, exact: true }).click();
  };
  type = async (label: string | RegExp, text: string): Promise<void> => {
    this.touches += 1;
    await this.page.getByLabel(label).filter({ visible: true }).fill(text);
  };
  tick = async (label: string): Promise<void> => {
    this.touches += 1;
    await this.page.getByText(label, { exact: true }).click();
  };
}

const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 1600, height: 1200, channels: 3, background: "#7fb069" } })
    .composite([
      {
        input: Buffer.from(
          '<svg width="1600" height="1200"><circle cx="800" cy="620" r="420" fill="#cfe8a9"/><circle cx="660" cy="500" r="90" fill="#e9f7d2"/></svg>',
        ),
      },
    ])
    .jpeg({ quality: 85 })
    .toBuffer();

test.beforeEach(async () => {
  await letCodesAge(phone);
  await facts(
    "delete from listing_draft where published_product_id is null and seller_id = (select id from seller where slug = $1)",
    [accounts.farmer.sellerSlug],
  );
});

test("a farmer signs in by phone, lists guava with a photo in twelve touches, and shoppers find it without marks", async ({
  page,
  baseURL,
}) => {
  await page.goto("/dang-nhap?next=/nha-vuon");
  await page.getByLabel("Số điện thoại").fill("0900 000 002");
  await page.getByRole("button", { name: "Gửi mã đăng nhập" }).click();
  await expect(page.getByRole("heading", { name: "Nhập mã đăng nhập" })).toBeVisible();
  await album(page, "farmer-1-code");
  const reader = await openCaller(baseURL ?? "");
  await page.getByLabel("Mã 6 số").fill(await newestCode(reader, phone));
  await reader.close();
  await page.getByRole("button", { name: "Đăng nhập", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Hôm nay", exact: true })).toBeVisible();
  await album(page, "farmer-2-today");
  await pictureFor(page, "farmer");

  const thumb = new Thumb(page);
  await thumb.tap("Đăng bán", "link");
  await expect(page.getByRole("heading", { name: "Chụp ảnh nông sản" })).toBeVisible();
  const file = page.locator('input[type="file"]');
  for (const [bytes, why] of [
    ["%PDF-1.7 …", "Tệp này không phải là ảnh"],
    ["\0\0\0\u0018ftypheic\0\0\0\0mif1heic", "Ảnh HEIC của iPhone chưa dùng được"],
  ] as const) {
    await file.setInputFiles({ name: "oi.jpg", mimeType: "image/jpeg", buffer: Buffer.from(bytes) });
    await expect(page.getByText("Chọn ảnh khác")).toBeVisible();
    await page.getByRole("button", { name: "Tiếp tục" }).click();
    await expect(page.getByText(why)).toBeVisible();
  }
  thumb.touches += 1;
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "oi.jpg", mimeType: "image/jpeg", buffer: await photo() });
  await expect(page.getByText("Chọn ảnh khác")).toBeVisible();
  await album(page, "farmer-3-photo");
  await thumb.tap("Tiếp tục");
  await thumb.type("Tên nông sản", name);
  await expect(page.getByText("Gợi ý theo tên: Trái cây")).toBeVisible();
  await album(page, "farmer-4-what");
  await thumb.tap("Tiếp tục");

  // The phone dies here; what was said is still there.
  await expect(page.getByRole("heading", { name: "Bán thế nào, giá bao nhiêu?" })).toBeVisible();
  await page.goto("/nha-vuon/dang-ban");
  await expect(page.getByRole("heading", { name: "Bạn có tin đang soạn dở" })).toBeVisible();
  await expect(page.getByText(name)).toBeVisible();
  await album(page, "farmer-5-resume");
  await page.getByRole("link", { name: "Làm tiếp" }).click();

  await thumb.tick("Theo ký");
  await thumb.type("Giá mỗi kg (₫)", "25.000");
  await album(page, "farmer-6-price");
  await thumb.tap("Tiếp tục");
  await thumb.type("Theo ký: có bao nhiêu kg?", "40,5");
  await album(page, "farmer-7-stock");
  await thumb.tap("Tiếp tục");
  await expect(page.getByRole("heading", { name: "Xem lại rồi đăng" })).toBeVisible();
  await expect(page.getByText("25.000 ₫/kg")).toBeVisible();
  await expect(page.getByText("40,5 kg")).toBeVisible();
  await album(page, "farmer-8-review");
  await thumb.tap("Đăng bán ngay");
  await expect(page.getByText(`Đã đăng bán “${name}”`)).toBeVisible();
  await album(page, "farmer-9-shelf");
  expect(thumb.touches).toBeLessThanOrEqual(12);

  await expect(async () => {
    await page.goto(`/tim?q=${encodeURIComponent(nameWithoutMarks)}`);
    await expect(page.getByRole("link", { name })).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 15_000 });
  await page.getByRole("link", { name }).first().click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText("25.000 ₫").first()).toBeVisible();
  await expect
    .poll(() =>
      page
        .locator(".product-page img")
        .first()
        .evaluate((img: HTMLImageElement) => img.naturalWidth),
    )
    .toBeGreaterThan(100);
  await album(page, "farmer-10-found");
});
