import type { OurBank } from "./types";

/** As the ledger names an account of ours; one we were not told of is kept apart. */
export const bankAccountOf = (our: Pick<OurBank, "bin" | "account">, account: string): string =>
  `${account === our.account ? our.bin : "unknown"}:${account}`;

/** Letters and digits only, as VNPAY's references are. */
export const newReference = (receiptId: string): string => `NH${receiptId.replaceAll("-", "").toUpperCase()}`;
