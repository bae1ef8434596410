import { beforeAll, describe, expect, test } from "vitest";
import type { SearchIndex } from "~/domain/search/ports";
import type { Choices, SearchAsk, SearchDocument } from "~/domain/search/types";

const noChoices: Choices = { categories: [], provinces: [], certificates: [], prices: [], freshness: [] };

export const askFor = (text: string, more: Partial<SearchAsk> = {}): SearchAsk => ({
  text,
  category: null,
  sellerId: null,
  inSeason: null,
  choices: noChoices,
  reachable: null,
  sort: "relevance",
  page: 1,
  pageSize: 24,
  today: "2026-11-22",
  ...more,
});

const numbered = (number: number): string => `01900000-0000-7000-8000-${String(number).padStart(12, "0")}`;
const farm = (number: number): string => `01900000-0000-7000-8001-${String(number).padStart(12, "0")}`;

export function aProduct(number: number, name: string, more: Partial<SearchDocument> = {}): SearchDocument {
  return {
    productId: numbered(number),
    name,
    slug: `p-${number}`,
    categorySlug: "rau-cu",
    categoryName: "Rau củ",
    provinceCode: "68",
    provinceName: "Lâm Đồng",
    sellerId: farm(1),
    sellerSlug: "vuon-co-ba",
    sellerName: "Vườn Cô Ba",
    certificates: [],
    coldClass: "ambient",
    priceVnd: 25_000,
    unit: "kg",
    soldBy: "weight",
    pricedBy: "weight",
    packLabel: "Kg",
    onlyPackId: numbered(number),
    harvestedOn: "2026-11-22",
    available: 10_000,
    soldCount: 0,
    season: [],
    photoId: null,
    photoColour: null,
    publishedAt: "2026-11-01T00:00:00.000Z",
    ...more,
  };
}

const shelf: readonly SearchDocument[] = [
  aProduct(1, "Cà chua bi Đà Lạt", { certificates: ["vietgap"], priceVnd: 32_000, soldCount: 50 }),
  aProduct(2, "Cà phê rang mộc Mộc Châu", {
    categorySlug: "ca-phe",
    categoryName: "Cà phê",
    provinceCode: "14",
    provinceName: "Sơn La",
    priceVnd: 120_000,
    harvestedOn: null,
  }),
  aProduct(3, "Xoài cát Hòa Lộc", {
    categorySlug: "trai-cay",
    categoryName: "Trái cây",
    provinceCode: "82",
    provinceName: "Đồng Tháp",
    priceVnd: 75_000,
    harvestedOn: "2026-11-20",
    sellerId: farm(2),
    sellerName: "Cửa hàng thịt Út Mekong",
  }),
  aProduct(4, "Ngô nếp tím", { priceVnd: 15_000, harvestedOn: "2026-11-19" }),
  aProduct(5, "Sắn dẻo Phú Thọ", { priceVnd: 12_000 }),
  aProduct(6, "Thịt ba chỉ lợn sạch", {
    categorySlug: "thit",
    categoryName: "Thịt",
    coldClass: "chilled",
    priceVnd: 160_000,
  }),
  aProduct(7, "Khóm Cầu Đúc", {
    categorySlug: "trai-cay",
    categoryName: "Trái cây",
    priceVnd: 18_000,
    sellerId: farm(2),
  }),
  aProduct(8, "Dừa xiêm Bến Tre", {
    categorySlug: "trai-cay",
    categoryName: "Trái cây",
    priceVnd: 14_000,
    available: 0,
  }),
  aProduct(9, "Gạo ST25", {
    categorySlug: "gao",
    categoryName: "Gạo",
    priceVnd: 38_000,
    harvestedOn: null,
    publishedAt: "2026-11-20T00:00:00.000Z",
  }),
  aProduct(10, "Gà ta thả vườn", {
    categorySlug: "thit",
    categoryName: "Thịt",
    priceVnd: 145_000,
    coldClass: "chilled",
  }),
];

async function* inBatches(documents: readonly SearchDocument[]): AsyncGenerator<readonly SearchDocument[]> {
  yield documents.slice(0, 4);
  yield documents.slice(4);
}

/** What every search index keeps, whichever engine is behind it. */
export function describeSearchIndex(engine: string, open: () => Promise<SearchIndex>): void {
  describe(`search on ${engine}`, () => {
    let index: SearchIndex;
    const names = async (ask: SearchAsk): Promise<string[]> => (await index.search(ask)).hits.map(({ name }) => name);

    beforeAll(async () => {
      index = await open();
      await index.rebuild(inBatches(shelf));
    });

    test.each([
      ["ca chau", "Cà chua bi Đà Lạt"],
      ["cà chua", "Cà chua bi Đà Lạt"],
      ["CA CHUA BI", "Cà chua bi Đà Lạt"],
      ["xoai cat hao loc", "Xoài cát Hòa Lộc"],
      ["xoa cat", "Xoài cát Hòa Lộc"],
      ["xo", "Xoài cát Hòa Lộc"],
      ["bắp", "Ngô nếp tím"],
      ["khoai mi", "Sắn dẻo Phú Thọ"],
      ["heo", "Thịt ba chỉ lợn sạch"],
      ["trái thơm", "Khóm Cầu Đúc"],
      ["gao", "Gạo ST25"],
    ])("%s finds %s first", async (text, name) => expect((await names(askFor(text)))[0]).toBe(name));

    test("words of the seller and the category count too", async () => {
      expect((await names(askFor("cô ba sắn")))[0]).toBe("Sắn dẻo Phú Thọ");
      expect((await index.search(askFor("trai cay"))).total).toBe(3);
    });

    test("words are looked for in the goods first; only when those say nothing, the seller's name counts", async () => {
      const meat = ["Gà ta thả vườn", "Thịt ba chỉ lợn sạch"];
      expect((await names(askFor("thịt"))).sort()).toEqual(meat);
      expect(await names(askFor("thịt", { category: "trai-cay" }))).toEqual(["Xoài cát Hòa Lộc"]);
      expect((await index.suggest("thịt")).map(({ name }) => name).sort()).toEqual(meat);
      expect(await names(askFor("mekong"))).toEqual(["Xoài cát Hòa Lộc"]);
      expect(await names(askFor("thịt mekong"))).toEqual(["Xoài cát Hòa Lộc"]);
    });

    test.each(["zzzzqq", "🍅", "' or 1=1 --", "‮%_\\"])(
      "%j is an answer without results or everything, never an error",
      async (text) => {
        expect([0, shelf.length]).toContain((await index.search(askFor(text))).total);
      },
    );

    test("without words everything is found, what can be bought first", async () => {
      const page = await index.search(askFor(""));
      expect(page.total).toBe(shelf.length);
      expect(page.hits.at(-1)?.name).toBe("Dừa xiêm Bến Tre");
    });

    test("choices narrow the hits; a facet does not narrow itself", async () => {
      const page = await index.search(
        askFor("", { choices: { ...noChoices, categories: ["trai-cay"], prices: ["under-20k"] } }),
      );
      expect(page.hits.map(({ name }) => name)).toEqual(["Khóm Cầu Đúc", "Dừa xiêm Bến Tre"]);
      expect(page.facets.prices).toEqual([
        { value: "under-20k", count: 2 },
        { value: "50k-100k", count: 1 },
      ]);
      expect(page.facets.categories).toEqual([
        { value: "rau-cu", count: 2 },
        { value: "trai-cay", count: 2 },
      ]);
    });

    test("freshness and certificates are facets", async () => {
      expect(await names(askFor("", { choices: { ...noChoices, certificates: ["vietgap"] } }))).toEqual([
        "Cà chua bi Đà Lạt",
      ]);
      expect((await index.search(askFor("", { choices: { ...noChoices, freshness: ["2-days"] } }))).total).toBe(7);
      expect((await index.search(askFor(""))).facets.freshness).toEqual([
        { value: "7-days", count: 8 },
        { value: "2-days", count: 7 },
        { value: "today", count: 6 },
      ]);
    });

    test("only what reaches the shopper's commune, by cold class and seller", async () => {
      const reachable = { ambient: null, chilled: [farm(2)], frozen: [] };
      expect((await index.search(askFor("", { reachable }))).total).toBe(8);
      expect(
        (await index.search(askFor("", { reachable: { ambient: [farm(2)], chilled: [], frozen: [] } }))).total,
      ).toBe(2);
    });

    test("a page of one category or one seller counts only that", async () => {
      expect((await index.search(askFor("", { category: "thit" }))).total).toBe(2);
      expect((await index.search(askFor("", { sellerId: farm(2) }))).total).toBe(2);
    });

    test.each([
      ["price", "Sắn dẻo Phú Thọ"],
      ["newest", "Gạo ST25"],
      ["bestselling", "Cà chua bi Đà Lạt"],
    ] as const)("sorted by %s, %s leads", async (sort, name) =>
      expect((await names(askFor("", { sort })))[0]).toBe(name),
    );

    test("pages follow each other without overlap", async () => {
      const first = await names(askFor("", { sort: "price", pageSize: 4 }));
      const second = await names(askFor("", { sort: "price", pageSize: 4, page: 2 }));
      expect(new Set([...first, ...second]).size).toBe(8);
      expect((await index.search(askFor("", { page: 900 }))).hits).toEqual([]);
    });

    test("half a word suggests whole products", async () => {
      expect((await index.suggest("xoai ca")).map(({ name }) => name)).toEqual(["Xoài cát Hòa Lộc"]);
      expect(await index.suggest("")).toEqual([]);
    });

    test("a change is found at once, a withdrawn product no more", async () => {
      const added = aProduct(99, "Bưởi da xanh");
      await index.index([added]);
      expect(await names(askFor("buoi"))).toEqual(["Bưởi da xanh"]);
      await index.index([{ ...added, name: "Bưởi năm roi" }]);
      expect(await names(askFor("buoi nam roi"))).toEqual(["Bưởi năm roi"]);
      await index.remove([added.productId]);
      expect(await names(askFor("buoi"))).toEqual([]);
    });

    test("a rebuild drops what is gone and is never empty on the way", async () => {
      const totals: number[] = [];
      async function* watched(): AsyncGenerator<readonly SearchDocument[]> {
        for await (const batch of inBatches(shelf.slice(0, 9))) {
          totals.push((await index.search(askFor(""))).total);
          yield batch;
        }
      }
      expect(await index.rebuild(watched())).toBe(9);
      expect(totals.every((total) => total >= 9)).toBe(true);
      expect((await index.search(askFor(""))).total).toBe(9);
      await index.rebuild(inBatches(shelf));
    });
  });
}
