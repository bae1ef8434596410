import type { Measure, Quantity } from "~/domain/shared/quantity";
import { parseKilograms } from "~/domain/shared/weight";

/**
 * What a farmer types for an amount: kilograms when sold by weight ("12,5"), else a whole count ("30"). Dots between thousands are
 * how Vietnamese write them: "1.500" is one thousand five hundred. Null when neither.
 */
export function readQuantity(text: string, soldBy: Measure): Quantity | null {
  const plain = text.replace(
    /^\s*([1-9]\d{0,2})((?:\.\d{3})+)\s*$/,
    (_, head: string, rest: string) => head + rest.replaceAll(".", ""),
  );
  if (soldBy === "weight") return parseKilograms(plain);
  return /^\s*\d{1,7}\s*$/.test(plain) ? Number(plain) : null;
}
