import { harvestedAisles } from "~/domain/catalog/harvested-aisles";
import { inVietnam, isoDay } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";
import type { Hit, SearchAsk } from "./types";
import type { Aisle, ShopWindow } from "./view-types";
import type { ShopSearch } from "./with-fallback";

/** What the front page shows today. */
export async function readShopWindow(reader: Reader, search: ShopSearch, now: Date): Promise<ShopWindow> {
  const { month } = inVietnam(now);
  const [aisles, inSeason, justHarvested, bestSelling] = await Promise.all([
    listAisles(reader),
    some(search, now, { inSeason: month, sort: "bestselling" }),
    some(search, now, {
      sort: "freshest",
      choices: { ...nothingChosen, categories: [...harvestedAisles], freshness: ["7-days"] },
    }),
    some(search, now, { sort: "bestselling" }),
  ]);
  const shown = new Set(inSeason.map(({ productId }) => productId));
  return {
    month,
    aisles,
    inSeason,
    justHarvested,
    bestSelling: bestSelling.filter(({ productId }) => !shown.has(productId)),
  };
}

const nothingChosen = { categories: [], provinces: [], certificates: [], prices: [], freshness: [] };

async function some(search: ShopSearch, now: Date, what: Partial<SearchAsk>): Promise<readonly Hit[]> {
  const everything = {
    text: "",
    category: null,
    sellerId: null,
    inSeason: null,
    choices: nothingChosen,
    reachable: null,
  } as const;
  const { hits } = await search.search({
    ...everything,
    sort: "relevance",
    page: 1,
    pageSize: 8,
    today: isoDay(now),
    ...what,
  });
  return hits;
}

/** Categories that have something on sale, in the order shoppers walk them. */
export const listAisles = (reader: Reader): Promise<Aisle[]> =>
  reader.$queryRaw<Aisle[]>`
    select c.slug, c.name, c.name_en as "nameEn", d.products
    from category c
    join (select category_slug, count(*)::int as products from search_document group by 1) d on d.category_slug = c.slug
    order by c.position, c.slug`;

/** Names for facet values, by code; there are 34. */
export async function provinceNames(reader: Reader): Promise<Readonly<Record<string, string>>> {
  const provinces = await reader.province.findMany({ select: { code: true, name: true } });
  return Object.fromEntries(provinces.map(({ code, name }) => [code, name]));
}
