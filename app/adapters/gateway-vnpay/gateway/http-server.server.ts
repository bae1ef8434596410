import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Fault, internal, InvalidParameter, invalidParameter, noSuchUrl } from "../stripe/fault";
import { readForm, type TreeObject } from "../stripe/form";
import { apiVersion } from "../stripe/objects";
import type { ApiAnswer, ApiRequest, Transport } from "../stripe/transport";
import { authorise } from "./authorise.server";
import { type GatewayParts, gatewayApi, reportCall } from "./gateway.server";
import { randomId } from "./ids.server";
import { readBody } from "./read-body.server";
import { servePages } from "./serve-pages.server";

export type HttpGateway = GatewayParts & {
  readonly secretKey: string;
  /** Proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies?: readonly string[];
  /** Where VNPAY's IPNs come from; anywhere when empty, since the signature decides anyway. */
  readonly ipnCallers?: readonly string[];
};

/** The gateway over HTTP: Stripe's API under /v1, the shopper's pages and VNPAY's addresses beside it. */
export function httpGateway(parts: HttpGateway): Server {
  const api = gatewayApi(parts);
  const pages = servePages(parts);
  const server = createServer((request, response) => {
    const [path = "/", query = ""] = split(request.url ?? "/");
    const work = path.startsWith("/v1/") ? serveApi(parts, api, request, path, query) : pages(request, path, query);
    work
      .catch((error: unknown) => {
        parts.report("error", "a request failed", { path, error });
        return asAnswer(new Fault(500, internal().body));
      })
      .then((answer) => write(request, response, answer))
      .catch((error: unknown) => parts.report("error", "an answer was not written", { path, error }));
  });
  server.requestTimeout = 30_000;
  return server;
}

/** What is written: JSON for the API, HTML and redirects for people. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

const split = (url: string): [string, string] => {
  const at = url.indexOf("?");
  return at < 0 ? [url, ""] : [url.slice(0, at), url.slice(at + 1)];
};

async function serveApi(
  parts: HttpGateway,
  api: Transport,
  request: IncomingMessage,
  path: string,
  query: string,
): Promise<Answer> {
  try {
    const body = await readBody(request);
    authorise(request.headers.authorization, parts.secretKey);
    const { method = "GET" } = request;
    if (method !== "GET" && method !== "POST" && method !== "DELETE") throw noSuchUrl(method, path);
    const version = versionOf(request);
    const call: ApiRequest = {
      method,
      path: path.replace(/\/$/, ""),
      params: paramsOf(request, method === "POST" ? body : query),
      ...(version === undefined ? {} : { apiVersion: version }),
      ...keyOf(request),
    };
    return toJson(await api(call));
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const answer = asAnswer(error);
    const more = { request: answer.headers["request-id"], status: error.status };
    reportCall(parts, { method: request.method ?? "", path }, more, { error: error.body });
    return answer;
  }
}

function paramsOf(request: IncomingMessage, form: string): TreeObject {
  const type = request.headers["content-type"] ?? "";
  if (request.method === "POST" && form !== "" && /json|multipart/i.test(type)) {
    throw invalidParameter(
      `Parameters must be sent as application/x-www-form-urlencoded, not as ${type.slice(0, 100)}.`,
    );
  }
  return readForm(form);
}

function versionOf(request: IncomingMessage): string | undefined {
  const given = request.headers["stripe-version"];
  if (given === undefined) return undefined;
  if (typeof given === "string" && /^\d{4}-\d\d-\d\d(\.[a-z]+)?$/.test(given)) return given;
  throw new InvalidParameter(400, {
    type: "invalid_request_error",
    message: `Invalid Stripe API version: ${String(given).slice(0, 60)}`,
  });
}

function keyOf(request: IncomingMessage): { idempotencyKey?: string } {
  const key = request.headers["idempotency-key"];
  return typeof key === "string" && key !== "" ? { idempotencyKey: key } : {};
}

/** A refusal from before the API was reached. */
const asAnswer = ({ body, status }: Fault): Answer =>
  toJson({ status, headers: { "request-id": randomId("req"), "stripe-version": apiVersion }, body: { error: body } });

const toJson = ({ body, headers, status }: ApiAnswer): Answer => ({
  status,
  headers: {
    ...headers,
    "content-type": "application/json",
    "cache-control": "no-cache, no-store",
    ...(status === 401 ? { "www-authenticate": 'Basic realm="Stripe"' } : {}),
  },
  body: JSON.stringify(body, null, 2),
});

function write(request: IncomingMessage, response: ServerResponse, { body, headers, status }: Answer): void {
  // A body that nobody read to its end would be taken for the next request.
  if (!request.complete) response.setHeader("connection", "close");
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
  response.end(request.method === "HEAD" ? undefined : body);
}
