/**
 * Vietnamese mobile numbers, kept as "+84" and nine digits. Prefixes: the ten-digit plan of 2018 (03, 05, 07, 08, 09).
 */
declare const phone: unique symbol;
export type Phone = string & { readonly [phone]: true };

/** Reads 0912 345 678, 84912345678, +84 912.345.678. Null when it is not a Vietnamese mobile number. */
export function parsePhone(text: string): Phone | null {
  const digits = text.normalize("NFKC").replace(/[\s.\-()]/g, "");
  const match = /^(?:\+?84|0)([35789]\d{8})$/.exec(digits);
  return match ? (`+84${match[1]}` as Phone) : null;
}

/** +84912345678 → "0912 345 678" */
export function formatPhone(value: string): string {
  const local = value.replace(/^\+84/, "0");
  return local.replace(/^(\d{4})(\d{3})(\d{3})$/, "$1 $2 $3");
}

/** +84912345678 → "0912 *** 678": what a courier may see. */
export function maskPhone(value: string): string {
  const local = value.replace(/^\+84/, "0");
  return `${local.slice(0, 4)} *** ${local.slice(-3)}`;
}
