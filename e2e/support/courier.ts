import { expect, type BrowserContext, type Page } from "@playwright/test";
import { fact, idleCouriers, letOthersRest, letOthersWait, ownerOf, type SellerSeen } from "./facts";
import { callerAs, enterAs, openCaller } from "./http";
import { album, pictureFor } from "./pictures";
import { buy, partOf } from "./shop";

const farmSlug = "mang-cut-lai-thieu";

export type Packed = { readonly token: string; readonly partId: string; readonly parcel: string };

/** The nearest idle courier goes on duty at the farm's gate; everybody else rests. */
export async function goOnDuty(page: Page, context: BrowserContext, baseURL: string): Promise<string> {
  const farm = await ownerOf(farmSlug);
  const [courier] = await idleCouriers(farm, 1);
  if (courier === undefined) throw new Error("every courier is busy");
  await letOthersWait();
  await letOthersRest(courier);
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ latitude: farm.lat, longitude: farm.lng });
  await enterAs(context, courier, baseURL);
  await page.goto("/giao-hang");
  await album(page, "courier-1-off");
  await page.getByRole("button", { name: "Vào ca" }).click();
  await expect(page.getByText("Đang trong ca")).toBeVisible();
  return courier;
}

export async function goHome(page: Page): Promise<void> {
  await page.goto("/giao-hang");
  await page.getByRole("button", { name: "Nghỉ ca" }).click();
  await expect(page.getByRole("button", { name: "Vào ca" })).toBeVisible();
}

/** Guava from the courier's neighbourhood, paid, packed and labelled by its seller. */
export async function packed(baseURL: string, name: string): Promise<Packed> {
  const farm: SellerSeen = await ownerOf(farmSlug);
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

export async function takeOffer(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { name: "Đơn mới cho bạn" })).toBeVisible({ timeout: 45_000 });
  await album(page, "courier-2-offer");
  await pictureFor(page, "courier");
  await page.getByRole("button", { name: "Nhận đơn" }).click();
  await expect(page.getByRole("heading", { name: "Lấy hàng" })).toBeVisible();
}

export async function pickUp(page: Page, parcel: string): Promise<void> {
  await page.getByRole("button", { name: "Đã đến nơi" }).click();
  await page.getByLabel("Mã kiện hàng").fill(parcel.toLowerCase());
  await album(page, "courier-3-parcel");
  await page.getByRole("button", { name: "Nhận kiện" }).click();
  await expect(page.getByRole("heading", { name: "Giao hàng" })).toBeVisible();
}

/** At the door, with the four digits that only the shopper has. */
export async function deliverByPin(page: Page, pin: string): Promise<void> {
  await page.getByRole("button", { name: "Đã đến nơi" }).click();
  await page.getByLabel("Mã giao hàng của khách").fill(pin);
  await page.getByRole("button", { name: "Giao bằng mã" }).click();
  await expect(page.getByRole("heading", { name: "Giao hàng" })).toBeHidden();
}

export const pinOf = (tracking: Page): Promise<string> => tracking.locator(".track-pin b").innerText();

export const shipmentOf = (partId: string): Promise<{ status: string; courier: string }> =>
  fact(
    "select s.status, p.phone as courier from shipment s join courier c on c.id = s.courier_id join person p on p.id = c.person_id where s.sub_order_id = $1",
    [partId],
  );

/** How often the shipment was delivered, by its own log. */
export const deliveriesOf = async (partId: string): Promise<number> => {
  const { count } = await fact<{ count: number }>(
    `select count(*)::int from shipment_event e join shipment s on s.id = e.shipment_id
     where s.sub_order_id = $1 and e.to_status = 'delivered'`,
    [partId],
  );
  return count;
};
