import { createServer, get, type IncomingHttpHeaders, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { pageCache, type PageCache } from "./page-cache.server";
import type { AskPage } from "./pages.server";
import { renderAnonymously } from "./render-anonymously.server";

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

async function serve(
  { app, page }: Pick<ReturnType<typeof counting>, "app" | "page">,
  clock = { time: 1_000_000 },
): Promise<{ ask: (path: string, headers?: Record<string, string>) => Promise<Answer>; cache: PageCache }> {
  const render = renderAnonymously(page, false, () => ({ "X-Safe": "yes" }));
  const cache = pageCache({
    app,
    render,
    isShared: (url) => !url.startsWith("/gio-hang"),
    parameters: new Set(["a", "b"]),
    now: () => clock.time,
  });
  const server = createServer(cache.handle);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  closing.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  const ask = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
    new Promise((done, fail) => {
      get({ port, path, headers, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
        );
      }).on("error", fail);
    });
  return { ask, cache };
}

/** A shop that counts its pages, with the cookies each was asked with: shared ones and those that go straight through. */
function counting(given: Record<string, string> = {}) {
  let count = 0;
  const cookies: (string | undefined | null)[] = [];
  const headers = {
    "cache-control": "public, s-maxage=30, stale-while-revalidate=60",
    "cache-tag": "shop",
    ...given,
  };
  const next = (cookie: string | undefined | null): string => {
    cookies.push(cookie);
    return `page ${(count += 1)}`;
  };
  const page: AskPage = async (request) => {
    const html = next(request.headers.get("cookie"));
    return { response: new Response(null, { headers }), html };
  };
  const app: RequestListener = (request, response) =>
    response.writeHead(200, headers).end(next(request.headers.cookie));
  return { app, page, calls: () => count, cookies };
}

test("a page is rendered once, for any number of readers at the same time", async () => {
  const { calls, ...shop } = counting();
  const { ask } = await serve(shop);
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask("/danh-muc/rau?b=2&a=1&utm_source=x")));
  expect(new Set(answers.map(({ body }) => body.toString()))).toEqual(new Set(["page 1"]));
  await ask("/danh-muc/rau?a=1&b=2");
  expect(calls()).toBe(1);
});

test("nothing of the reader reaches the page except the language", async () => {
  const { cookies, ...shop } = counting();
  const { ask } = await serve(shop);
  await ask("/", { cookie: "session=secret; lang=en" });
  expect(cookies).toEqual(["lang=en"]);
});

test("languages are kept apart", async () => {
  const { calls, ...shop } = counting();
  const { ask } = await serve(shop);
  await ask("/");
  await ask("/", { cookie: "lang=en" });
  expect(calls()).toBe(2);
});

test("a page that sets a cookie or is not public is never kept", async () => {
  for (const headers of [{ "set-cookie": "a=b" }, { "cache-control": "private, no-store" }] as Record<
    string,
    string
  >[]) {
    const { calls, ...shop } = counting(headers);
    const { ask, cache } = await serve(shop);
    await ask("/");
    await ask("/");
    expect(cache.size()).toBe(0);
    expect(calls()).toBe(3);
  }
});

test("an old page is served once more while the new one is made", async () => {
  const clock = { time: 0 };
  const shop = counting();
  const { ask } = await serve(shop, clock);
  await ask("/");
  clock.time = 31_000;
  expect((await ask("/")).body.toString()).toBe("page 1");
  await expect.poll(async () => (await ask("/")).body.toString()).toBe("page 2");
});

test("a purge by tag makes the page new", async () => {
  const shop = counting();
  const { ask, cache } = await serve(shop);
  await ask("/");
  cache.purge(["shop"]);
  await ask("/");
  await expect.poll(async () => (await ask("/")).body.toString()).toBe("page 2");
});

test("a reader who has the page gets 304; compressed when accepted", async () => {
  const shop = counting();
  const { ask } = await serve(shop);
  const { headers, body } = await ask("/", { "accept-encoding": "gzip" });
  expect(gunzipSync(body).toString()).toBe("page 1");
  const again = await ask("/", { "if-none-match": String(headers.etag) });
  expect([again.status, again.body.length]).toEqual([304, 0]);
});

test("writes and personal paths go straight through", async () => {
  const { cookies, ...shop } = counting();
  const { ask } = await serve(shop);
  await ask("/gio-hang", { cookie: "basket=1" });
  expect(cookies).toEqual(["basket=1"]);
});
