import { accounts } from "../../prisma/seed/accounts";
import { fact } from "../support/facts";
import { enterAs, type Who } from "../support/http";
import { expect, test } from "../support/test";

const slug = accounts.cooperative.sellerSlug;
/** A farmer nobody knows yet, another one each time: what they harvested stays theirs. */
const digits = String(Date.now() % 1_000_000).padStart(6, "0");
const farmer = `+84977${digits}` as const;
const shown = `0977 ${digits.slice(0, 3)} ${digits.slice(3)}`;
const masked = `0977 *** ${digits.slice(3)}`;

test("a cooperative invites a farmer by phone; they agree, and the next lot carries their name", async ({
  page,
  browser,
  baseURL: address,
}) => {
  const baseURL = address ?? "";
  const { phone } = await fact<{ phone: Who & `+${string}` }>(
    `select p.phone from membership m join person p on p.id = m.person_id join seller s on s.id = m.seller_id
     where s.slug = $1 and m.role = 'owner'`,
    [slug],
  );
  await enterAs(page.context(), phone, baseURL);
  await page.goto("/nha-vuon/thanh-vien");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Số điện thoại").fill(shown);
  await page.getByRole("button", { name: "Gửi lời mời" }).click();
  await expect(page.getByText("Đã gửi lời mời.")).toBeVisible();
  await expect(page.getByText(shown)).toBeVisible();
  await page.getByLabel("Số điện thoại").fill(shown);
  await page.getByRole("button", { name: "Gửi lời mời" }).click();
  await expect(page.getByText("đang chờ trả lời", { exact: false }).first()).toBeVisible();

  // The farmer's phone, with scripts off.
  const theirs = await browser.newContext({ baseURL, javaScriptEnabled: false });
  await enterAs(theirs, farmer, baseURL);
  const field = await theirs.newPage();
  await field.goto("/nha-vuon");
  await field.getByRole("button", { name: "Đồng ý tham gia" }).click();
  await expect(field.getByText("Hợp tác xã chưa nhập lô nào của bạn.")).toBeVisible();

  const product = await fact<{ id: string; name: string }>(
    `select p.id::text, p.name from product p join seller s on s.id = p.seller_id
     where s.slug = $1 and p.status = 'published' order by p.id limit 1`,
    [slug],
  );
  await page.goto(`/nha-vuon/san-pham/${product.id}/kho`);
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Hàng của thành viên").selectOption({ label: masked });
  await page.getByLabel("Số lượng").first().fill("7");
  await page.getByRole("button", { name: "Nhập thêm hàng" }).click();
  await expect(page.getByText("Đã nhập kho", { exact: false })).toBeVisible();

  await field.reload();
  await expect(field.getByText(product.name)).toBeVisible();
  await field.getByText("Rời hợp tác xã").first().click();
  await field.getByRole("button", { name: "Rời hợp tác xã" }).click();
  await expect(field.getByText("Bạn chưa tham gia hợp tác xã nào")).toBeVisible();
  await theirs.close();
});
