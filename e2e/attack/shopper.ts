import { randomUUID } from "node:crypto";
import { facts } from "../support/facts";
import { visitor, type Answer, type Visitor } from "./visitor";

export type Goods = { readonly packId: string; readonly quantity: number };
export type CheckoutForm = Readonly<Record<string, string>>;

/** Bến Thành, in the middle of Ho Chi Minh City. */
const place = { provinceCode: "79", communeCode: "26743" };

/** Packs of the city's own sellers, the fullest shelves first. */
export const goodsAround = (): Promise<(Goods & { available: number; productId: string })[]> =>
  facts(
    `select k.id as "packId", k.minimum as quantity, p.id as "productId", sum(l.available)::int as available
     from pack k join product p on p.id = k.product_id join seller s on s.id = p.seller_id join lot l on l.pack_id = k.id
     where p.status = 'published' and k.retired_at is null and s.status = 'approved' and s.province_code = $1
       and p.cold_class = 'ambient' and l.status = 'sellable' and k.price_vnd >= 10000
     group by k.id, p.id order by sum(l.available) / k.minimum desc limit 12`,
    [place.provinceCode],
  );

export const newShopper = (base: string): Visitor => visitor(base);

export const fillBasket = (shopper: Visitor, { packId, quantity }: Goods): Promise<Answer> =>
  shopper.post("/gio-hang", { packId, quantity: String(quantity) });

/** The checkout form as the page gives it, filled in by somebody who lives there. */
export async function checkoutForm(shopper: Visitor, phone = "0912345678"): Promise<CheckoutForm> {
  const page = await shopper.get(`/thanh-toan?${new URLSearchParams(place).toString()}`);
  const hidden = [...page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
    ([, name = "", value = ""]) => [name, value] as const,
  );
  const form = Object.fromEntries(hidden);
  return {
    ...form,
    ...place,
    idempotencyKey: form["idempotencyKey"] ?? randomUUID(),
    contactName: "Lan",
    contactPhone: phone,
    street: "12 Lê Lợi",
    note: "",
  };
}

export const tokenIn = ({ location }: Answer): string => /\/thanh-toan\/([^/?]+)/.exec(location)?.[1] ?? "";

/** To VNPAY's page, as the button on the order's page leads; gives the reference and the address of the page. */
export async function openPayment(shopper: Visitor, token: string): Promise<{ txnRef: string; payUrl: string }> {
  const page = await shopper.get(`/thanh-toan/${token}`);
  const hop = /href="(\/pay\/[^"]+)"/.exec(page.text)?.[1];
  if (hop === undefined) throw new Error(`nothing to pay at ${token}: ${page.status}`);
  const { status, location } = await shopper.get(hop);
  const txnRef = new URLSearchParams(location.split("?")[1]).get("vnp_TxnRef");
  if (txnRef === null) throw new Error(`no way to VNPAY: ${status} ${location.slice(0, 80)}`);
  return { txnRef, payUrl: location };
}

/** On VNPAY's page: "pay", "cancel", … */
export async function press(payUrl: string, action: string): Promise<Response> {
  const page = await fetch(payUrl, { redirect: "follow" });
  return fetch(page.url, { method: "POST", body: new URLSearchParams({ action }), redirect: "manual" });
}

/** The word VNPAY's simulator sent, or would have sent, about one payment; null before anything was decided. */
export async function lastWord(payUrl: string, txnRef: string): Promise<string | null> {
  const response = await fetch(new URL("/control/payments", payUrl));
  const payments = (await response.json()) as { txnRef: string; lastIpn: string | null }[];
  return payments.find((payment) => payment.txnRef === txnRef)?.lastIpn ?? null;
}
