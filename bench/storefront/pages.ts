import { fork } from "node:child_process";
import { get, type IncomingMessage } from "node:http";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import autocannon, { type Options, type Request } from "autocannon";
import { costing, type Meter, type Row, type Timed } from "../measure";

const encoding = { "accept-encoding": "br, gzip" };
const cpuCount = cpus().length;

/** A kept page against a bare `node:http` server that returns the same bytes, and category pages that are in no cache. */
export async function pages(base: string, meters: Meter, seconds: number, category = "rau-cu"): Promise<Row[]> {
  const url = `${base}/danh-muc/${category}`;
  for (let turn = 0; turn < 3; turn += 1) await fetchOnce(url);
  const { body } = await fetchOnce(url);
  const bare = await bareServer(body);
  const bareRun = await run(seconds, { url: bare.url });
  const kept = await costing(meters, () => run(seconds, { url }));
  const path = freshShelves(category);
  const each = { method: "GET", setupRequest: (request: Request): Request => ({ ...request, path: path() }) };
  // The JIT wants a thousand pages before it has seen everything.
  await autocannon({ url: base, connections: 4, duration: 10, headers: encoding, requests: [each] });
  const fresh = await costing(meters, () => run(seconds, { url: base, requests: [each] }));
  const again = await run(seconds, { url: bare.url });
  bare.stop();
  const bareRate = (bareRun.perSecond + again.perSecond) / 2;
  const scaled = (fresh.perSecond / bareRate) * 15_000;
  return [
    { what: `bare node:http, ${body.length} bytes, ${cpuCount} cores`, goal: "", measured: `${bareRate.toFixed(0)}/s` },
    {
      what: "kept category page",
      goal: "≥ 0.4 × bare",
      measured: `${(kept.perSecond / bareRate).toFixed(2)} × bare; ${kept.cost}`,
    },
    {
      what: "category page with facets, in no cache",
      goal: "≥ 250/s at bare 15,000",
      measured: `${scaled.toFixed(0)}/s scaled (${fresh.perSecond.toFixed(0)}/s here); ${fresh.cost}`,
    },
    { what: "category document, compressed", goal: "≤ 14 KB", measured: `${(body.length / 1024).toFixed(1)} KB` },
  ];
}

/** Addresses that a shopper's choices make, each another page: sorts, prices, freshness and page numbers in turn. */
function freshShelves(category: string): () => string {
  const sorts = ["relevance", "price", "newest", "freshest", "bestselling"];
  const prices = ["under-20k", "20k-50k", "50k-100k", "100k-200k", "over-200k"];
  const certificates = ["vietgap", "globalgap", "organic", "ocop3", "ocop4", "ocop5"];
  const some = (name: string, values: readonly string[], bits: number): string[] =>
    values.filter((_value, index) => (bits & (1 << index)) !== 0).map((value) => `${name}=${value}`);
  let turn = Date.now();
  // Each turn sets other bits: 2^5 prices × 2^6 certificates × 5 sorts × 5 pages before one comes again.
  return () => {
    turn += 1;
    const [sort, page] = [sorts[turn % 5] ?? "", Math.floor(turn / 5) % 5];
    const bits = Math.floor(turn / 25);
    const chosen = [...some("gia", prices, bits & 31), ...some("cn", certificates, (bits >> 5) & 63)];
    return `/danh-muc/${category}?${[...chosen, `xep=${sort}`, `trang=${page + 1}`].join("&")}`;
  };
}

const fetchOnce = (url: string): Promise<{ response: IncomingMessage; body: Buffer }> =>
  new Promise((done, fail) => {
    get(url, { headers: encoding }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => done({ response, body: Buffer.concat(chunks) }));
    }).on("error", fail);
  });

async function run(seconds: number, options: Options): Promise<Timed> {
  const result = await autocannon({ connections: 16, duration: seconds, headers: encoding, ...options });
  if (result.non2xx + result.errors > 0) console.warn(`${result.non2xx + result.errors} answers were no success`);
  const perSecond = result.requests.average;
  return { done: perSecond * seconds, perSecond, p50: result.latency.p50, p95: result.latency.p97_5 };
}

/** In a process of its own, like the shop. */
async function bareServer(body: Buffer): Promise<{ url: string; stop: () => void }> {
  const child = fork(fileURLToPath(new URL("bare-server.mjs", import.meta.url)), [], { execArgv: [] });
  child.send(body.toString("base64"));
  const port = await new Promise<number>((ready) => child.once("message", (message) => ready(Number(message))));
  return { url: `http://127.0.0.1:${port}/`, stop: () => void child.kill() };
}
