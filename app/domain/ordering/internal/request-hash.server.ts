import { createHash } from "node:crypto";
import type { PlaceOrder } from "../checkout/place-order.server";

/** Two forms with one hash ask for the same thing. What the shop showed is not part of what the shopper asked. */
export function hashRequest({ basketId, contact, drop, note, credit }: PlaceOrder): string {
  const asked = [basketId, contact.name, contact.phone, drop.provinceCode, drop.communeCode, drop.street, note];
  if (credit !== null) asked.push(String(credit.vnd));
  return createHash("sha256").update(JSON.stringify(asked)).digest("base64url");
}
