import { fact, letCodesAge } from "../support/facts";
import { fillContact } from "../support/browsing";
import { enterAs, newestCode, openCaller } from "../support/http";
import { album } from "../support/pictures";
import { buy, goVap, packOf, partOf } from "../support/shop";
import { expect, test } from "../support/test";

const phone = "+84912345678";
const checkout = `/thanh-toan?${new URLSearchParams({ provinceCode: goVap.provinceCode, communeCode: goVap.communeCode }).toString()}`;

test("a guest without an account spends at checkout what the scale left over, with a code to the phone", async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  const shopper = await openCaller(baseURL ?? "");
  const { token } = await buy(shopper, [{ product: "buoi-da-xanh-cai-be", quantity: 2 }], "Lê Thị Khách");
  const { id } = await partOf(token);
  await enterAs(context, "farmer", baseURL ?? "");
  await page.goto(`/nha-vuon/don/${id}`);
  await page.getByRole("button", { name: "Nhận đơn" }).click();
  await page.getByLabel("Thực cân").fill("2,5");
  await page.getByRole("button", { name: "Ghi cân" }).click();
  await page.getByRole("button", { name: "Đóng gói xong" }).click();
  await expect(page.getByText("Đã sẵn sàng, chờ người giao đến lấy")).toBeVisible();

  await letCodesAge(phone);
  const street = await browser.newContext({
    viewport: { width: 360, height: 640 },
    ...(baseURL !== undefined && { baseURL }),
  });
  const door = await street.newPage();
  await door.goto(`/don/${token}`);
  await expect(door.getByRole("link", { name: "Xem, dùng hoặc nhận lại số dư" })).toBeVisible();
  const { id: pack } = await packOf("oi-le-lai-thieu");
  const added = await street.request.post("/gio-hang", {
    form: { intent: "add", packId: pack, quantity: "2000" },
    headers: { origin: baseURL ?? "" },
  });
  expect(added.ok()).toBe(true);
  await door.goto(checkout);
  await expect(door.getByText(/^Dùng số dư/)).toBeHidden();
  await door.getByRole("link", { name: /Nhận mã để dùng/ }).click();
  await door.getByLabel("Số điện thoại").fill("0912 345 678");
  await door.getByRole("button", { name: /^Gửi mã/ }).click();
  await door.getByLabel("Mã").fill(await newestCode(shopper, phone));
  await album(door, "credit-1-code");
  await door.getByRole("button", { name: "Xem số dư" }).click();

  await expect(door.getByLabel(/^Dùng số dư/)).toBeChecked();
  await fillContact(door, "Lê Thị Khách");
  await album(door, "credit-2-checkout");
  await door.getByRole("button", { name: "Đặt hàng", exact: true }).click();
  await expect(door).toHaveURL(/\/thanh-toan\/[\w-]+$/);
  const placed = new URL(door.url()).pathname.split("/").at(-1) ?? "";
  const { credit, total, charged } = await fact<{ credit: number; total: number; charged: number }>(
    `select o.credit_vnd as credit, o.total_vnd as total, coalesce(c.amount_vnd, 0) as charged from orders o
     left join checkout_session c on c.payable_id = o.id::text where o.tracking_token = $1`,
    [placed],
  );
  expect(credit).toBeGreaterThanOrEqual(15_750);
  expect(charged).toBe(total - credit);

  await door.goto("/so-du");
  await album(door, "credit-3-left");
  await door.getByRole("button", { name: /quên số này/ }).click();
  await expect(door.getByLabel("Số điện thoại")).toBeVisible();
  await Promise.all([street.close(), shopper.close()]);
});
