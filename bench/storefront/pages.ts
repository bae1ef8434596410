import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import autocannon from "autocannon";

/**
 * A kept page against a bare `node:http` server that returns the same bytes, and category pages with facets that are in no cache.
 *   npx tsx bench/storefront/pages.ts http://127.0.0.1:3000 [category=rau-cu] [seconds=8]
 * The shop must run in another process; all three runs follow each other on one machine.
 */
const [shop = "http://127.0.0.1:3000", category = "rau-cu", length = "8"] = process.argv.slice(2);
const duration = Number(length);
const encoding = { "accept-encoding": "br, gzip" };

const fetchOnce = (url: string): Promise<{ response: IncomingMessage; body: Buffer }> =>
  new Promise((done, fail) => {
    get(url, { headers: encoding }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => done({ response, body: Buffer.concat(chunks) }));
    }).on("error", fail);
  });

async function run(title: string, options: autocannon.Options): Promise<number> {
  const { requests, latency, non2xx, errors } = await autocannon({
    connections: 16,
    duration,
    headers: encoding,
    ...options,
  });
  console.log(
    `${title.padEnd(44)} ${Math.round(requests.average)} req/s, p50 ${latency.p50} ms, p97.5 ${latency.p97_5} ms${non2xx + errors > 0 ? `, ${non2xx + errors} failed` : ""}`,
  );
  return requests.average;
}

await fetchOnce(`${shop}/danh-muc/${category}`);
const { response, body } = await fetchOnce(`${shop}/danh-muc/${category}`);
console.log(`document ${body.length} bytes ${response.headers["content-encoding"] ?? "plain"}`);

const bare = createServer((_, answer) => {
  answer.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-length": body.length });
  answer.end(body);
});
await new Promise<void>((ready) => bare.listen(0, "127.0.0.1", ready));
const { port } = bare.address() as AddressInfo;

const bareRate = await run("bare node:http, same bytes", { url: `http://127.0.0.1:${port}/` });
bare.close();
const keptRate = await run("kept category page", { url: `${shop}/danh-muc/${category}` });
console.log(`kept page: ${(keptRate / bareRate).toFixed(2)} of the bare server`);

// Every address differs, so each is rendered from the database.
let turn = 0;
const freshRate = await run("category page with facets, in no cache", {
  url: shop,
  requests: [
    {
      method: "GET",
      setupRequest: (request) => ({ ...request, path: `/danh-muc/${category}?x=${Date.now() % 1e6}${(turn += 1)}` }),
    },
  ],
});
console.log(`fresh page: ${Math.round((freshRate / bareRate) * 15_000)} req/s where the bare server does 15,000`);
