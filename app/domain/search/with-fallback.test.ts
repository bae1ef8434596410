import { expect, test } from "vitest";
import type { SearchIndex } from "./ports";
import type { SearchAsk, SearchPage } from "./types";
import { onlySearch, searchWithFallback } from "./with-fallback";

const ask: SearchAsk = {
  text: "",
  category: null,
  sellerId: null,
  inSeason: null,
  reachable: null,
  sort: "relevance",
  page: 1,
  pageSize: 24,
  today: "2026-11-22",
  choices: { categories: [], provinces: [], certificates: [], prices: [], freshness: [] },
};
const nothing = { categories: [], provinces: [], certificates: [], prices: [], freshness: [] };

/** An index that answers with a total, or is away; it notes what is written. */
function anIndex(total: number | null, written: string[] = [], name = ""): SearchIndex {
  const away = (): void => {
    if (total === null) throw new Error("away");
  };
  return {
    search: async (): Promise<SearchPage> => (away(), { hits: [], total: total ?? 0, facets: nothing }),
    suggest: async () => (away(), []),
    index: async () => (away(), void written.push(`${name} index`)),
    remove: async () => (away(), void written.push(`${name} remove`)),
    rebuild: async (batches) => {
      let count = 0;
      for await (const batch of batches) count += batch.length;
      written.push(`${name} rebuild`);
      return count;
    },
  };
}

test("while the main engine answers, nothing is said to be basic", async () =>
  expect(await searchWithFallback(anIndex(3), anIndex(2), () => undefined).search(ask)).toMatchObject({
    total: 3,
    basic: false,
  }));

test("when it is away the spare one answers, says so, and the outage is reported", async () => {
  const outages: unknown[] = [];
  expect(await searchWithFallback(anIndex(null), anIndex(2), (error) => outages.push(error)).search(ask)).toMatchObject(
    { total: 2, basic: true },
  );
  expect(outages).toHaveLength(1);
});

test("both are written, the spare first, and a failed write is tried again by whoever asked", async () => {
  const written: string[] = [];
  const search = searchWithFallback(anIndex(null, written, "main"), anIndex(1, written, "spare"), () => undefined);
  await expect(search.index([])).rejects.toThrow("away");
  expect(written).toEqual(["spare index"]);
});

test("PostgreSQL alone is never basic", async () =>
  expect(await onlySearch(anIndex(1)).search(ask)).toMatchObject({ basic: false }));
