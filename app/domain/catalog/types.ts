import type { ColdClass } from "~/domain/areas/reach";
import type { Measure, Quantity, Unit } from "~/domain/shared/quantity";
import type { ProductStatus } from "./product-status";

export const certificates = ["vietgap", "globalgap", "organic", "ocop3", "ocop4", "ocop5"] as const;
export type Certificate = (typeof certificates)[number];

export const longestName = 80;
export const longestDescription = 2_000;

export type CategoryView = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
};

export type PackView = {
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  readonly soldBy: Measure;
  readonly pricedBy: Measure;
  /** Per kilogram when priced by weight, else per unit. */
  readonly priceVnd: number;
  readonly gramsPerUnit: number;
  readonly step: Quantity;
  readonly minimum: Quantity;
  readonly maximum: Quantity;
};

/** A product as its seller edits it. */
export type OwnProduct = {
  readonly id: string;
  readonly slug: string;
  readonly version: number;
  readonly status: ProductStatus;
  readonly name: string;
  readonly description: string;
  readonly categoryId: string;
  readonly coldClass: ColdClass;
  readonly season: readonly number[];
  readonly certificates: readonly Certificate[];
  readonly photoId: string | null;
  readonly packs: readonly PackView[];
};
