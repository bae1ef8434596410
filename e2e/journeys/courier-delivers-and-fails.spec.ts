import { fact, facts, idleCouriers, letOthersRest, letOthersWait, ownerOf, type SellerSeen } from "../support/facts";
import { callerAs, enterAs, openCaller } from "../support/http";
import { album, pictureFor } from "../support/pictures";
import { buy, partOf } from "../support/shop";
import { expect, test, type Page } from "../support/test";

const farmSlug = "mang-cut-lai-thieu";
let farm: SellerSeen;
let courier: `+${string}`;

test.beforeEach(async ({ context, baseURL, page }) => {
  farm = await ownerOf(farmSlug);
  const [nearest] = await idleCouriers(farm, 1);
  if (nearest === undefined) throw new Error("every courier is busy");
  courier = nearest;
  await letOthersWait();
  await letOthersRest(courier);
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ latitude: farm.lat, longitude: farm.lng });
  await enterAs(context, courier, baseURL ?? "");
  await standAtTheFarm(page);
});

/** Guava from the courier's neighbourhood, paid, packed and labelled by its seller. */
async function packed(baseURL: string, name: string): Promise<{ token: string; partId: string; parcel: string }> {
  const shopper = await openCaller(baseURL);
  const { token } = await buy(shopper, [{ product: "oi-le-lai-thieu", quantity: 1_500 }], name);
  await shopper.close();
  const { id: partId } = await partOf(token);
  const seller = await callerAs(farm.phone as `+${string}`, baseURL);
  const { id: lineId } = await fact<{ id: string }>("select id::text from order_line where sub_order_id = $1", [
    partId,
  ]);
  const work = async (form: Record<string, string>): Promise<void> =>
    expect((await seller.post(`/nha-vuon/don/${partId}`, form)).status(), form["intent"]).toBe(303);
  await work({ intent: "accept" });
  await work({ intent: "weigh", lineId, weight: "1,5" });
  const { version } = await fact<{ version: number }>("select version from sub_order where id = $1", [partId]);
  await work({ intent: "pack", parcels: "1", version: String(version) });
  await seller.close();
  const { parcel } = await fact<{ parcel: string }>("select parcel_codes[1] as parcel from sub_order where id = $1", [
    partId,
  ]);
  return { token, partId, parcel };
}

test.afterEach(async ({ page }) => {
  await page.goto("/giao-hang");
  await page.getByRole("button", { name: "Nghỉ ca" }).click();
  await expect(page.getByRole("button", { name: "Vào ca" })).toBeVisible();
});

/** On duty, at the farm's gate. */
async function standAtTheFarm(page: Page): Promise<void> {
  await page.goto("/giao-hang");
  await album(page, "courier-1-off");
  await page.getByRole("button", { name: "Vào ca" }).click();
  await expect(page.getByText("Đang trong ca")).toBeVisible();
}

async function takeOffer(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { name: "Đơn mới cho bạn" })).toBeVisible({ timeout: 45_000 });
  await album(page, "courier-2-offer");
  await pictureFor(page, "courier");
  await page.getByRole("button", { name: "Nhận đơn" }).click();
  await expect(page.getByRole("heading", { name: "Lấy hàng" })).toBeVisible();
}

async function pickUp(page: Page, parcel: string): Promise<void> {
  await page.getByRole("button", { name: "Đã đến nơi" }).click();
  await page.getByLabel("Mã kiện hàng").fill(parcel.toLowerCase());
  await album(page, "courier-3-parcel");
  await page.getByRole("button", { name: "Nhận kiện" }).click();
  await expect(page.getByRole("heading", { name: "Giao hàng" })).toBeVisible();
}

const shipmentOf = (partId: string): Promise<{ status: string; courier: string }> =>
  fact(
    "select s.status, p.phone as courier from shipment s join courier c on c.id = s.courier_id join person p on p.id = c.person_id where s.sub_order_id = $1",
    [partId],
  );

test("a courier takes an offer, picks up, loses the network at the door and still delivers exactly once", async ({
  page,
  context,
  baseURL,
}) => {
  const { token, partId, parcel } = await packed(baseURL ?? "", "Hồ Thị Nhận");
  await takeOffer(page);
  await pickUp(page, parcel);

  const shopper = await context.newPage();
  await shopper.goto(`/don/${token}`);
  const pin = await shopper.locator(".track-pin b").innerText();
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
  const told = await facts(
    "select 1 from shipment_event e join shipment s on s.id = e.shipment_id where s.sub_order_id = $1 and e.to_status = 'delivered'",
    [partId],
  );
  expect(told).toHaveLength(1);
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
