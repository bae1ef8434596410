import type { SearchAsk } from "~/domain/search/types";
import { isoDay } from "~/domain/shared/time";
import { wiring } from "~/wiring.server";
import { timed, type Row } from "../measure";

const clients = 16;
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

/** Search latency over the catalogue, facets included, through the same port as the pages. */
export async function search(seconds: number): Promise<Row[]> {
  const shop = wiring();
  const ask = (text: string): SearchAsk => ({
    text,
    category: null,
    sellerId: null,
    inSeason: null,
    reachable: null,
    sort: "relevance",
    page: 1,
    pageSize: 24,
    today: isoDay(shop.clock.now()),
    choices: { categories: [], provinces: [], certificates: [], prices: [], freshness: [] },
  });
  const products = await shop.db.searchDocument.count();
  const { perSecond, p50, p95 } = await timed(clients, seconds, 1_000, async (turn) => {
    await shop.search.search(ask(texts[turn % texts.length] ?? ""));
  });
  const measured = `p95 ${p95.toFixed(1)} ms, p50 ${p50.toFixed(1)} ms, ${perSecond.toFixed(0)}/s`;
  return [{ what: `search with facets, ${clients} clients, ${products} products`, goal: "p95 ≤ 25 ms", measured }];
}
