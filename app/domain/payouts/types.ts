import { type AccountCode, courierPayable, sellerPayable } from "~/domain/ledger/accounts";

/** Whoever is paid out: a farm or cooperative, or a courier. */
export type Payee = `seller:${string}` | `courier:${string}`;

export const payeeSeller = (sellerId: string): Payee => `seller:${sellerId}`;
export const payeeCourier = (courierId: string): Payee => `courier:${courierId}`;

export const isPayee = (text: string): text is Payee => /^(seller|courier):[0-9a-f-]{36}$/.test(text);

/** The seller's own id, or null for a courier. */
export const sellerIdOf = (payee: Payee): string | null => (payee.startsWith("seller:") ? payee.slice(7) : null);

/** What the payee is owed stands here. */
export const payableOf = (payee: Payee): AccountCode => {
  const sellerId = sellerIdOf(payee);
  return sellerId === null ? courierPayable(payee.slice(8)) : sellerPayable(sellerId);
};

/** sent: in the bank's file, nobody knows yet; returned: the bank sent it back. */
export type PayoutStatus = "sent" | "paid" | "returned";

/** Why somebody who is owed money gets none today. */
export type PayoutObstacle = "below_minimum" | "no_account" | "account_on_hold" | "account_returned" | "not_banked";
