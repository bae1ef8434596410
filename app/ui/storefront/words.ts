import { harvestedAisles, pickedAisles } from "~/domain/catalog/harvested-aisles";
import type { FacetName, Sort } from "~/domain/search/types";
import { formatDate } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { getLocale } from "~/paraglide/runtime";

type Words = Readonly<Record<string, () => string>>;

const perUnit: Words = {
  kg: m.shop_price_per_kg,
  bunch: m.shop_price_per_bunch,
  piece: m.shop_price_per_piece,
  box: m.shop_price_per_box,
  pack: m.shop_price_per_pack,
};
const certificates: Words = {
  vietgap: m.shop_certificate_vietgap,
  globalgap: m.shop_certificate_globalgap,
  organic: m.shop_certificate_organic,
  ocop3: m.shop_certificate_ocop3,
  ocop4: m.shop_certificate_ocop4,
  ocop5: m.shop_certificate_ocop5,
};
const prices: Words = {
  "under-20k": m.shop_price_under_20k,
  "20k-50k": m.shop_price_20k_50k,
  "50k-100k": m.shop_price_50k_100k,
  "100k-200k": m.shop_price_100k_200k,
  "over-200k": m.shop_price_over_200k,
};
const freshness: Words = { today: m.shop_fresh_today, "2-days": m.shop_fresh_2_days, "7-days": m.shop_fresh_7_days };

type Priced = { readonly pricedBy: string; readonly unit: string; readonly packLabel?: string };

/** "/kg" for what the scale decides, else by what is sold: "/túi 500 g" where the pack is not named beside it. */
export function priceUnit({ pricedBy, unit, packLabel }: Priced): string {
  if (pricedBy === "weight") return m.shop_price_per_kg();
  return packLabel === undefined
    ? (perUnit[unit] ?? m.shop_price_per_pack)()
    : `/${packLabel.charAt(0).toLowerCase()}${packLabel.slice(1)}`;
}

export const certificateName = (id: string): string => certificates[id]?.() ?? id;
export const priceBandName = (id: string): string => prices[id]?.() ?? id;
export const freshnessName = (id: string): string => freshness[id]?.() ?? id;

export const facetName: Readonly<Record<FacetName, () => string>> = {
  categories: m.shop_facet_categories,
  provinces: m.shop_facet_provinces,
  certificates: m.shop_facet_certificates,
  prices: m.shop_facet_prices,
  freshness: m.shop_facet_freshness,
};

export const sortName: Readonly<Record<Sort, () => string>> = {
  relevance: m.shop_sort_relevance,
  price: m.shop_sort_price,
  newest: m.shop_sort_newest,
  freshest: m.shop_sort_freshest,
  bestselling: m.shop_sort_bestselling,
};

export const aisleName = ({ name, nameEn }: { name: string; nameEn: string }): string =>
  getLocale() === "en" ? nameEn : name;

export const coldName: Readonly<Record<string, () => string>> = {
  ambient: m.shop_cold_ambient,
  chilled: m.shop_cold_chilled,
  frozen: m.shop_cold_frozen,
};

export const sellerKind = (kind: string): string =>
  kind === "cooperative" ? m.shop_seller_cooperative() : m.shop_seller_farm();

const day = 86_400_000;

/**
 * "Hái hôm nay", of fish and rice "Mới thu hoạch": days are Vietnamese calendar days; both given as "2026-11-22". Null when it is
 * no news: after a week, and of what nobody harvests.
 */
export function harvestAge(harvestedOn: string | null, today: string, aisle: string): string | null {
  if (harvestedOn === null || !harvestedAisles.has(aisle)) return null;
  const days = Math.round((Date.parse(today) - Date.parse(harvestedOn)) / day);
  if (days > 7) return null;
  if (!pickedAisles.has(aisle))
    return days <= 0 ? m.shop_harvested_today() : m.shop_harvested_on({ date: formatDate(harvestedOn).slice(0, 5) });
  if (days <= 0) return m.shop_picked_today();
  return days === 1 ? m.shop_picked_yesterday() : m.shop_picked_days({ days });
}
