import type { Measure, Quantity, Unit } from "~/domain/shared/quantity";

/** How a pack is counted, paid and ordered. Quantities are grams when sold by weight, else a count. */
export type PackTerms = {
  readonly unit: Unit;
  readonly soldBy: Measure;
  readonly pricedBy: Measure;
  readonly gramsPerUnit: number;
  readonly step: Quantity;
  readonly minimum: Quantity;
  readonly maximum: Quantity;
};

type Choice = PackTerms & {
  /** The seller says how much one unit weighs; otherwise the choice already does. */ readonly asksGrams: boolean;
};

const counted = { soldBy: "each", pricedBy: "each", step: 1, minimum: 1, maximum: 200 } as const;

/** The big buttons of the listing: what a farmer would call out at the market. */
export const packChoices = {
  kg: {
    unit: "kg",
    soldBy: "weight",
    pricedBy: "weight",
    gramsPerUnit: 1_000,
    step: 500,
    minimum: 500,
    maximum: 100_000,
    asksGrams: false,
  },
  bunch: { ...counted, unit: "bunch", gramsPerUnit: 300, asksGrams: true },
  piece: { ...counted, unit: "piece", gramsPerUnit: 500, asksGrams: true },
  /** Three pumpkins: counted by the piece, paid by the kilogram. */
  piece_by_weight: { ...counted, pricedBy: "weight", unit: "piece", gramsPerUnit: 1_500, asksGrams: true },
  box: { ...counted, unit: "box", gramsPerUnit: 1_000, asksGrams: true },
  pack_500: { ...counted, unit: "pack", gramsPerUnit: 500, asksGrams: false },
  pack_1000: { ...counted, unit: "pack", gramsPerUnit: 1_000, asksGrams: false },
  pack_5000: { ...counted, unit: "pack", gramsPerUnit: 5_000, asksGrams: false },
} as const satisfies Record<string, Choice>;

export type PackChoice = keyof typeof packChoices;
export const packChoiceNames = Object.keys(packChoices) as [PackChoice, ...PackChoice[]];

export const isPackChoice = (text: string): text is PackChoice => Object.hasOwn(packChoices, text);

/** The terms of a choice, with what the seller said one unit weighs. */
export function termsOf(name: PackChoice, gramsPerUnit?: number | null): PackTerms {
  const { asksGrams, ...terms } = packChoices[name];
  return asksGrams && gramsPerUnit ? { ...terms, gramsPerUnit } : terms;
}
