import type { ColdClass } from "~/domain/areas/reach";
import type { FoundCommune } from "~/domain/areas/types";
import type { Measure, Unit } from "~/domain/shared/quantity";
import type { ShelfState } from "./shelf-address";
import type { Hit } from "./types";
import type { Answer } from "./with-fallback";

export type Shelf = Answer & {
  readonly state: ShelfState;
  readonly pages: number;
  /** Where it is to be delivered; null when not asked or not understood. */
  readonly commune: FoundCommune | null;
  /** Other places the words could mean. */
  readonly otherCommunes: readonly FoundCommune[];
};

export type Aisle = {
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly products: number;
};

export type ShopWindow = {
  readonly month: number;
  readonly aisles: readonly Aisle[];
  readonly inSeason: readonly Hit[];
  readonly justHarvested: readonly Hit[];
  readonly bestSelling: readonly Hit[];
};

export type PackView = {
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  readonly soldBy: Measure;
  readonly pricedBy: Measure;
  readonly priceVnd: number;
  readonly gramsPerUnit: number;
  readonly step: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly available: number;
};

export type ProductView = {
  readonly id: string;
  /** Its farm sells none of it for now. */
  readonly isPaused: boolean;
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  readonly category: { readonly slug: string; readonly name: string; readonly nameEn: string };
  readonly provinceName: string;
  readonly communeName: string;
  readonly coldClass: ColdClass;
  readonly season: readonly number[];
  readonly certificates: readonly string[];
  readonly soldCount: number;
  readonly harvestedOn: string | null;
  readonly photo: {
    readonly id: string;
    readonly colour: string;
    readonly hasAvif: boolean;
    readonly width: number;
    readonly height: number;
  } | null;
  readonly seller: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly kind: string;
    readonly about: string;
    readonly photoId: string | null;
    readonly provinceCode: string;
    readonly communeCode: string;
    readonly lat: number;
    readonly lng: number;
    readonly products: number;
  };
  readonly packs: readonly PackView[];
  readonly reviews: {
    readonly count: number;
    readonly stars: number | null;
    readonly latest: readonly { personName: string; stars: number; text: string; at: string }[];
  };
};

export type Reach = "delivers" | "area_closed" | "too_far";

export type SellerView = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: string;
  readonly about: string;
  readonly photoId: string | null;
  readonly provinceName: string;
  readonly communeName: string;
  /** ISO 8601. */
  readonly since: string;
};
