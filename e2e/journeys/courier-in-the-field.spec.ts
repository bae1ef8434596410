import { setTimeout as pause } from "node:timers/promises";
import {
  deliverByPin,
  deliveriesOf,
  goHome,
  goOnDuty,
  packed,
  pickUp,
  shipmentOf,
  takeOffer,
} from "../support/courier";
import { fact } from "../support/facts";
import { album } from "../support/pictures";
import { expect, test, type Page } from "../support/test";

/** A camera that shows a moving picture to whoever may look. */
test.use({
  launchOptions: {
    ...(process.env["CHROMIUM_PATH"] !== undefined && { executablePath: process.env["CHROMIUM_PATH"] }),
    args: ["--no-sandbox", "--disable-gpu", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"],
  },
});

test.beforeEach(async ({ context, baseURL, page }) => {
  await page.addInitScript(readLabels);
  await goOnDuty(page, context, baseURL ?? "");
});
test.afterEach(async ({ page, context }) => {
  await context.setOffline(false);
  await goHome(page);
});

/**
 * Chromium on Linux reads no codes from pictures; phones do. This reader sees what the test holds before the camera, and only
 * while the camera really gives pictures.
 */
function readLabels(): void {
  class BarcodeDetector {
    detect(video: HTMLVideoElement): Promise<{ rawValue: string }[]> {
      const held: unknown = Reflect.get(window, "held");
      const isSeen = typeof held === "string" && video.videoWidth > 0 && video.currentTime > 0;
      return Promise.resolve(isSeen ? [{ rawValue: held }] : []);
    }
  }
  Object.assign(window, { BarcodeDetector });
}

const holdBeforeCamera = (page: Page, text: string): Promise<unknown> =>
  page.evaluate((held) => Object.assign(window, { held }), text);

test("a courier scans the label with the camera, loses the network for ten seconds, and proves the delivery with a photo, once", async ({
  page,
  context,
  baseURL,
}) => {
  const { token, partId, parcel } = await packed(baseURL ?? "", "Ngô Thị Vắng");
  await takeOffer(page);
  await page.getByRole("button", { name: "Đã đến nơi" }).click();
  await page.getByRole("button", { name: "Quét mã" }).click();
  await expect(page.locator(".scan-video")).toBeVisible();
  await album(page, "field-1-camera");
  await holdBeforeCamera(page, `https://choque.example/kien/${parcel}`);
  await expect(page.getByLabel("Mã kiện hàng")).toHaveValue(parcel);
  await expect(page.locator(".scan-video")).toBeHidden();
  await page.getByRole("button", { name: "Nhận kiện" }).click();
  await expect(page.getByRole("heading", { name: "Giao hàng" })).toBeVisible();
  await page.getByRole("button", { name: "Đã đến nơi" }).click();

  await expect(page.getByLabel("Ảnh hàng đặt tại cửa")).toBeVisible();

  const heard: string[] = [];
  page.on("requestfinished", (request) => {
    if (request.url().endsWith("/giao-hang/su-kien")) heard.push(request.method());
  });
  await context.setOffline(true);
  await page.getByLabel("Ảnh hàng đặt tại cửa").setInputFiles("docs/pictures/shopper.png");
  await page.getByRole("button", { name: "Chụp ảnh và giao" }).click();
  await expect(page.getByText("Đã lưu trên máy, chờ có mạng")).toBeVisible();
  await page.getByRole("button", { name: "Chụp ảnh và giao" }).click();
  await album(page, "field-2-photo-waits");
  await pause(10_000);
  await expect(page.getByText("Đã lưu trên máy, chờ có mạng"), "the run is still on the screen").toBeVisible();
  expect((await shipmentOf(partId)).status).toBe("at_dropoff");
  await context.setOffline(false);
  await expect.poll(async () => (await shipmentOf(partId)).status).toBe("delivered");
  await expect(page.getByRole("heading", { name: "Giao hàng" })).toBeHidden();
  // A busy shop may be told twice; it delivers once.
  expect(heard).not.toHaveLength(0);
  expect(await deliveriesOf(partId)).toBe(1);
  const proof = await fact<{ kind: string; photoId: string }>(
    `select d.kind, d.photo_id::text as "photoId" from delivery_proof d join shipment s on s.id = d.shipment_id where s.sub_order_id = $1`,
    [partId],
  );
  expect(proof.kind).toBe("photo");
  const picture = await context.request.get(`/media/${proof.photoId}/640.webp`);
  expect([picture.status(), picture.headers()["content-type"]]).toEqual([200, "image/webp"]);
  await page.goto(`/don/${token}`);
  await expect(page.getByText("Đã giao hàng")).toBeVisible();
});

test("nobody at the door: the courier must have called, then says so, and comes back with the parcel on board", async ({
  page,
  baseURL,
}) => {
  const { partId, parcel } = await packed(baseURL ?? "", "Lý Văn Đi");
  await takeOffer(page);
  await pickUp(page, parcel);
  await page.getByRole("button", { name: "Đã đến nơi" }).click();
  const fail = async (): Promise<void> => {
    const reason = page.getByLabel("Lý do");
    if (!(await reason.isVisible())) await page.getByText("Không giao được").click();
    await reason.selectOption("no_answer");
    await page.getByRole("button", { name: "Báo không thành công" }).click();
  };
  await fail();
  await expect(page.locator(".sync .notice").first()).toContainText("gọi");
  expect((await shipmentOf(partId)).status).toBe("at_dropoff");
  await page.getByRole("button", { name: "Đã hiểu" }).click();
  await page.getByRole("button", { name: "Gọi không nghe máy" }).click();
  await expect.poll(() => callsOf(partId)).toBe(1);
  await fail();
  await expect.poll(async () => (await shipmentOf(partId)).status).toBe("delivery_failed");
  await album(page, "field-3-comes-again");
  const { pin } = await fact<{ pin: string }>("select drop_pin as pin from shipment where sub_order_id = $1", [partId]);
  await deliverByPin(page, pin);
  await expect.poll(async () => (await shipmentOf(partId)).status).toBe("delivered");
});

const callsOf = async (partId: string): Promise<number> =>
  (
    await fact<{ count: number }>(
      "select count(*)::int from shipment_event e join shipment s on s.id = e.shipment_id where s.sub_order_id = $1 and e.type = 'said_called'",
      [partId],
    )
  ).count;
