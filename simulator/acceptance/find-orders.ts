import { existsSync, readFileSync } from "node:fs";
import type { Waiting } from "./suite";

/** Where VNPAY's side of the matter is known from. */
export type Terminal = { readonly tmnCode: string; readonly secret: string };
type Found = Terminal & { readonly orders: readonly Waiting[] };
export type Note = { origin: string; secretKey: string; tmnCode: string; secret: string };

/** A gateway that runs here leaves word of itself (readable by its owner only): with its key, orders can be made. */
export function readNote(path: string, ipnUrl: string): Note | null {
  if (!existsSync(path)) return null;
  const note = JSON.parse(readFileSync(path, "utf8")) as Note;
  return new URL(note.origin).port === new URL(ipnUrl).port ? note : null;
}

/** Makes two orders at the gateway and begins a visit to VNPAY for each. */
export async function ordersAtGateway({ origin, secretKey, secret, tmnCode }: Note): Promise<Found> {
  const orders: Waiting[] = [];
  for (const amountVnd of [150_000, 250_000]) {
    const form = new URLSearchParams({
      mode: "payment",
      success_url: `${origin}/healthz`,
      "line_items[0][quantity]": "1",
      "line_items[0][price_data][currency]": "vnd",
      "line_items[0][price_data][unit_amount]": String(amountVnd),
      "line_items[0][price_data][product_data][name]": "Acceptance test",
    });
    const headers = { authorization: `Bearer ${secretKey}` };
    const session = (await (
      await fetch(`${origin}/v1/checkout/sessions`, { method: "POST", headers, body: form })
    ).json()) as {
      url: string;
    };
    const visit = await fetch(session.url, { redirect: "manual" });
    const txnRef = new URL(visit.headers.get("location") ?? "").searchParams.get("vnp_TxnRef") ?? "";
    orders.push({ txnRef, amountVnd });
  }
  return { orders, secret, tmnCode };
}

/** The payments whose page is open at a simulator, newest first: the orders of a shop that wait for their shoppers. */
export async function ordersAtSimulator(origin: string): Promise<Waiting[]> {
  const payments = (await (await fetch(`${origin}/control/payments`)).json()) as {
    txnRef: string;
    amount: number;
    status: string;
  }[];
  return payments
    .filter(({ status }) => status === "01")
    .map(({ amount, txnRef }) => ({ txnRef, amountVnd: amount / 100 }))
    .toReversed();
}
