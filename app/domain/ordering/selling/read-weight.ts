import { parseKilograms, toGrams, type Grams } from "~/domain/shared/weight";

/** Reads what a scale's owner types: "1,5" and "1.5 kg" are kilograms, "850 g" is grams. Null when it is no weight. */
export function readWeight(text: string): Grams | null {
  const grams = /^\s*(\d{1,7})\s*g\s*$/i.exec(text)?.[1];
  return grams === undefined ? parseKilograms(text) : toGrams(Number(grams));
}
