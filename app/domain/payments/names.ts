import type { Ids } from "~/domain/shared/ids";

const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const randomSigns = (ids: Ids, length: number): string =>
  Array.from(ids.random(length), (byte) => signs.charAt(byte % 32)).join("");

/** "cs_…", "pi_…", "re_…": opaque names that nobody guesses (120 bits). */
export const newName = (ids: Ids, prefix: "cs" | "pi" | "re"): string => `${prefix}_${randomSigns(ids, 24)}`;

/** Letters and digits only, never used again at this terminal. */
export const newTxnRef = (ids: Ids): string => `CQ${randomSigns(ids, 18)}`;

/** VNPAY takes 32 signs: a UUID without its dashes. */
export const newRequestId = (ids: Ids): string => ids.next().replaceAll("-", "");
