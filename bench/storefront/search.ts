import type { SearchAsk } from "~/domain/search/types";
import { isoDay } from "~/domain/shared/time";
import { wiring } from "~/wiring.server";

/**
 * Search latency with 16 clients over the imported catalogue, facets included.
 *   DATABASE_URL=… npx tsx bench/storefront/search.ts [seconds=10] [clients=16]
 */
const seconds = Number(process.argv[2] ?? 10);
const clients = Number(process.argv[3] ?? 16);
const texts = [
  "ca chau",
  "ca chua bi",
  "xoai cat hao loc",
  "xoài cát",
  "bắp",
  "khoai mi",
  "heo",
  "trai thom",
  "gao st25",
  "mat ong rung",
  "nuoc mam nhi",
  "rau",
  "ca phe rang xay buon ma thuot",
  "buoi da xanh",
  "tom su",
  "trung ga",
  "hanh tim ly son",
  "tra shan tuyet",
  "sau rieng",
  "thanh logn",
  "dau tay da lat",
  "banh pia soc trang",
  "huu co",
  "vietgap",
  "keo dua ben tre",
  "bo",
  "muc mot nang",
  "cam sanh",
  "nam linh chi",
  "che",
];

const { db, search, clock } = wiring();
const today = isoDay(clock.now());
const askFor = (text: string): SearchAsk => ({
  text,
  category: null,
  sellerId: null,
  inSeason: null,
  reachable: null,
  sort: "relevance",
  page: 1,
  pageSize: 24,
  today,
  choices: { categories: [], provinces: [], certificates: [], prices: [], freshness: [] },
});

const times: number[] = [];
async function client(number: number, until: number): Promise<void> {
  for (let turn = number; performance.now() < until; turn += 1) {
    const started = performance.now();
    await search.search(askFor(texts[turn % texts.length] ?? ""));
    times.push(performance.now() - started);
  }
}

await Promise.all(Array.from({ length: clients }, (_, number) => client(number, performance.now() + 2_000)));
times.length = 0;
await Promise.all(
  Array.from({ length: clients }, (_, number) => client(number * 3, performance.now() + seconds * 1_000)),
);
times.sort((a, b) => a - b);
const at = (share: number): string => `${(times[Math.floor(times.length * share)] ?? 0).toFixed(1)} ms`;
console.log(
  `${clients} clients, ${await db.searchDocument.count()} products: ${Math.round(times.length / seconds)} searches/s, p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}`,
);
if (process.argv[4] === "each") {
  for (const text of texts) {
    const started = performance.now();
    let total = 0;
    for (let turn = 0; turn < 20; turn += 1) total = (await search.search(askFor(text))).total;
    console.log(text.padEnd(32), String(total).padStart(6), ((performance.now() - started) / 20).toFixed(2), "ms");
  }
}
await db.$disconnect();
