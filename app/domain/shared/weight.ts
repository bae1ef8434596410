import { toVnd, type Vnd } from "./money";

/** Weight is whole grams in a plain integer. */
declare const grams: unique symbol;
export type Grams = number & { readonly [grams]: true };

/** @throws RangeError when not a whole, non-negative number of grams. */
export function toGrams(value: number): Grams {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a weight in whole grams: ${value}`);
  return value as Grams;
}

/** Price of a weight, rounded half up to a whole đồng. */
export function priceOfGrams(pricePerKg: Vnd, weight: Grams): Vnd {
  return toVnd((BigInt(pricePerKg) * BigInt(weight) * 2n + 1000n) / 2000n);
}

/** 1500 → "1,5 kg"; 350 → "350 g". With the English mark: "1.5 kg", and thousands grouped by commas. */
export function formatGrams(weight: number, mark: "," | "." = ","): string {
  if (Math.abs(weight) < 1000) return `${weight}\u00a0g`;
  const kg = weight / 1000;
  const text = Number.isInteger(kg) ? String(kg) : kg.toFixed(3).replace(/0+$/, "");
  const [whole = "0", part] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, mark === "," ? "." : ",");
  return part ? `${grouped}${mark}${part}\u00a0kg` : `${grouped}\u00a0kg`;
}

/** Reads what people type where grams are asked for: "450", "1.500 g", "1,5 kg". Null when it is no weight. */
export function parseGrams(text: string): Grams | null {
  const plain = text.normalize("NFKC").trim();
  if (/kg$/i.test(plain)) return parseKilograms(plain);
  const figures = /^(\d{1,7}|\d{1,3}(?:[.,]\d{3})+)\s*(?:g|gr|gam|gram)?$/i.exec(plain)?.[1];
  return figures === undefined ? null : toGrams(Number(figures.replace(/[.,]/g, "")));
}

/**
 * Reads what people type for kilograms: "1,5", "1.5", "0,25", " 2 ". Null when it is not a weight with at most three decimals.
 */
export function parseKilograms(text: string): Grams | null {
  const match = /^\s*(\d{1,6})(?:[.,](\d{1,3}))?\s*(?:kg)?\s*$/i.exec(text);
  if (!match) return null;
  const [, whole = "0", part = ""] = match;
  return toGrams(Number(whole) * 1000 + Number(part.padEnd(3, "0")));
}
