import { canonicalQuery } from "~/adapters/gateway-vnpay/canonical";
import { signText } from "~/adapters/gateway-vnpay/signature.server";
import { browser, type Answer, type Browser } from "../browser";

export type Place = { readonly provinceCode: string; readonly communeCode: string };
export type Terminal = { readonly tmnCode: string; readonly secret: string };

export const putInBasket = (shopper: Browser, packId: string): Promise<Answer> =>
  shopper.post("/gio-hang", { packId, quantity: "1" });

/** The checkout page as shown, sent as filled in. The status tells: 303 placed, 409 refused in words. */
export async function placeOrder(shopper: Browser, place: Place): Promise<Answer> {
  const page = await shopper.get(`/thanh-toan?${new URLSearchParams(place).toString()}`);
  const hidden = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.body)?.[1] ?? "";
  return shopper.post("/thanh-toan", {
    idempotencyKey: hidden("idempotencyKey"),
    shownTotalVnd: hidden("shownTotalVnd"),
    ...place,
    street: "12 đường Lúa Mới",
    contactName: "Người đo tốc độ",
    contactPhone: "0912345678",
  });
}

/** Goes to the payment page and lets the bank say "paid", as VNPAY would: a signed IPN. */
export async function pay(shopper: Browser, orderPath: string, { tmnCode, secret }: Terminal): Promise<void> {
  const page = await shopper.get(orderPath);
  const hop = /href="(\/pay\/[^"]+)"/.exec(page.body)?.[1];
  if (hop === undefined) throw new Error(`no way to pay on ${orderPath}: ${page.status}`);
  const visit = new URL((await shopper.get(hop)).location).searchParams;
  const query = canonicalQuery({
    vnp_TmnCode: tmnCode,
    vnp_Amount: visit.get("vnp_Amount") ?? "",
    vnp_TxnRef: visit.get("vnp_TxnRef") ?? "",
    vnp_OrderInfo: visit.get("vnp_OrderInfo") ?? "",
    vnp_BankCode: "NCB",
    vnp_PayDate: visit.get("vnp_CreateDate") ?? "",
    vnp_ResponseCode: "00",
    vnp_TransactionStatus: "00",
    vnp_TransactionNo: String(14_000_000 + Math.floor(performance.now() * 1_000)),
  });
  const reply = await shopper.get(`/hooks/vnpay-ipn?${query}&vnp_SecureHash=${signText(secret, query)}`);
  if (!reply.body.includes('"00"')) throw new Error(`the IPN was answered ${reply.body}`);
}

/** Basket, checkout page, order, order page, payment page, payment: seven requests. */
export async function buy(base: string, packId: string, place: Place, terminal: Terminal): Promise<void> {
  const shopper = browser(base);
  await putInBasket(shopper, packId);
  const placed = await placeOrder(shopper, place);
  if (placed.status !== 303) {
    const why = /class="[^"]*(?:fault|notice)[^"]*"[^>]*>(?:<[^>]+>)*([^<]+)/.exec(placed.body)?.[1];
    throw new Error(`the order was refused: ${placed.status} ${why ?? ""}`);
  }
  await pay(shopper, placed.location, terminal);
}
