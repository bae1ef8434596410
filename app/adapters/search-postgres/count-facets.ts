import { certificates } from "~/domain/catalog/types";
import { freshnessBands, harvestedSince, priceBands } from "~/domain/search/facets";
import type { Choices, FacetCount, Facets } from "~/domain/search/types";
import { certificatesAt, daySign, daySignAt, priceBandAt, provinceAt, signsPerProduct } from "./traits";

/** Packed traits by category. */
export type PackedTraits = Readonly<Record<string, string>>;

/** Which facets a product misses, one bit each. */
const missing = { category: 1, province: 2, certificate: 4, price: 8, freshness: 16 } as const;

/**
 * Counts each choice among the products that meet all the other facets: one that misses a single facet is counted for that facet
 * only. Thousands of products a request, so values are small numbers and counts stand in arrays.
 */
export function countFacets(products: PackedTraits, choices: Choices, today: string): Facets {
  const freshSigns = freshSignsOn(today);
  const misses = missesOf(choices, freshSigns);
  const categories: FacetCount[] = [];
  const byProvince = new Uint32Array(128);
  const byCertificates = new Uint32Array(1 << certificates.length);
  const byPrice = new Uint32Array(priceBands.length);
  const byFreshness = new Uint32Array(freshnessBands.length);
  for (const [category, packed] of Object.entries(products)) {
    const categoryMiss = choices.categories.length > 0 && !choices.categories.includes(category) ? missing.category : 0;
    let count = 0;
    for (let product = 0; product < packed.length; product += signsPerProduct) {
      const province = provinceAt(packed, product);
      const held = certificatesAt(packed, product);
      const price = priceBandAt(packed, product);
      const day = daySignAt(packed, product);
      const missed = categoryMiss | misses(province, held, price, day);
      if ((missed & ~missing.category) === 0) count += 1;
      if ((missed & ~missing.province) === 0) bump(byProvince, province);
      if ((missed & ~missing.certificate) === 0) bump(byCertificates, held);
      if ((missed & ~missing.price) === 0) bump(byPrice, price);
      if ((missed & ~missing.freshness) === 0)
        for (let band = 0; band < freshSigns.length; band += 1)
          if (day >= (freshSigns[band] ?? 0)) bump(byFreshness, band);
    }
    if (count > 0) categories.push({ value: category, count });
  }
  return {
    categories: categories.sort(mostFirst),
    provinces: counted(byProvince, (code) => String(code).padStart(2, "0")),
    certificates: counted(byOne(byCertificates), (index) => certificates[index]),
    prices: counted(byPrice, (index) => priceBands[index]?.id),
    freshness: counted(byFreshness, (index) => freshnessBands[index]?.id),
  };
}

let known: { readonly day: string; readonly signs: readonly number[] } | null = null;

/** The oldest harvest of each freshness choice, found once a day. */
function freshSignsOn(day: string): readonly number[] {
  if (known?.day !== day) known = { day, signs: freshnessBands.map(({ id }) => daySign(harvestedSince(id, day))) };
  return known.signs;
}

function missesOf({ provinces, certificates: held, prices, freshness }: Choices, freshSigns: readonly number[]) {
  const wantedProvinces = new Set(provinces.map(Number));
  const wantedBits = certificates.reduce((bits, id, index) => (held.includes(id) ? bits | (1 << index) : bits), 0);
  const wantedPrices = new Set(prices.map((id) => priceBands.findIndex((band) => band.id === id)));
  const wantedSigns = freshSigns.filter((_sign, index) => freshness.includes(freshnessBands[index]?.id ?? ""));
  const oldestSign = freshness.length === 0 ? 0 : Math.min(Infinity, ...wantedSigns);
  return (province: number, bits: number, price: number, day: number): number =>
    (provinces.length > 0 && !wantedProvinces.has(province) ? missing.province : 0) |
    (held.length > 0 && (bits & wantedBits) === 0 ? missing.certificate : 0) |
    (prices.length > 0 && !wantedPrices.has(price) ? missing.price : 0) |
    (day < oldestSign ? missing.freshness : 0);
}

function bump(counts: Uint32Array, index: number): void {
  counts[index] = (counts[index] ?? 0) + 1;
}

/** Counts by set of certificates → counts by certificate. */
function byOne(bySet: Uint32Array): Uint32Array {
  const counts = new Uint32Array(certificates.length);
  bySet.forEach((count, bits) => {
    for (let index = 0; index < counts.length; index += 1)
      if ((bits & (1 << index)) !== 0) counts[index] = (counts[index] ?? 0) + count;
  });
  return counts;
}

function counted(counts: Uint32Array, valueOf: (index: number) => string | undefined): FacetCount[] {
  const found: FacetCount[] = [];
  counts.forEach((count, index) => {
    const value = count > 0 ? valueOf(index) : undefined;
    if (value !== undefined) found.push({ value, count });
  });
  return found.sort(mostFirst);
}

const mostFirst = (a: FacetCount, b: FacetCount): number => b.count - a.count || (a.value < b.value ? -1 : 1);
