import type { CategoryView } from "~/domain/catalog/types";
import type { PackChoice } from "~/domain/catalog/pack-choices";
import type { ProductStatus } from "~/domain/catalog/product-status";
import type { PhotoFault } from "~/domain/media/ports";
import type { WriteOffReason } from "~/domain/inventory/write-off";
import type { ColdClass } from "~/domain/areas/reach";
import { formatVnd } from "~/domain/shared/money";
import type { Measure, Unit } from "~/domain/shared/quantity";
import { m } from "~/paraglide/messages";
import { getLocale } from "~/paraglide/runtime";
import { decimalText, gramsText } from "~/ui/primitives/numbers";

type Words<Key extends string> = Readonly<Record<Key, () => string>>;

/** What the farmer presses. */
export const packChoiceWord: Words<PackChoice> = {
  kg: m.catalog_pack_kg,
  bunch: m.catalog_pack_bunch,
  piece: m.catalog_pack_piece,
  piece_by_weight: m.catalog_pack_piece_by_weight,
  box: m.catalog_pack_box,
  pack_500: m.catalog_pack_pack_500,
  pack_1000: m.catalog_pack_pack_1000,
  pack_5000: m.catalog_pack_pack_5000,
};

const vietnamese = { locale: "vi" } as const;
const priceTags: Words<PackChoice> = {
  kg: () => m.catalog_label_kg({}, vietnamese),
  bunch: () => m.catalog_label_bunch({}, vietnamese),
  piece: () => m.catalog_label_piece({}, vietnamese),
  piece_by_weight: () => m.catalog_label_piece_by_weight({}, vietnamese),
  box: () => m.catalog_label_box({}, vietnamese),
  pack_500: () => m.catalog_label_pack_500({}, vietnamese),
  pack_1000: () => m.catalog_label_pack_1000({}, vietnamese),
  pack_5000: () => m.catalog_label_pack_5000({}, vietnamese),
};

/** What is kept on the price tag: always Vietnamese, whatever language the farmer's phone speaks. */
export const packLabel = (choice: PackChoice): string => priceTags[choice]();

const unitWords: Words<Unit> = {
  kg: m.unit_kg,
  bunch: m.unit_bunch,
  piece: m.unit_piece,
  box: m.unit_box,
  pack: m.unit_pack,
};
export const unitWord = (unit: Unit): string => unitWords[unit]();

const statusWords: Words<ProductStatus> = {
  draft: m.catalog_status_draft,
  published: m.catalog_status_published,
  paused: m.catalog_status_paused,
  taken_down: m.catalog_status_taken_down,
};
export const statusWord = (status: ProductStatus): string => statusWords[status]();

const coldWords: Words<ColdClass> = {
  ambient: m.catalog_cold_ambient,
  chilled: m.catalog_cold_chilled,
  frozen: m.catalog_cold_frozen,
};
export const coldWord = (coldClass: ColdClass): string => coldWords[coldClass]();

export const reasonWord: Words<WriteOffReason> = {
  spoiled: m.farm_stock_reason_spoiled,
  damaged: m.farm_stock_reason_damaged,
  shrunk: m.farm_stock_reason_shrunk,
  miscounted: m.farm_stock_reason_miscounted,
  own_use: m.farm_stock_reason_own_use,
};

export const categoryName = ({ name, nameEn }: CategoryView): string => (getLocale() === "en" ? nameEn : name);

/** "25.000 ₫/kg", "12.000 ₫/bó" */
export const priceTag = ({ priceVnd, pricedBy, unit }: { priceVnd: number; pricedBy: Measure; unit: Unit }): string =>
  m.catalog_per_unit({ price: formatVnd(priceVnd), unit: unitWord(pricedBy === "weight" ? "kg" : unit) });

export const amount = (quantity: number, soldBy: Measure): string =>
  soldBy === "weight" ? gramsText(quantity) : String(quantity);

type PhotoRefusal = PhotoFault | "too_big" | "quota_reached" | "none" | "unreadable";

/** Why a photo was not taken, with what to do about it. */
export const photoFault: Words<PhotoRefusal> = {
  none: m.farm_listing_photo_none,
  unreadable: m.farm_listing_photo_unreadable,
  too_big: m.farm_listing_photo_too_big,
  not_an_image: m.farm_listing_photo_not_an_image,
  heic: m.farm_listing_photo_heic,
  unsupported: m.farm_listing_photo_unsupported,
  too_many_pixels: m.farm_listing_photo_too_many_pixels,
  too_small: m.farm_listing_photo_too_small,
  damaged: m.farm_listing_photo_damaged,
  quota_reached: m.farm_listing_photo_quota_reached,
};

export const harvestFault: Words<
  "not_a_quantity" | "harvested_in_future" | "harvested_too_long_ago" | "pack_retired" | "not_a_member"
> = {
  not_a_quantity: m.farm_listing_fault_not_a_quantity,
  harvested_in_future: m.farm_listing_fault_harvested_in_future,
  harvested_too_long_ago: m.farm_listing_fault_harvested_too_long_ago,
  pack_retired: m.farm_listing_fault_pack_retired,
  not_a_member: m.farm_stock_not_a_member,
};

/** An amount as it is typed into a field: kilograms as the language writes them, or a count. */
export const amountTyped = (quantity: number | null, soldBy: Measure): string =>
  quantity === null ? "" : soldBy === "weight" ? decimalText(quantity / 1_000) : String(quantity);

type EditRefusal =
  | "stale"
  | "no_such_category"
  | "price_out_of_range"
  | "weight_out_of_range"
  | "minimum_off_step"
  | "maximum_below_minimum"
  | "measures_do_not_fit"
  | "too_many_packs"
  | "already_offered"
  | "last_pack";

export const editFault: Words<EditRefusal> = {
  stale: m.fault_stale,
  no_such_category: m.farm_listing_category_none,
  price_out_of_range: m.farm_edit_price_out_of_range,
  weight_out_of_range: m.fault_invalid,
  minimum_off_step: m.fault_invalid,
  maximum_below_minimum: m.fault_invalid,
  measures_do_not_fit: m.fault_invalid,
  too_many_packs: m.farm_edit_too_many_packs,
  already_offered: m.farm_edit_already_offered,
  last_pack: m.farm_edit_last_pack,
};
