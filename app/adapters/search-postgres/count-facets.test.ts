import { expect, test } from "vitest";
import type { Choices } from "~/domain/search/types";
import { countFacets, type PackedTraits } from "./count-facets";
import { packTraits } from "./traits";

const anything: Choices = { categories: [], provinces: [], certificates: [], prices: [], freshness: [] };
const today = "2026-11-22";
const shelf: PackedTraits = {
  rau:
    packTraits({ provinceCode: "08", certificates: ["vietgap"], priceVnd: 18_000, harvestedOn: "2026-11-22" }) +
    packTraits({ provinceCode: "08", certificates: [], priceVnd: 30_000, harvestedOn: "2026-11-18" }),
  "trai-cay": packTraits({
    provinceCode: "82",
    certificates: ["vietgap", "ocop4"],
    priceVnd: 20_000,
    harvestedOn: null,
  }),
};

test("each choice counts what it would leave", () => {
  const facets = countFacets(shelf, anything, today);
  expect(facets.categories).toEqual([
    { value: "rau", count: 2 },
    { value: "trai-cay", count: 1 },
  ]);
  expect(facets.certificates).toEqual([
    { value: "vietgap", count: 2 },
    { value: "ocop4", count: 1 },
  ]);
  expect(facets.prices).toEqual([
    { value: "20k-50k", count: 2 },
    { value: "under-20k", count: 1 },
  ]);
});

test("freshness nests", () =>
  expect(countFacets(shelf, anything, today).freshness).toEqual([
    { value: "7-days", count: 2 },
    { value: "2-days", count: 1 },
    { value: "today", count: 1 },
  ]));

test("a facet does not narrow itself, it narrows the others", () => {
  const facets = countFacets(shelf, { ...anything, provinces: ["82"] }, today);
  expect(facets.provinces).toEqual([
    { value: "08", count: 2 },
    { value: "82", count: 1 },
  ]);
  expect(facets.categories).toEqual([{ value: "trai-cay", count: 1 }]);
});

test("what misses two facets counts for none", () => {
  const facets = countFacets(shelf, { ...anything, categories: ["rau"], freshness: ["today"] }, today);
  expect(facets.categories).toEqual([{ value: "rau", count: 1 }]);
  expect(facets.freshness).toEqual([
    { value: "7-days", count: 2 },
    { value: "2-days", count: 1 },
    { value: "today", count: 1 },
  ]);
  expect(facets.provinces).toEqual([{ value: "08", count: 1 }]);
});

test("a choice nobody offers leaves nothing", () =>
  expect(countFacets(shelf, { ...anything, prices: ["free"] }, today).categories).toEqual([]));
