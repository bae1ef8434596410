import { createHash } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gunzip, gzipSync } from "node:zlib";
import { accepts } from "./accepts";
import type { Rendered } from "./render-anonymously.server";

/** A page ready to be sent: headers as Node wants them on the wire, bodies compressed. */
export type KeptPage = {
  readonly etag: string;
  readonly tags: readonly string[];
  readonly notModified: readonly string[];
  readonly gzip: Packed;
  br: Packed | null;
  reads: number;
  freshUntil: number;
  readonly staleUntil: number;
};

/** The body's bytes as a latin1 string: Node writes head and string in one go, where a buffer would be a second write. */
type Packed = { readonly head: string[]; readonly body: string };

const gunzipped = promisify(gunzip);
const brotlied = promisify(brotliCompress);
const notKept = new Set(["x-request-id", "content-length", "cache-tag", "etag", "vary"]);

/** Null when the page says it may not be kept. `before` is the page it replaces: often nothing has changed. */
export function keepPage(
  { status, headers, body }: Rendered,
  time: number,
  before: KeptPage | undefined,
): KeptPage | null {
  const control = String(headers["cache-control"] ?? "");
  if (status !== 200 || !/\bpublic\b/.test(control) || headers["set-cookie"] !== undefined) return null;
  const seconds = (name: string): number => Number(new RegExp(`${name}=(\\d+)`).exec(control)?.[1] ?? 0);
  const etag = `"${createHash("sha1").update(body).digest("base64url").slice(0, 22)}"`;
  const freshUntil = time + seconds("s-maxage") * 1_000;
  const staleUntil = freshUntil + seconds("stale-while-revalidate") * 1_000;
  if (before?.etag === etag) return { ...before, freshUntil, staleUntil };
  const vary = "Accept-Encoding, Cookie, Save-Data";
  const head = [...onTheWire(headers), "vary", vary, "etag", etag];
  return {
    etag,
    tags: String(headers["cache-tag"] ?? "")
      .split(/[\s,]+/)
      .filter(Boolean),
    notModified: ["etag", etag, "vary", vary, "cache-control", control],
    // A tenth of a millisecond here; by way of another thread it is three.
    gzip: pack(head, "gzip", gzipSync(body, { level: 1 })),
    br: null,
    reads: 0,
    freshUntil,
    staleUntil,
  };
}

/** Bytes of memory, roughly; the second body may still come. */
export const weightOf = (page: KeptPage): number => 2 * page.gzip.body.length + 2_000;

export function sendPage(page: KeptPage, request: IncomingMessage, response: ServerResponse): void {
  squeezeWhenPopular(page);
  if (request.headers["if-none-match"] === page.etag) {
    response.writeHead(304, [...page.notModified]).end();
    return;
  }
  const accepted = String(request.headers["accept-encoding"] ?? "");
  const packed = page.br !== null && accepts(accepted, "br") ? page.br : page.gzip;
  if (packed === page.br || accepts(accepted, "gzip")) {
    response.writeHead(200, packed.head).end(request.method === "HEAD" ? "" : packed.body, "latin1");
    return;
  }
  unpacked(page).then(
    (body) => {
      const head = page.gzip.head.slice(0, -4);
      response
        .writeHead(200, [...head, "content-length", String(body.length)])
        .end(request.method === "HEAD" ? "" : body);
    },
    (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
  );
}

/** A page read twice is worth squeezing harder; until that is done gzip serves everybody. */
function squeezeWhenPopular(page: KeptPage): void {
  page.reads += 1;
  if (page.reads !== 2 || page.br !== null) return;
  unpacked(page)
    .then((body) =>
      brotlied(body, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
      }),
    )
    .then(
      (body) => {
        page.br = pack(page.gzip.head.slice(0, -4), "br", body);
      },
      () => undefined,
    );
}

const pack = (head: readonly string[], encoding: string, body: Buffer): Packed => ({
  head: [...head, "content-encoding", encoding, "content-length", String(body.length)],
  body: body.toString("latin1"),
});

const unpacked = (page: KeptPage): Promise<Buffer> => gunzipped(Buffer.from(page.gzip.body, "latin1"));

const onTheWire = (headers: OutgoingHttpHeaders): string[] =>
  Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || notKept.has(name) ? [] : [name, String(value)],
  );
