import { availableParallelism } from "node:os";
import type { SearchIndex } from "~/domain/search/ports";
import type { Hit, SearchAsk, SearchPage, Suggestion } from "~/domain/search/types";
import { understand } from "~/domain/search/understand";
import type { Clock } from "~/domain/shared/ids";
import { sql, transact, type Db } from "~/platform/db.server";
import { takingTurns } from "~/platform/taking-turns";
import { countFacets, type PackedTraits } from "./count-facets";
import { termsOf } from "./lexemes";
import { scoreSql, searchSql } from "./search-query";
import { tsQueries } from "./tsquery";
import { keepVocabulary } from "./vocabulary.server";
import { changedDocuments, writeDocuments } from "./write-documents.server";

type Found = { traits: string | null; total: number; hits: string | null };

/** A search is all computing: when more run at once than there are cores, each waits for all the others and the last is very late. */
const searchesAtOnce = 2 * availableParallelism();

/** Search inside PostgreSQL: a word index (tsvector, GIN) and a vocabulary for typos. Nothing to install. */
export function postgresSearch(db: Db, clock: Clock): SearchIndex {
  const inTurn = takingTurns(searchesAtOnce);
  const vocabulary = keepVocabulary(db, clock);

  const search = async (ask: SearchAsk): Promise<SearchPage> => {
    const queries = tsQueries(understand(ask.text, await vocabulary.current()));
    let found: Found | undefined;
    for (const look of queries?.looks ?? [null]) {
      [found] = await inTurn(() => db.$queryRaw<Found[]>(searchSql(ask, queries, look)));
      if (found?.traits) break;
    }
    return {
      hits: found?.hits ? (JSON.parse(found.hits) as Hit[]) : [],
      total: found?.total ?? 0,
      facets: countFacets(found?.traits ? (JSON.parse(found.traits) as PackedTraits) : {}, ask.choices, ask.today),
    };
  };

  const suggest = async (text: string): Promise<Suggestion[]> => {
    const queries = tsQueries(understand(text, await vocabulary.current()));
    for (const look of queries?.looks ?? []) {
      const found = await db.$queryRaw<Suggestion[]>(sql`
        select name, slug, photo_id as "photoId", price_vnd as "priceVnd", unit
        from search_document where words @@ ${look}::tsquery
        order by available > 0 desc, ${queries ? scoreSql(queries) : sql`0`} desc, sold_count desc, product_id limit 6`);
      if (found.length > 0) return found;
    }
    return [];
  };

  return {
    search,
    suggest,
    index: (documents) =>
      transact(db, async (tx) => writeDocuments(tx, await changedDocuments(tx, documents), clock.now())),
    remove: (productIds) =>
      transact(db, async (tx) => {
        await tx.searchDocument.deleteMany({ where: { productId: { in: [...productIds] } } });
      }),
    rebuild: async (batches) => {
      const startedAt = clock.now();
      const terms = new Set<string>();
      let count = 0;
      for await (const batch of batches) {
        await transact(db, (tx) => writeDocuments(tx, batch, clock.now()));
        for (const document of batch) for (const term of termsOf(document)) terms.add(term);
        count += batch.length;
      }
      await transact(db, async (tx) => {
        await tx.searchDocument.deleteMany({ where: { indexedAt: { lt: startedAt } } });
        await tx.$executeRaw`delete from search_term where term not in (select unnest(${[...terms]}::text[]))`;
      });
      // Facets are read from an index alone as long as the rows behind it are known to be visible to all.
      await db.$tidy("search_document");
      vocabulary.forget();
      return count;
    },
  };
}
