import { deliverByPin, goOnDuty, packed, pickUp, pinOf, takeOffer } from "../support/courier";
import { fact, facts, idleCouriers, letOthersRest, letOthersWait, ownerOf } from "../support/facts";
import { enterAs } from "../support/http";
import { album } from "../support/pictures";
import { expect, test } from "../support/test";

const phone = { width: 360, height: 640 };
test.use({ viewport: phone });

test("a motorbike breaks down with goods on board: another comes, scans them out of the first one's hands and delivers", async ({
  page: first,
  context,
  browser,
  baseURL,
}) => {
  const site = baseURL ?? "";
  const brokenDown = await goOnDuty(first, context, site);
  const { token, partId, parcel } = await packed(site, "Vũ Thị Chờ");
  await takeOffer(first);
  await pickUp(first, parcel);

  await first.getByText("Hỏng xe, không đi tiếp được").click();
  await first.getByLabel(/Bạn đang đứng ở đâu/).fill("trước cây xăng Lái Thiêu");
  await album(first, "road-1-broken-down");
  await first.getByRole("button", { name: "Báo hỏng xe" }).click();
  await expect(first.getByRole("heading", { name: /Hàng chờ người khác đến nhận/ })).toBeVisible();
  await expect(first.getByText("Đang tìm người đến nhận.")).toBeVisible();

  const farm = await ownerOf("mang-cut-lai-thieu");
  const [helper = "+84000000000" as const] = (await idleCouriers(farm, 2)).filter((other) => other !== brokenDown);
  const other = await browser.newContext({ viewport: phone });
  await enterAs(other, helper, site);
  await letOthersRest(helper);
  await letOthersWait();
  await other.grantPermissions(["geolocation"]);
  await other.setGeolocation({ latitude: farm.lat + 0.01, longitude: farm.lng });
  const second = await other.newPage();
  await second.goto(`${site}/giao-hang`);
  await second.getByRole("button", { name: "Vào ca" }).click();
  await expect(second.getByText(/Nhận lại từ .*, xe không đi tiếp được/)).toBeVisible({ timeout: 45_000 });
  await album(second, "road-2-offer");
  await second.getByRole("button", { name: "Nhận đơn" }).click();
  await expect(second.getByRole("heading", { name: "Nhận hàng từ người giao khác" })).toBeVisible();
  await expect(second.getByText(/trước cây xăng Lái Thiêu/).first()).toBeVisible();

  await expect(first.getByText("Người đến nhận:")).toBeVisible({ timeout: 20_000 });
  await album(first, "road-3-somebody-comes");
  const watching = await browser.newContext({ viewport: phone });
  const shopper = await watching.newPage();
  await shopper.goto(`${site}/don/${token}`);
  await expect(shopper.getByText(/Xe chở hàng của bạn gặp sự cố/)).toBeVisible();
  await album(shopper, "road-4-shopper");

  await second.getByRole("button", { name: "Đã đến nơi" }).click();
  await second.getByLabel("Mã kiện hàng").fill(parcel);
  await album(second, "road-5-hand-over");
  await second.getByRole("button", { name: "Nhận kiện" }).click();
  await expect(second.getByRole("heading", { name: "Giao hàng" }).first()).toBeVisible();
  await expect(first.getByRole("heading", { name: /Hàng chờ người khác đến nhận/ })).toBeHidden({ timeout: 20_000 });
  await shopper.reload();
  await expect(shopper.getByText("Xe khác đã nhận đủ hàng và giao tiếp")).toBeVisible();

  await deliverByPin(second, await pinOf(shopper));
  await expect
    .poll(async () => (await fact<{ status: string }>("select status from sub_order where id = $1", [partId])).status)
    .toBe("delivered");
  const paid = await facts("select 1 from sub_order_carrier where sub_order_id = $1 and pay_vnd > 0", [partId]);
  expect(paid).toHaveLength(2);
  await Promise.all([other.close(), watching.close()]);
});
