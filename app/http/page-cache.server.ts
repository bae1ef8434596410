import { createHash } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
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
  readonly mostPages?: number;
};

type Page = {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly etag: string;
  readonly tags: readonly string[];
  readonly bodies: { plain: Buffer; gzip?: Buffer; br?: Buffer };
  reads: number;
  freshUntil: number;
  staleUntil: number;
};

const gzipped = promisify(gzip);
const brotlied = promisify(brotliCompress);
const longestKey = 600;
const retryUncachableMs = 30_000;
const perRequestHeaders = new Set([
  "x-request-id",
  "date",
  "connection",
  "transfer-encoding",
  "content-length",
  "content-encoding",
  "cache-tag",
  "keep-alive",
  "etag",
  "vary",
]);

export function pageCache({
  app,
  render,
  isShared,
  parameters,
  now = Date.now,
  mostPages = 2_000,
}: PageCacheOptions): PageCache {
  const pages = new Map<string, Page>();
  const rendering = new Map<string, Promise<Page | null>>();
  const uncachable = new Map<string, number>();

  const refresh = (key: string, url: string, request: IncomingMessage): Promise<Page | null> => {
    const running = rendering.get(key);
    if (running) return running;
    const made = render(url, request)
      .then((rendered) => keep(key, rendered))
      .finally(() => rendering.delete(key));
    rendering.set(key, made);
    return made;
  };

  const keep = async (key: string, rendered: Rendered): Promise<Page | null> => {
    const page = await toPage(rendered, now());
    if (page === null) {
      if (uncachable.size > mostPages) uncachable.clear();
      uncachable.set(key, now() + retryUncachableMs);
      return null;
    }
    pages.delete(key);
    pages.set(key, page);
    for (const oldest of pages.keys()) {
      if (pages.size <= mostPages) break;
      pages.delete(oldest);
    }
    return page;
  };

  const handle: RequestListener = (request, response) => {
    const url = request.url ?? "/";
    const cut = url.indexOf("?");
    const path = cut < 0 ? url : url.slice(0, cut);
    if ((request.method !== "GET" && request.method !== "HEAD") || url.length > longestKey || !isShared(url))
      return app(request, response);
    const address = cut < 0 ? path : path + normalQuery(url.slice(cut + 1), parameters);
    const key = `${localeOf(request.headers.cookie)} ${request.headers["save-data"] === "on" ? "-" : ""}${address}`;
    const page = pages.get(key);
    const time = now();
    if (page && page.freshUntil > time) return send(page, request, response);
    if (page && page.staleUntil > time) {
      send(page, request, response);
      refresh(key, address, request).catch(() => undefined);
      return;
    }
    if ((uncachable.get(key) ?? 0) > time) return app(request, response);
    refresh(key, address, request).then(
      (made) => (made ? send(made, request, response) : app(request, response)),
      () => app(request, response),
    );
  };

  return {
    handle,
    purge(tags) {
      for (const page of pages.values()) if (page.tags.some((tag) => tags.includes(tag))) page.freshUntil = 0;
    },
    size: () => pages.size,
  };
}

/** One page, one key: parameters sorted; empty and unknown ones (trackers, junk) dropped. */
function normalQuery(query: string, parameters: ReadonlySet<string>): string {
  const kept = [...new URLSearchParams(query)].filter(([name, value]) => value !== "" && parameters.has(name)).sort();
  return kept.length === 0 ? "" : `?${new URLSearchParams(kept).toString()}`;
}

async function toPage({ status, headers, body }: Rendered, time: number): Promise<Page | null> {
  const control = String(headers["cache-control"] ?? "");
  if (
    status !== 200 ||
    !/\bpublic\b/.test(control) ||
    headers["set-cookie"] !== undefined ||
    headers["content-encoding"] !== undefined
  )
    return null;
  const seconds = (name: string): number => Number(new RegExp(`${name}=(\\d+)`).exec(control)?.[1] ?? 0);
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !perRequestHeaders.has(name)));
  const freshUntil = time + seconds("s-maxage") * 1_000;
  const page: Page = {
    status,
    headers: {
      ...kept,
      vary: "Accept-Encoding, Cookie, Save-Data",
    },
    etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
    tags: String(headers["cache-tag"] ?? "")
      .split(/[\s,]+/)
      .filter(Boolean),
    bodies: { plain: body, gzip: await gzipped(body, { level: 1 }) },
    reads: 0,
    freshUntil,
    staleUntil: freshUntil + seconds("stale-while-revalidate") * 1_000,
  };
  return page;
}

/** A page read twice is worth squeezing harder; until that is done gzip serves everybody. */
function squeezeWhenPopular(page: Page): void {
  page.reads += 1;
  if (page.reads !== 2) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: page.bodies.plain.length };
  brotlied(page.bodies.plain, { params }).then(
    (br) => {
      page.bodies.br = br;
    },
    () => undefined,
  );
}

function send(page: Page, request: IncomingMessage, response: ServerResponse): void {
  squeezeWhenPopular(page);
  if (request.headers["if-none-match"] === page.etag) {
    response.writeHead(304, {
      etag: page.etag,
      vary: String(page.headers["vary"]),
      "cache-control": page.headers["cache-control"],
    });
    response.end();
    return;
  }
  const { encoding, body } = bodyFor(page, String(request.headers["accept-encoding"] ?? ""));
  response.writeHead(page.status, {
    ...page.headers,
    etag: page.etag,
    "content-length": body.length,
    ...(encoding !== undefined && { "content-encoding": encoding }),
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

function bodyFor({ bodies }: Page, accepted: string): { encoding?: string; body: Buffer } {
  if (bodies.br && /\bbr\b/.test(accepted)) return { encoding: "br", body: bodies.br };
  if (bodies.gzip && /\bgzip\b/.test(accepted)) return { encoding: "gzip", body: bodies.gzip };
  return { body: bodies.plain };
}
