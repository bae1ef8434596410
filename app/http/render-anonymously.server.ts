import { IncomingMessage, ServerResponse, type OutgoingHttpHeaders, type RequestListener } from "node:http";
import { Socket } from "node:net";
import { localeOf } from "./locale.server";

export type Rendered = { readonly status: number; readonly headers: OutgoingHttpHeaders; readonly body: Buffer };

/** Asks the application as a visitor nobody knows: only host, language and data saving are passed on. */
export function renderAnonymously(app: RequestListener, url: string, like: IncomingMessage): Promise<Rendered> {
  const request = new IncomingMessage(new Socket());
  request.method = "GET";
  request.url = url;
  request.headers = {
    host: like.headers.host ?? "localhost",
    accept: "text/html",
    cookie: `lang=${localeOf(like.headers.cookie)}`,
  };
  if (like.headers["save-data"] === "on") request.headers["save-data"] = "on";
  request.push(null);
  const response = new ServerResponse(request);
  const chunks: Buffer[] = [];
  const take = (chunk: unknown, encoding?: unknown): void => {
    if (typeof chunk === "string")
      chunks.push(Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8"));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  return new Promise((done, fail) => {
    response.write = (chunk: unknown, encoding?: unknown, written?: unknown): boolean => {
      take(chunk, encoding);
      const called = typeof encoding === "function" ? encoding : written;
      if (typeof called === "function") queueMicrotask(() => called());
      return true;
    };
    response.end = (chunk?: unknown, encoding?: unknown): ServerResponse => {
      if (typeof chunk !== "function") take(chunk, encoding);
      done({ status: response.statusCode, headers: response.getHeaders(), body: Buffer.concat(chunks) });
      response.emit("finish");
      response.emit("close");
      return response;
    };
    response.on("error", fail);
    app(request, response);
  });
}
