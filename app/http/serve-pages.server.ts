import { gzipSync } from "node:zlib";
import { createReadableStreamFromReadable, writeReadableStreamToWritable } from "@remix-run/node";
import type { Handler, Request as Asked, Response as Reply } from "express";
import { accepts } from "./accepts";
import type { Answer, AskPage } from "./pages.server";

/** Express in front of the pages: what Node received becomes a Request, what came back is sent. */
export function servePages(ask: AskPage): Handler {
  return async (asked, reply, next) => {
    try {
      const answer = await ask(toRequest(asked, reply), asked.path, {
        cspNonce: String(reply.locals["cspNonce"]),
        requestId: String(reply.locals["requestId"]),
        ip: (asked.ip ?? "").replace(/^::ffff:/, ""),
      });
      await send(answer, asked, reply);
    } catch (error) {
      next(error);
    }
  };
}

/** `protocol` and `hostname` know the trusted proxy; the port stands in the header only. */
function toRequest(asked: Asked, reply: Reply): Request {
  const port = /:(\d+)$/.exec(asked.get("x-forwarded-host") ?? asked.get("host") ?? "")?.[1];
  const url = `${asked.protocol}://${asked.hostname}${port === undefined ? "" : `:${port}`}${asked.originalUrl}`;
  if (!URL.canParse(url)) throw new URIError("not an address");
  const gone = new AbortController();
  reply.once("close", () => {
    if (!reply.writableFinished) gone.abort();
  });
  const init = { method: asked.method, headers: toHeaders(asked), signal: gone.signal };
  if (asked.method === "GET" || asked.method === "HEAD") return new Request(url, init);
  return new Request(url, { ...init, body: createReadableStreamFromReadable(asked), duplex: "half" });
}

function toHeaders(asked: Asked): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(asked.headers)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one);
  }
  return headers;
}

async function send({ response, html }: Answer, asked: Asked, reply: Reply): Promise<void> {
  reply.status(response.status);
  for (const [name, value] of response.headers) reply.append(name, value);
  if (html !== null) return sendWhole(html, asked, reply);
  if (response.body === null) return void reply.end();
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("text/event-stream")) reply.flushHeaders();
  else if (isText.test(type)) return sendWhole(await response.text(), asked, reply);
  await writeReadableStreamToWritable(response.body, reply);
}

const isText = /^text\/|[/+](?:json|xml)\b/;
/** What is shorter fits in one packet anyway. */
const shortest = 500;

/** Whole and compressed here: sending a stream, and the stream that compresses, each cost as much again as compressing. */
function sendWhole(text: string, asked: Asked, reply: Reply): void {
  const isPacked = text.length > shortest && accepts(asked.get("accept-encoding") ?? "", "gzip");
  const body = isPacked ? gzipSync(text, { level: 1 }) : Buffer.from(text);
  if (isPacked) reply.set("Content-Encoding", "gzip");
  reply.vary("Accept-Encoding").set("Content-Length", String(body.length));
  reply.end(asked.method === "HEAD" ? undefined : body);
}
