/**
 * The text that VNPAY PAY 2.1.0 signs for a payment, a return URL and an IPN: the non-empty `vnp_` fields except the
 * signature itself, sorted by code unit, form-encoded (space is `+`, `%XX` in capitals, letters, digits and `*-._` bare).
 */
export function canonicalQuery(fields: Readonly<Record<string, string>>): string {
  return signedNames(Object.keys(fields))
    .filter((name) => fields[name] !== "")
    .map((name) => `${formEncode(name)}=${formEncode(fields[name] ?? "")}`)
    .join("&");
}

/** The names that are signed, in the order they are signed. */
export const signedNames = (names: readonly string[]): string[] => names.filter(isSigned).sort(byCodeUnit);

export const isSigned = (name: string): boolean =>
  name.startsWith("vnp_") && name !== "vnp_SecureHash" && name !== "vnp_SecureHashType";

/** A lone surrogate becomes U+FFFD, so that every text has an encoding. */
export const formEncode = (text: string): string => new URLSearchParams({ "": text }).toString().slice(1);

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The text signed by querydr and refund: the values in the given order, raw, joined by `|`; a missing one leaves its slot. */
export const pipedFields = (names: readonly string[], fields: Readonly<Record<string, string | undefined>>): string =>
  names.map((name) => fields[name] ?? "").join("|");
