import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { isOneTypo } from "~/domain/search/spelling";
import { wordsOf } from "~/domain/search/words";

type Row = Record<string, unknown>;
type Settings = { searchableAttributes?: string[]; synonyms?: Record<string, string[]>; rankingRules?: string[] };
type Index = { rows: Map<string, Row>; settings: Settings };
type Query = {
  attributesToSearchOn?: string[];
  indexUid?: string;
  q?: string;
  filter?: (string | string[])[];
  sort?: string[];
  facets?: string[];
  page?: number;
  hitsPerPage?: number;
  limit?: number;
};

/** As much of Meilisearch's HTTP as the adapter uses: tasks done at once, swaps, filters, facets, one typo a word, synonyms. */
export async function meilisearchStub(): Promise<{ url: string; close: () => Promise<void> }> {
  const indexes = new Map<string, Index>();
  const tasks: Row[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const [status, answer] = route(request.method ?? "GET", (request.url ?? "/").split("?")[0] ?? "/", body);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
    });
  });

  const task = (work: () => string | null): [number, Row] => {
    const fault = work();
    const uid = tasks.length;
    tasks.push({
      uid,
      status: fault === null ? "succeeded" : "failed",
      error: fault === null ? null : { message: fault, code: "stub", type: "invalid_request", link: "" },
      type: "stub",
      enqueuedAt: "2026-11-22T00:00:00Z",
    });
    return [
      202,
      { taskUid: uid, indexUid: null, status: "enqueued", type: "stub", enqueuedAt: "2026-11-22T00:00:00Z" },
    ];
  };

  const route = (method: string, path: string, body: unknown): [number, unknown] => {
    const [, first = "", uid = "", rest = "", more = ""] = path.split("/");
    if (first === "tasks") return [200, tasks[Number(uid)]];
    if (first === "multi-search")
      return [
        200,
        {
          results: (body as { queries: Query[] }).queries.map((query) =>
            find(indexes.get(query.indexUid ?? ""), query),
          ),
        },
      ];
    if (first === "swap-indexes") return task(() => swap(body as { indexes: [string, string] }[]));
    if (first !== "indexes")
      return [404, { message: "unknown path", code: "not_found", type: "invalid_request", link: "" }];
    if (method === "POST" && uid === "") return task(() => create((body as { uid: string }).uid));
    if (method === "DELETE" && rest === "") return task(() => (indexes.delete(uid) ? null : "index_not_found"));
    if (rest === "search") return [200, find(indexes.get(uid), body as Query)];
    if (rest === "settings") return task(() => (Object.assign(open(uid).settings, body), null));
    if (rest === "documents" && more === "delete-batch")
      return task(() => ((body as string[]).forEach((id) => open(uid).rows.delete(id)), null));
    return task(() => ((body as Row[]).forEach((row) => open(uid).rows.set(String(row["productId"]), row)), null));
  };
  const open = (uid: string): Index => {
    const known = indexes.get(uid) ?? { rows: new Map(), settings: {} };
    indexes.set(uid, known);
    return known;
  };
  const create = (uid: string): string | null => (indexes.has(uid) ? "index_already_exists" : (open(uid), null));
  const swap = (swaps: { indexes: [string, string] }[]): null => {
    for (const {
      indexes: [a, b],
    } of swaps) {
      const [first, second] = [open(a), open(b)];
      indexes.set(a, second).set(b, first);
    }
    return null;
  };

  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((closed) => (server.closeAllConnections(), server.close(() => closed()))),
  };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? null : JSON.parse(Buffer.concat(chunks).toString());
}

function find(index: Index | undefined, query: Query): Row {
  const words = wordsOf(query.q ?? "").map(({ folded }) => folded);
  const known = index?.settings ?? {};
  const settings = { ...known, searchableAttributes: query.attributesToSearchOn ?? known.searchableAttributes ?? [] };
  const scored = [...(index?.rows.values() ?? [])]
    .filter((row) =>
      (query.filter ?? []).every((any) =>
        [any].flat().some((all) => all.split(" AND ").every((one) => holds(row, one))),
      ),
    )
    .map((row) => ({ row, score: score(row, words, settings) }))
    .filter(({ score: points }) => points > 0)
    .sort(
      (a, b) =>
        number(b.row, "inStock") - number(a.row, "inStock") ||
        bySort(a.row, b.row, query.sort ?? []) ||
        b.score - a.score ||
        number(b.row, "soldCount") - number(a.row, "soldCount"),
    );
  const size = query.hitsPerPage ?? query.limit ?? 20;
  const from = ((query.page ?? 1) - 1) * size;
  const facetDistribution = Object.fromEntries(
    (query.facets ?? []).map((field) => [
      field,
      count(
        scored.map(({ row }) => row),
        field,
      ),
    ]),
  );
  return {
    indexUid: query.indexUid,
    hits: scored.slice(from, from + size).map(({ row }) => row),
    totalHits: scored.length,
    facetDistribution,
    query: query.q ?? "",
    processingTimeMs: 0,
  };
}

const number = (row: Row, field: string): number => Number(row[field] ?? 0);
const values = (row: Row, field: string): string[] => [row[field] ?? []].flat().map(String);

function bySort(a: Row, b: Row, sort: readonly string[]): number {
  const [field = "", direction] = (sort[0] ?? "").split(":");
  return direction === undefined ? 0 : (number(a, field) - number(b, field)) * (direction === "desc" ? -1 : 1);
}

function count(rows: readonly Row[], field: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) for (const value of values(row, field)) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function holds(row: Row, condition: string): boolean {
  const [, field = "", operator, given = ""] = /^(\w+) (=|>=|IN) (.*)$/.exec(condition) ?? [];
  if (operator === ">=") return number(row, field) >= Number(given);
  const wanted =
    operator === "IN" ? [...given.matchAll(/"([^"]*)"/g)].map(([, value]) => value) : [given.replace(/"/g, "")];
  return values(row, field).some((value) => wanted.includes(value));
}

/** 0 when a word is nowhere; exact words and names weigh more, words that stand together most. */
function score(row: Row, words: readonly string[], { searchableAttributes = [], synonyms = {} }: Settings): number {
  if (words.length === 0) return 1;
  const whole = synonyms[words.join(" ")] ?? [];
  const texts = searchableAttributes.map((field) => wordsOf(String(row[field] ?? "")).map(({ folded }) => folded));
  if (whole.some((name) => texts.some((text) => ` ${text.join(" ")} `.includes(` ${name} `)))) return 50;
  let points = 0;
  let previous = -2;
  for (const [at, word] of words.entries()) {
    const places = texts.flatMap((text, field) =>
      text.map((known, place) => ({
        at: field * 1_000 + place,
        grade: grade(word, known, at === words.length - 1, synonyms),
      })),
    );
    const best = places.filter((place) => place.grade > 0).sort((a, b) => near(b, previous) - near(a, previous))[0];
    if (!best) return 0;
    points += near(best, previous) + (best.at < 1_000 ? 5 : 0);
    previous = best.at;
  }
  return points;
}

const near = (place: { at: number; grade: number }, previous: number): number =>
  place.grade + (place.at === previous + 1 ? 20 : 0);

function grade(word: string, known: string, isLast: boolean, synonyms: Record<string, string[]>): number {
  if (word === known) return 10;
  if (synonyms[word]?.includes(known)) return 9;
  if (isLast && known.startsWith(word)) return 8;
  return word.length >= 3 && isOneTypo(word, known) ? 4 : 0;
}
