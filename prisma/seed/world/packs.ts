import type { PackPlan } from "./types";

const base = { step: 1, minimum: 1, maximum: 50 } as const;

/** Loose goods: counted and paid by weight. */
export const kg = (priceVnd: number, step = 500, maximum = 30_000): PackPlan => ({
  label: "Kg",
  unit: "kg",
  soldBy: "weight",
  pricedBy: "weight",
  priceVnd,
  gramsPerUnit: 1000,
  step,
  minimum: step,
  maximum,
});

/** A full crate with its own, lower price. */
export const crate = (kilograms: number, priceVnd: number): PackPlan => ({
  ...base,
  label: `Thùng ${kilograms} kg`,
  unit: "box",
  soldBy: "each",
  pricedBy: "each",
  priceVnd,
  gramsPerUnit: kilograms * 1000,
  maximum: 20,
});

export const gift = (label: string, grams: number, priceVnd: number): PackPlan => ({
  ...base,
  label,
  unit: "box",
  soldBy: "each",
  pricedBy: "each",
  priceVnd,
  gramsPerUnit: grams,
  maximum: 20,
});

export const bunch = (grams: number, priceVnd: number): PackPlan => ({
  ...base,
  label: `Bó ${grams} g`,
  unit: "bunch",
  soldBy: "each",
  pricedBy: "each",
  priceVnd,
  gramsPerUnit: grams,
});

/** Counted by the piece, paid by the scale: pumpkins, durians, live crabs. */
export const pieceByWeight = (label: string, grams: number, pricePerKg: number): PackPlan => ({
  ...base,
  label,
  unit: "piece",
  soldBy: "each",
  pricedBy: "weight",
  priceVnd: pricePerKg,
  gramsPerUnit: grams,
  maximum: 30,
});

export const piece = (label: string, grams: number, priceVnd: number): PackPlan => ({
  ...base,
  label,
  unit: "piece",
  soldBy: "each",
  pricedBy: "each",
  priceVnd,
  gramsPerUnit: grams,
});

export const pack = (label: string, grams: number, priceVnd: number): PackPlan => ({
  ...base,
  label,
  unit: "pack",
  soldBy: "each",
  pricedBy: "each",
  priceVnd,
  gramsPerUnit: grams,
});

/** A half-kilo bag and a kilo bag, the larger a little cheaper. */
export const bags = (pricePerKg: number): PackPlan[] => [
  pack("Túi 500 g", 500, roundPrice(pricePerKg / 2)),
  pack("Túi 1 kg", 1000, roundPrice(pricePerKg * 0.96)),
];

/** Loose, and by the five-kilogram crate at eight per cent off. */
export const loose = (pricePerKg: number): PackPlan[] => [kg(pricePerKg), crate(5, roundPrice(pricePerKg * 5 * 0.92))];

/** Prices end in a full five hundred, and in a full thousand above one hundred thousand, as on the market. */
export const roundPrice = (vnd: number): number => {
  const unit = vnd >= 100_000 ? 1000 : 500;
  return Math.max(unit, Math.round(vnd / unit) * unit);
};
