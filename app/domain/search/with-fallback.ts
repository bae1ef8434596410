import type { SearchIndex } from "./ports";
import type { SearchAsk, SearchPage } from "./types";

/** `basic` when the second engine answered: the page says so, and nothing worse. */
export type Answer = SearchPage & { readonly basic: boolean };

export type ShopSearch = Omit<SearchIndex, "search"> & { search(ask: SearchAsk): Promise<Answer> };

/** One engine alone. */
export const onlySearch = (index: SearchIndex): ShopSearch => ({
  ...index,
  search: async (ask) => ({ ...(await index.search(ask)), basic: false }),
});

/**
 * The main engine answers, and the spare one when it fails. Both are written, the spare first: it is the outage mode and must
 * not lag. A write the main engine refuses is thrown, so that the job tries again.
 */
export function searchWithFallback(
  main: SearchIndex,
  spare: SearchIndex,
  onOutage: (error: unknown) => void,
): ShopSearch {
  return {
    async search(ask) {
      try {
        return { ...(await main.search(ask)), basic: false };
      } catch (error) {
        onOutage(error);
        return { ...(await spare.search(ask)), basic: true };
      }
    },
    async suggest(text) {
      try {
        return await main.suggest(text);
      } catch (error) {
        onOutage(error);
        return spare.suggest(text);
      }
    },
    async index(documents) {
      await spare.index(documents);
      await main.index(documents);
    },
    async remove(productIds) {
      await spare.remove(productIds);
      await main.remove(productIds);
    },
    async rebuild(batches) {
      return main.rebuild(spareFirst(spare, batches));
    },
  };
}

async function* spareFirst(spare: SearchIndex, batches: Parameters<SearchIndex["rebuild"]>[0]) {
  const kept = [];
  for await (const batch of batches) kept.push(batch);
  await spare.rebuild(replay(kept));
  yield* kept;
}

async function* replay<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
