import { expect, test } from "vitest";
import { countFacets, harvestedSince } from "./facets";
import type { Choices } from "./types";

const anything: Choices = { categories: [], provinces: [], certificates: [], prices: [], freshness: [] };
const today = "2026-11-22";
const shelf = [
  { category: "rau", province: "68", certificates: ["vietgap"], priceVnd: 18_000, harvestedOn: "2026-11-22" },
  { category: "rau", province: "68", certificates: [], priceVnd: 30_000, harvestedOn: "2026-11-18" },
  { category: "trai-cay", province: "82", certificates: ["vietgap", "ocop4"], priceVnd: 45_000, harvestedOn: null },
];

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
    { value: "68", count: 2 },
    { value: "82", count: 1 },
  ]);
  expect(facets.categories).toEqual([{ value: "trai-cay", count: 1 }]);
});

test("two days ago is a calendar day", () => expect(harvestedSince("2-days", "2026-12-01")).toBe("2026-11-29"));
