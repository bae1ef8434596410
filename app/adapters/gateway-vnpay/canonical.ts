/**
 * The text that VNPAY PAY 2.1.0 signs for a payment, a return URL and an IPN: the non-empty `vnp_` fields except the
 * signature itself, sorted by code unit, form-encoded (space is `+`, `%XX` in capitals, letters, digits and `*-._` bare).
 */
export function canonicalQuery(fields: Readonly<Record<string, string>>): string {
  let text = "";
  // Sorting without a comparator is by code unit.
  for (const name of Object.keys(fields).sort()) {
    const value = fields[name];
    if (!value || !isSigned(name)) continue;
    text += `${text === "" ? "" : "&"}${formEncode(name)}=${formEncode(value)}`;
  }
  return text;
}

export const isSigned = (name: string): boolean =>
  name.startsWith("vnp_") && name !== "vnp_SecureHash" && name !== "vnp_SecureHashType";

const bare = /^[A-Za-z0-9*._-]*$/;

/** A lone surrogate becomes U+FFFD, so that every text has an encoding. Most values need none: looking first is much quicker. */
export const formEncode = (text: string): string =>
  bare.test(text) ? text : new URLSearchParams({ "": text }).toString().slice(1);

/** The text signed by querydr and refund: the values in the given order, raw, joined by `|`; a missing one leaves its slot. */
export const pipedFields = (names: readonly string[], fields: Readonly<Record<string, string | undefined>>): string =>
  names.map((name) => fields[name] ?? "").join("|");
