import type { ColdClass } from "~/domain/areas/reach";
import type { Measure, Unit } from "~/domain/shared/quantity";
import type { CategoryId } from "./categories";

export type Month = number;

/** One way of buying: sold by what is counted, priced by what the money follows. */
export type PackPlan = {
  label: string;
  unit: Unit;
  soldBy: Measure;
  pricedBy: Measure;
  priceVnd: number;
  gramsPerUnit: number;
  step: number;
  minimum: number;
  maximum: number;
};

/** A sort of produce, wherever it grows. */
export type Kind = {
  key: string;
  name: string;
  category: CategoryId;
  coldClass: ColdClass;
  season: Month[];
  picture: string;
  about: string;
  packs: PackPlan[];
};

export type SellerPlan = {
  slug: string;
  kind: "farm" | "cooperative";
  name: string;
  place: string;
  provinceCode: string;
  communeCode: string;
  street: string;
  lat: number;
  lng: number;
  about: string;
  owner: string;
  certificates: string[];
  goods: string[];
};

export type Product = {
  slug: string;
  sellerSlug: string;
  name: string;
  kindKey: string;
  category: CategoryId;
  coldClass: ColdClass;
  season: Month[];
  certificates: string[];
  picture: string;
  description: string;
  packs: PackPlan[];
};

export type Vehicle = "bicycle" | "motorbike" | "van" | "truck";

export type Home = { provinceCode: string; communeCode: string; street: string; lat: number; lng: number };

export type CourierPlan = Home & {
  phone: string;
  name: string;
  vehicle: Vehicle;
  plate: string;
  capacityG: number;
  hasColdBox: boolean;
  rangeM: number;
  status: "approved" | "applied";
};

export type ShopperPlan = Home & { phone: string; name: string };

export type StaffPlan = { phone: string; name: string; sellerSlug: string; role: "owner" | "staff" | "member" };

export type OperatorPlan = { phone: string; name: string };

export type World = {
  sellers: readonly SellerPlan[];
  staff: readonly StaffPlan[];
  products: readonly Product[];
  couriers: readonly CourierPlan[];
  shoppers: readonly ShopperPlan[];
  operators: readonly OperatorPlan[];
};
