import type { Page } from "@playwright/test";
import { deliverByPin, pickUp, pinOf } from "../support/courier";
import { fact, facts, idleCouriers, letOthersRest, letOthersWait, ownerOf } from "../support/facts";
import { enterAs } from "../support/http";
import { hubNear, letSortingPass, oneWayThrough, packedFarAway } from "../support/hubs";
import { album } from "../support/pictures";
import { expect, test } from "../support/test";

test.use({ viewport: { width: 360, height: 640 } });
test.setTimeout(240_000);

const farmSlug = "chom-chom-long-khanh";

/** On duty at a place; everybody else rests, so that the story's own courier is the one who is asked. */
async function goOnDuty(page: Page, at: { lat: number; lng: number }): Promise<void> {
  await page.context().grantPermissions(["geolocation"]);
  await page.context().setGeolocation({ latitude: at.lat, longitude: at.lng });
  await page.goto("/giao-hang");
  await page.getByRole("button", { name: "Vào ca" }).click();
  await expect(page.getByText("Đang trong ca")).toBeVisible();
}

/** A leg of a wave or a haul may be rostered; one that is offered is accepted. */
async function takeLeg(page: Page, heading: string): Promise<void> {
  const offer = page.getByRole("button", { name: "Nhận đơn" });
  const stop = page.getByRole("heading", { name: heading });
  await expect(offer.or(stop).first()).toBeVisible({ timeout: 60_000 });
  if (await offer.isVisible()) await offer.click();
  await expect(stop).toBeVisible();
}

test("from a far farm through a hub to the door: two couriers, one link for the shopper", async ({
  browser,
  baseURL,
}) => {
  const site = baseURL ?? "";
  const hub = await hubNear(site);
  const farm = await ownerOf(farmSlug);
  await letOthersWait();
  const { token, partId, parcel } = await packedFarAway(site, farmSlug, "Đoàn Thị Xa");
  const shipment = await oneWayThrough(partId, hub.id);
  const [collector] = await facts<{ phone: `+${string}` }>(
    `select p.phone from courier c join person p on p.id = c.person_id
      where c.status = 'approved' and c.vehicle in ('van', 'truck') and c.range_m > 90000 and c.has_cold_box
        and not exists (select 1 from run r where r.courier_id = c.id and r.status = 'open')
        and not exists (select 1 from shift s where s.courier_id = c.id and s.ends_at is null)
      order by (c.lat - $1) ^ 2 + (c.lng - $2) ^ 2 limit 1`,
    [farm.lat, farm.lng],
  );
  const phone = collector?.phone ?? "+84000000000";

  const first = await browser.newContext({ viewport: { width: 360, height: 640 } });
  await enterAs(first, phone, site);
  await letOthersRest(phone);
  const van = await first.newPage();
  await goOnDuty(van, farm);
  await takeLeg(van, "Lấy hàng");
  await van.getByRole("button", { name: "Đã đến nơi" }).click();
  await van.getByLabel("Mã kiện hàng").fill(parcel);
  await van.getByRole("button", { name: "Nhận kiện" }).click();
  await expect(van.getByRole("heading", { name: "Giao tại kho" })).toBeVisible();
  await expect(van.getByText(hub.name).first()).toBeVisible();
  await expect(van.getByLabel("Mã giao hàng của khách")).toHaveCount(0);
  await album(van, "hub-1-hand-in");

  const watching = await browser.newContext({ viewport: { width: 360, height: 640 } });
  const shopper = await watching.newPage();
  await shopper.goto(`${site}/don/${token}`);
  await expect(shopper.getByText(/Hàng đi qua kho/)).toBeVisible();

  await van.getByLabel("Mã kiện hàng").fill(parcel.toLowerCase());
  await van.getByRole("button", { name: "Giao kiện cho kho" }).click();
  await expect(van.getByRole("heading", { name: "Giao tại kho" })).toBeHidden();
  await first.close();
  // The van stands at the hub: it would be given the last leg the moment the goods are sorted.
  await letOthersRest();

  const desk = await browser.newContext({ viewport: { width: 360, height: 640 } });
  await enterAs(desk, "operator", site);
  const hubPage = await desk.newPage();
  await hubPage.goto(`${site}/dieu-hanh/kho/${hub.code}`);
  await hubPage.getByLabel("Mã kiện hàng").fill(parcel);
  await hubPage.getByRole("button", { name: "Nhận kiện" }).click();
  await expect(hubPage.getByText("Kiện này đã ở trong kho.")).toBeVisible();
  await album(hubPage, "hub-2-desk");
  const line = hubPage.locator("li.card", { hasText: shipment.code });
  await line.getByRole("button", { name: "Đã phân loại" }).click();
  await expect(line.getByRole("button", { name: "Đã phân loại" })).toBeHidden();
  await letSortingPass(shipment.id);

  await shopper.reload();
  await expect(shopper.getByText(/Đã đến kho/).first()).toBeVisible();
  await album(shopper, "hub-3-shopper");

  const [rider = "+84000000000" as const] = await idleCouriers({ ...farm, lat: hub.lat, lng: hub.lng }, 1);
  const last = await browser.newContext({ viewport: { width: 360, height: 640 } });
  await enterAs(last, rider, site);
  await letOthersRest(rider);
  const bike = await last.newPage();
  await goOnDuty(bike, hub);
  await takeLeg(bike, "Lấy hàng tại kho");
  await pickUp(bike, parcel);
  await shopper.reload();
  await expect(shopper.getByText("Đang giao đến bạn").first()).toBeVisible();
  await deliverByPin(bike, await pinOf(shopper));

  await expect
    .poll(async () => (await fact<{ status: string }>("select status from sub_order where id = $1", [partId])).status)
    .toBe("delivered");
  const paid = await facts<{ seq: number; pay: number }>(
    "select seq, pay_vnd as pay from sub_order_carrier where sub_order_id = $1 order by seq",
    [partId],
  );
  expect(paid.map(({ seq }) => seq)).toEqual([1, 2]);
  expect(paid.reduce((sum, { pay }) => sum + pay, 0)).toBe(shipment.payVnd);
  await Promise.all([last.close(), desk.close(), watching.close()]);
});
