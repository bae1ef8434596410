import { expect, type APIRequestContext, type Page } from "@playwright/test";
import type { Caller } from "./http";
import { fact } from "./facts";

/** Phường 12, quận Gò Vấp, as it is called since July 2025: where the stories' shoppers live. */
export const goVap = { provinceCode: "79", communeCode: "26882", name: "Phường An Hội Tây" };

export type Wanted = { product: string; quantity: number; pack?: string };

export const packOf = (product: string, pack = "%"): Promise<{ id: string }> =>
  fact(
    `select k.id::text from pack k join product p on p.id = k.product_id
      where p.slug = $1 and k.label like $2 and k.retired_at is null order by k.price_vnd limit 1`,
    [product, pack],
  );

export type Placed = { token: string; payUrl: string };

/** Fills a basket and checks out without a browser; for stories that begin with an order. */
export async function placeOrder(shopper: Caller, wanted: readonly Wanted[], name: string): Promise<Placed> {
  for (const { product, quantity, pack } of wanted) {
    const { id } = await packOf(product, pack);
    const added = await shopper.post("/gio-hang", { intent: "add", packId: id, quantity: String(quantity) });
    expect(added.status(), `adding ${product}`).toBe(303);
  }
  const { provinceCode, communeCode } = goVap;
  const place = `/thanh-toan?${new URLSearchParams({ provinceCode, communeCode }).toString()}`;
  const page = await (await shopper.get(place)).text();
  const placed = await shopper.post(place, {
    ...hidden(page, ["idempotencyKey", "shownTotalVnd"]),
    provinceCode,
    communeCode,
    street: "12/5 Lê Văn Thọ",
    contactName: name,
    contactPhone: "0912 345 678",
  });
  expect(placed.status(), "placing the order").toBe(303);
  const token = (placed.headers()["location"] ?? "").split("/").at(-1) ?? "";
  const { payUrl } = await fact<{ payUrl: string }>(
    `select '/pay/' || c.id as "payUrl" from checkout_session c join orders o on o.id::text = c.payable_id where o.tracking_token = $1`,
    [token],
  );
  return { token, payUrl };
}

const hidden = (page: string, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ""]));

/** Opens VNPAY's page and gives its address and the payment's reference. */
export async function openPayment(shopper: Caller, payUrl: string): Promise<{ origin: string; txnRef: string }> {
  const hop = await shopper.get(payUrl);
  const address = new URL(hop.headers()["location"] ?? "");
  await shopper.get(address.href);
  return { origin: address.origin, txnRef: address.searchParams.get("vnp_TxnRef") ?? "" };
}

/** An order that is paid, with the simulator's word already believed by the shop. */
export async function buy(shopper: Caller, wanted: readonly Wanted[], name: string): Promise<Placed> {
  const placed = await placeOrder(shopper, wanted, name);
  const { origin, txnRef } = await openPayment(shopper, placed.payUrl);
  await shopper.send("POST", `${origin}/control/payments/${txnRef}/finish`, json({ outcome: "pay" }));
  expect(await statusOf(placed.token)).toBe("confirmed");
  return placed;
}

export const statusOf = async (token: string): Promise<string> =>
  (await fact<{ status: string }>("select status from orders where tracking_token = $1", [token])).status;

export const partOf = (token: string): Promise<{ id: string; sellerId: string }> =>
  fact(
    `select s.id::text, s.seller_id::text as "sellerId" from sub_order s join orders o on o.id = s.order_id where o.tracking_token = $1`,
    [token],
  );

export const json = (body: object): { headers: Record<string, string>; data: string } => ({
  headers: { "content-type": "application/json" },
  data: JSON.stringify(body),
});

/** What a person at VNPAY's page can do besides paying, through the simulator's own door. */
export async function control(request: APIRequestContext, url: string, body: object): Promise<string> {
  const answer = await request.post(url, { data: body });
  expect(answer.ok(), url).toBe(true);
  return answer.text();
}

/** The sum a page shows under a label, in đồng. */
export async function amountUnder(page: Page, label: string): Promise<number> {
  const text = await page.locator(`dt:text-is("${label}") + dd`).first().innerText();
  return Number(text.replace(/\D/g, ""));
}
