import type { Measure, Unit } from "~/domain/shared/quantity";

/** A line as it was ordered, thought to weigh, and weighed: the same for the shopper, the seller and the operators. */
export type LineView = {
  readonly id: string;
  readonly packId: string;
  readonly productId: string;
  readonly productName: string;
  readonly packLabel: string;
  readonly photoId: string | null;
  readonly soldBy: Measure;
  readonly pricedBy: Measure;
  readonly unit: Unit;
  readonly priceVnd: number;
  readonly quantity: number;
  readonly estimatedG: number;
  readonly estimatedVnd: number;
  readonly weighedG: number | null;
  readonly packedQuantity: number | null;
  readonly finalVnd: number | null;
};

/** What to select for it. */
export const lineColumns = {
  id: true,
  packId: true,
  productId: true,
  productName: true,
  packLabel: true,
  photoId: true,
  soldBy: true,
  pricedBy: true,
  unit: true,
  priceVnd: true,
  quantity: true,
  estimatedG: true,
  estimatedVnd: true,
  weighedG: true,
  packedQuantity: true,
  finalVnd: true,
} as const satisfies Record<keyof LineView, true>;

type Words = "soldBy" | "pricedBy" | "unit";
type LineRow = Omit<LineView, Words> & Readonly<Record<Words, string>>;

/** The columns' words are checked where they are written. */
export const lineView = ({ soldBy, pricedBy, unit, ...line }: LineRow): LineView => ({
  ...line,
  soldBy: soldBy as Measure,
  pricedBy: pricedBy as Measure,
  unit: unit as Unit,
});
