import { atVnpay, chooseOldAddress, fillContact, findProduct } from "../support/browsing";
import { facts } from "../support/facts";
import { album, pictureFor } from "../support/pictures";
import { goVap } from "../support/shop";
import { expect, test, type Page } from "../support/test";

const add = (page: Page) => page.getByRole("button", { name: "Thêm vào giỏ" }).first().click();

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("a shopper finds produce without marks, buys from three sellers, pays and follows the order", async ({
      page,
    }) => {
      const shot = (name: string) => album(page, `shopper-${javaScriptEnabled ? "js" : "plain"}-${name}`);
      await page.goto("/");
      await expect(page).toHaveTitle(/^Chợ Quê · /);
      if (javaScriptEnabled) await pictureFor(page, "shopper");
      await fillBasket(page, javaScriptEnabled, shot);

      await page.goto("/gio-hang");
      for (const seller of ["Rau Củ Chi Út Nam", "Vườn măng cụt Lái Thiêu"]) {
        await expect(page.getByRole("heading", { name: seller })).toBeVisible();
      }
      await expect(page.locator("section.card h2")).toHaveCount(3);
      await expect(page.getByText("1,5 kg", { exact: true })).toBeVisible();
      await expect(page.getByText("≈").first()).toBeVisible();
      await shot("3-basket");
      await page.getByRole("link", { name: "Đặt hàng" }).click();

      await chooseOldAddress(page, "phuong 12 go vap", goVap.name);
      await shot("4-place");
      await fillContact(page, "Lê Ngọc Lan");
      await shot("5-checkout");
      await page.getByRole("button", { name: /^Đặt hàng · / }).click();

      await expect(page.getByRole("heading", { name: "Hàng đang được giữ cho bạn" })).toBeVisible();
      await shot("6-hold");
      const token = new URL(page.url()).pathname.split("/").at(-1);
      await page.getByRole("link", { name: /^Thanh toán / }).click();
      await expect(page.getByRole("heading", { name: "Thanh toán đơn hàng" })).toBeVisible();
      await shot("7-vnpay");
      await atVnpay(page, /^Thanh toán/);

      await expect(page.getByRole("heading", { name: /^Theo dõi đơn / })).toBeVisible();
      await expect(page).toHaveURL(new RegExp(`/don/${token}`));
      // The story is told by the worker; with scripts the page follows by itself, without them it is asked again.
      await expect(async () => {
        if (!javaScriptEnabled) await page.reload();
        await expect(page.getByText("Đã nhận thanh toán", { exact: true })).toBeVisible({
          timeout: javaScriptEnabled ? 10_000 : 500,
        });
      }).toPass({ timeout: 15_000 });
      await expect(page.getByRole("heading", { name: /^Từ / })).toHaveCount(3);
      await shot("8-tracking");

      expect(await booksOf(token ?? "")).toEqual([{ status: "confirmed", parts: "3", balanced: true, held: "0" }]);
      await page.goto("/gio-hang");
      await expect(page.getByText("Giỏ hàng còn trống")).toBeVisible();
    });
  });
}

async function fillBasket(page: Page, isScripted: boolean, shot: (name: string) => Promise<void>): Promise<void> {
  await findProduct(page, "ca chau da lat", "Cà chua Đà Lạt");
  await page.getByLabel("Số lượng").first().selectOption({ label: "1,5 kg" });
  await shot("1-product");
  await added(page, isScripted);
  await findProduct(page, "bi do cu chi", "Bí đỏ hồ lô Củ Chi");
  await page.getByLabel("Số lượng").first().fill("3");
  await shot("2-by-weight");
  await added(page, isScripted);
  await addFromList(page, "buoi bach dang", "Bưởi Bạch Đằng", isScripted);
}

/** The plus on a card: the list stays where it is, with scripts and without. */
async function addFromList(page: Page, words: string, name: string, isScripted: boolean): Promise<void> {
  const list = `/tim?q=${encodeURIComponent(words)}`;
  await page.goto(list);
  await page.getByRole("button", { name: `Thêm vào giỏ: ${name}` }).click();
  if (isScripted) await expect(page.getByText(`Đã thêm: ${name}`)).toBeVisible();
  await expect(page).toHaveURL(isScripted ? list : new RegExp(`/tim\\?q=.*#[0-9a-f-]{36}$`));
}

async function added(page: Page, isScripted: boolean): Promise<void> {
  await add(page);
  if (isScripted) await expect(page.getByRole("button", { name: "Đã thêm" })).toBeVisible();
  else await expect(page.getByRole("heading", { name: "Giỏ hàng" })).toBeVisible();
}

/** What the order, the stock and the ledger say about it. */
const booksOf = (token: string) =>
  facts(
    `select o.status, (select count(*) from sub_order s where s.order_id = o.id and s.status = 'new') as parts,
            (select coalesce(sum(e.amount), 0) = 0 from ledger_entry e join ledger_transaction t on t.id = e.transaction_id where t.order_id = o.id) as balanced,
            (select count(*) from hold h where h.order_id = o.id and h.status = 'held') as held
       from orders o where o.tracking_token = $1`,
    [token],
  );
