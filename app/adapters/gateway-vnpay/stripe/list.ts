import type { ApiList, ApiListPromise, Response } from "./objects";

type Page<T> = Response<ApiList<T>>;
type Cursor = { readonly starting_after?: string; readonly ending_before?: string };

/** A page that, iterated, fetches the next ones: what Stripe's library gives for a list. */
export function listOf<T extends { id: string }>(
  fetchPage: (cursor: Cursor) => Promise<Page<T>>,
  isBackwards: boolean,
): ApiListPromise<T> {
  // Asked at once, like any other call.
  const first = fetchPage({});
  const items = walk(first, fetchPage, isBackwards);
  const autoPagingEach: ApiListPromise<T>["autoPagingEach"] = async (handler, onDone) => {
    for await (const item of walk(first, fetchPage, isBackwards)) if ((await handler(item)) === false) break;
    onDone?.(undefined);
  };
  const autoPagingToArray: ApiListPromise<T>["autoPagingToArray"] = async ({ limit }) => {
    const found: T[] = [];
    await autoPagingEach((item) => found.push(item) < limit);
    return found.slice(0, limit);
  };
  return Object.assign(first, {
    next: () => items.next(),
    return: () => items.return(undefined),
    [Symbol.asyncIterator]: () => walk(first, fetchPage, isBackwards),
    autoPagingEach,
    autoPagingToArray,
  });
}

async function* walk<T extends { id: string }>(
  first: Promise<Page<T>>,
  fetchPage: (cursor: Cursor) => Promise<Page<T>>,
  isBackwards: boolean,
): AsyncGenerator<T, undefined> {
  for (let page: Page<T> | null = await first; page;) {
    yield* isBackwards ? page.data.toReversed() : page.data;
    const last: T | undefined = isBackwards ? page.data[0] : page.data.at(-1);
    if (!page.has_more || last === undefined) return undefined;
    page = await fetchPage(isBackwards ? { ending_before: last.id } : { starting_after: last.id });
  }
  return undefined;
}
