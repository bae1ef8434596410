import type { IncomingMessage, RequestListener } from "node:http";
import { keepPage, sendPage, weightOf, type KeptPage } from "./kept-page.server";
import { localeOf } from "./locale.server";
import type { Render, Rendered } from "./render-anonymously.server";

/**
 * Keeps whole storefront pages in memory, compressed, in front of everything else: a kept page costs what a static string
 * costs. A page is rendered for a made-up visitor without cookies except the language, so nothing personal can get in; it is
 * kept only when it says `Cache-Control: public` and sets no cookie.
 */
export type PageCache = {
  readonly handle: RequestListener;
  /** Forgets pages that carry one of these tags (`Cache-Tag`). They are served once more while the new ones are made. */
  purge(tags: readonly string[]): void;
  readonly size: () => number;
};

export type PageCacheOptions = {
  /** The application behind the cache, for what is not the same for everybody. */
  readonly app: RequestListener;
  /** Makes a page for a visitor nobody knows. */
  readonly render: Render;
  /** Whether the page at this address is the same for everybody. */
  readonly isShared: (url: string) => boolean;
  /** What pages read of the query string. Nothing else can make them differ, so junk in an address makes no new page. */
  readonly parameters: ReadonlySet<string>;
  readonly now?: () => number;
  readonly mostBytes?: number;
};

const longestKey = 600;
const retryUncachableMs = 30_000;
const mostUncachable = 2_000;

export function pageCache({
  app,
  render,
  isShared,
  parameters,
  now = Date.now,
  mostBytes = 24e6,
}: PageCacheOptions): PageCache {
  const pages = pageShelf(mostBytes);
  const rendering = new Map<string, Promise<KeptPage | null>>();
  const uncachable = new Map<string, number>();

  const refresh = (key: string, address: string, request: IncomingMessage): Promise<KeptPage | null> => {
    const running = rendering.get(key);
    if (running) return running;
    const made = render(address, request)
      .then((rendered) => keep(key, rendered))
      .finally(() => rendering.delete(key));
    rendering.set(key, made);
    return made;
  };

  const keep = (key: string, rendered: Rendered): KeptPage | null => {
    const page = keepPage(rendered, now(), pages.at(key));
    if (page !== null) pages.put(key, page);
    else if (uncachable.size > mostUncachable) uncachable.clear();
    // A failure may be over at the next request; what is personal stays so.
    else if (rendered.status < 500) uncachable.set(key, now() + retryUncachableMs);
    return page;
  };

  const handle: RequestListener = (request, response) => {
    const url = request.url ?? "/";
    const isReading = request.method === "GET" || request.method === "HEAD";
    if (!isReading || url.length > longestKey) return app(request, response);
    const address = normalAddress(url, parameters);
    const key = `${localeOf(request.headers.cookie)} ${request.headers["save-data"] === "on" ? "-" : ""}${address}`;
    // Looked for before anything is asked about the address: only what is shared was ever kept.
    const page = pages.at(key);
    const time = now();
    if (page && page.staleUntil > time) {
      sendPage(page, request, response);
      if (page.freshUntil <= time) refresh(key, address, request).catch(() => undefined);
      return;
    }
    if (!isShared(url) || (uncachable.get(key) ?? 0) > time) return app(request, response);
    refresh(key, address, request).then(
      (made) => (made ? sendPage(made, request, response) : app(request, response)),
      () => app(request, response),
    );
  };

  return { handle, purge: pages.age, size: pages.size };
}

/** Pages by key; when they grow too heavy, those kept longest go first. */
function pageShelf(mostBytes: number) {
  const pages = new Map<string, KeptPage>();
  let bytes = 0;
  const drop = (key: string): void => {
    const page = pages.get(key);
    if (page) bytes -= weightOf(page);
    pages.delete(key);
  };
  return {
    at: (key: string): KeptPage | undefined => pages.get(key),
    put(key: string, page: KeptPage): void {
      drop(key);
      pages.set(key, page);
      bytes += weightOf(page);
      for (const oldest of pages.keys()) {
        if (bytes <= mostBytes) break;
        drop(oldest);
      }
    },
    age(tags: readonly string[]): void {
      for (const page of pages.values()) if (page.tags.some((tag) => tags.includes(tag))) page.freshUntil = 0;
    },
    size: () => pages.size,
  };
}

/** One page, one address: parameters sorted; empty and unknown ones (trackers, junk) dropped. */
function normalAddress(url: string, parameters: ReadonlySet<string>): string {
  const cut = url.indexOf("?");
  if (cut < 0) return url;
  const kept = [...new URLSearchParams(url.slice(cut + 1))]
    .filter(([name, value]) => value !== "" && parameters.has(name))
    .sort();
  const path = url.slice(0, cut);
  return kept.length === 0 ? path : `${path}?${new URLSearchParams(kept).toString()}`;
}
