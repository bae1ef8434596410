import { Meilisearch } from "meilisearch";
import type { SearchIndex } from "~/domain/search/ports";
import type { SearchAsk, SearchDocument, SearchPage, Suggestion } from "~/domain/search/types";
import { fold } from "~/domain/shared/fold";
import { asMeiliDocument, readHit, type MeiliDocument } from "./documents";
import { filterFor, narrowedFacets, readFacets, scopeFilter, type Distribution, type MeiliFilter } from "./filters";
import { goodsAttributes, settings } from "./settings";

type Options = {
  readonly url: string;
  readonly key?: string | undefined;
  readonly index?: string;
  readonly timeoutMs?: number;
};

const facetFields = ["categorySlug", "provinceCode", "certificates", "priceBand", "harvestedDay"];
const sortFields = {
  relevance: [],
  price: ["priceVnd:asc"],
  newest: ["publishedMs:desc"],
  freshest: ["harvestedDay:desc"],
  bestselling: ["soldCount:desc"],
} as const;
const patience = { timeout: 60_000, interval: 25 };

/** Search in Meilisearch. Slow is as bad as away: whoever calls has PostgreSQL to fall back on. */
export function meilisearch({ url, key, index: name = "products", timeoutMs = 800 }: Options): SearchIndex {
  const reader = new Meilisearch({ host: url, timeout: timeoutMs, ...(key !== undefined && { apiKey: key }) });
  const writer = new Meilisearch({ host: url, timeout: 15_000, ...(key !== undefined && { apiKey: key }) });
  return { ...reading(reader, name), ...writing(writer, name) };
}

function reading(reader: Meilisearch, name: string): Pick<SearchIndex, "search" | "suggest"> {
  /** What no goods there are called by may be a seller's name. */
  const within = async (q: string, filter: MeiliFilter): Promise<{ attributesToSearchOn?: string[] }> => {
    if (q === "") return {};
    const goods = { attributesToSearchOn: goodsAttributes };
    const ask = { ...goods, filter, limit: 1, matchingStrategy: "all" as const };
    const { hits } = await reader.index<MeiliDocument>(name).search(q, ask);
    return hits.length > 0 ? goods : {};
  };

  const search = async (ask: SearchAsk): Promise<SearchPage> => {
    const narrowed = narrowedFacets(ask.choices);
    const q = plain(ask.text);
    const query = {
      ...{ indexUid: name, q, matchingStrategy: "all" as const, facets: facetFields },
      ...(await within(q, scopeFilter(ask))),
    };
    const page = {
      ...query,
      filter: filterFor(ask),
      sort: [...sortFields[ask.sort]],
      hitsPerPage: ask.pageSize,
      page: ask.page,
    };
    const others = narrowed.map((facet) => ({ ...query, filter: filterFor(ask, facet), hitsPerPage: 0, page: 1 }));
    const { results } = await reader.multiSearch<{ queries: (typeof page)[] }, MeiliDocument>({
      queries: [page, ...others.map((other) => ({ ...other, sort: [] }))],
    });
    const [main, ...rest] = results;
    const distributions = rest.map(({ facetDistribution }, at) => [narrowed[at], facetDistribution] as const);
    return {
      hits: (main?.hits ?? []).map(readHit),
      total: main && "totalHits" in main ? Number(main.totalHits) : 0,
      facets: readFacets(
        main?.facetDistribution as Distribution | undefined,
        distributions as readonly (readonly [string, Distribution | undefined])[],
        ask.today,
      ),
    };
  };

  const suggest = async (text: string): Promise<Suggestion[]> => {
    const q = plain(text);
    if (q === "") return [];
    const ask = { limit: 6, matchingStrategy: "all" as const, ...(await within(q, [])) };
    const { hits } = await reader.index<MeiliDocument>(name).search(q, ask);
    return hits.map(({ name: product, slug, photoId, priceVnd, unit }) => ({
      name: product,
      slug,
      photoId,
      priceVnd,
      unit,
    }));
  };
  return { search, suggest };
}

function writing(writer: Meilisearch, name: string): Omit<SearchIndex, "search" | "suggest"> {
  const write = async (into: string, documents: readonly SearchDocument[]): Promise<void> => {
    await done(
      writer
        .index<MeiliDocument>(into)
        .addDocuments(documents.map(asMeiliDocument), { primaryKey: "productId" })
        .waitTask(patience),
    );
  };

  return {
    index: (documents) => write(name, documents),
    remove: (productIds) =>
      done(
        writer
          .index(name)
          .deleteDocuments([...productIds])
          .waitTask(patience),
      ),
    rebuild: async (batches) => {
      const next = `${name}_next`;
      await writer.deleteIndex(next).waitTask(patience);
      await done(writer.createIndex(next, { primaryKey: "productId" }).waitTask(patience));
      await done(writer.index(next).updateSettings(settings).waitTask(patience));
      let count = 0;
      for await (const batch of batches) {
        await write(next, batch);
        count += batch.length;
      }
      // A swap needs both to exist; the very first time there is nothing to swap with, and creating again is refused quietly.
      await writer.createIndex(name, { primaryKey: "productId" }).waitTask(patience);
      await done(writer.swapIndexes([{ indexes: [name, next], rename: false }]).waitTask(patience));
      await writer.deleteIndex(next).waitTask(patience);
      return count;
    },
  };
}

const plain = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

async function done(task: Promise<{ status: string; error?: { message: string } | null }>): Promise<void> {
  const { status, error } = await task;
  if (status !== "succeeded") throw new Error(`Meilisearch did not do it: ${error?.message ?? status}`);
}
