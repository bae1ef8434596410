import { addVnd, scaleVnd, subtractVnd, toVnd, zeroVnd, type Vnd } from "~/domain/shared/money";
import type { Quantity } from "~/domain/shared/quantity";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { priceOfGrams, toGrams, type Grams } from "~/domain/shared/weight";
import { isCatchWeight, paidByWeight, type PricingTerms } from "../basket/estimate-line";

/** A line as it was ordered and paid. */
export type OrderedLine = Omit<PricingTerms, "gramsPerUnit"> & {
  readonly quantity: Quantity;
  readonly estimatedG: number;
  readonly estimatedVnd: number;
};

/** What the seller put on the scale. For packs sold by weight the grams are the quantity. */
export type Weighing = { readonly grams: Grams; readonly count: number | null };

export type SettledLine = {
  readonly weighedG: Grams;
  /** In the pack's own measure, for the stock: grams, or a count. Never more than was ordered. */
  readonly packedQuantity: Quantity;
  readonly finalVnd: Vnd;
};

/** Nature is generous; a thumb on the zero key more so. Above this share of the estimate the seller is asked again. */
export const plausibleShare = 1.5;

export type WeighingRefusal =
  Refusal<"count_missing"> | Refusal<"count_too_high"> | Refusal<"weight_missing"> | Refusal<"weight_implausible">;

/**
 * The scale's word on a line. Short weight or a short count lowers the price exactly; more than ordered is the seller's gift,
 * because the shopper has paid the estimate and never pays more. `sure` accepts a weight far above the estimate.
 */
export function settleLine(
  line: OrderedLine,
  { grams, count }: Weighing,
  sure = false,
): ({ ok: true } & SettledLine) | WeighingRefusal {
  const packed = line.soldBy === "weight" ? Math.min(grams, line.quantity) : count;
  if (packed === null) return refuse("count_missing");
  if (packed > line.quantity) return refuse("count_too_high");
  if (packed > 0 && grams === 0) return refuse("weight_missing");
  if (!sure && grams > line.estimatedG * plausibleShare) return refuse("weight_implausible");
  return {
    ok: true,
    weighedG: packed === 0 ? toGrams(0) : grams,
    packedQuantity: packed,
    finalVnd: finalPrice(line, grams, packed),
  };
}

function finalPrice(line: OrderedLine, grams: Grams, packed: Quantity): Vnd {
  const price = toVnd(line.priceVnd);
  const paid = toVnd(line.estimatedVnd);
  if (packed === 0) return zeroVnd;
  if (!paidByWeight(line)) return least(toVnd(price * packed), paid);
  // Two heavy pumpkins do not make up for a third: the ceiling follows the count.
  const ceiling = isCatchWeight(line) ? scaleVnd(paid, packed, line.quantity) : paid;
  return least(priceOfGrams(price, grams), ceiling);
}

const least = (a: Vnd, b: Vnd): Vnd => (a < b ? a : b);

export type Settlement = { readonly goodsVnd: Vnd; readonly refundVnd: Vnd; readonly grams: Grams };

/** A weighed sub-order: what the goods cost in the end and what goes back. paid = goods + refund, to the đồng. */
export function settleSubOrder(
  paidGoodsVnd: number,
  lines: readonly { finalVnd: number; weighedG: number }[],
): Settlement {
  const goodsVnd = addVnd(zeroVnd, ...lines.map((line) => toVnd(line.finalVnd)));
  return {
    goodsVnd,
    refundVnd: subtractVnd(toVnd(paidGoodsVnd), goodsVnd),
    grams: toGrams(lines.reduce((sum, line) => sum + line.weighedG, 0)),
  };
}
