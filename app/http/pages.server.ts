import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";
import { askRoutes, recallOutcomes, type Asked } from "./ask-route.server";
import { guardRoutes } from "./guard-routes.server";
import { holdData } from "./hold-data.server";
import { narrowRoutes } from "./narrow-routes.server";

declare module "@remix-run/node" {
  interface AppLoadContext extends Asker {
    readonly desk: Desk;
  }
}

export type Asker = {
  /** "" for a page that may hold no inline script. */
  readonly cspNonce: string;
  readonly requestId: string;
  /** The caller's address; from X-Forwarded-For only behind a trusted proxy. */
  readonly ip: string;
};

/** What the parts of one answer lay down for each other, past Remix. */
export type Desk = {
  /** Not one of Remix's own data requests. */
  readonly isDocument: boolean;
  /** The rendered document. */
  html: string | null;
  /** Loader data by the empty objects that Remix carries in its place. */
  readonly held: Map<object, unknown>;
  /** What was asked before Remix. */
  asked?: Asked;
};

/** `html` is a whole document; otherwise the response has its own body. */
export type Answer = { readonly response: Response; readonly html: string | null };
export type AskPage = (request: Request, pathname: string, asker: Asker) => Promise<Answer>;

type Part = { readonly ask: ReturnType<typeof askRoutes>; readonly remix: RequestHandler };

/**
 * Remix, with a small router for each part of the map, and in front of it the routes that answer by themselves. A document is
 * finished when Remix hands it over, so it passes as text: wrapping it in a stream and unwrapping it again cost as much as
 * rendering it.
 */
export function createPages(build: ServerBuild): AskPage {
  const narrow = narrowRoutes(holdData(guardRoutes(build)));
  const parts = new Map<ServerBuild, Part>();
  const partFor = (pathname: string): Part => {
    const narrowed = narrow(pathname);
    const part = parts.get(narrowed) ?? makePart(narrowed);
    parts.set(narrowed, part);
    return part;
  };
  return async (request, pathname, asker) => {
    const { ask, remix } = partFor(pathname);
    const desk: Desk = { isDocument: !pathname.endsWith(".data"), html: null, held: new Map() };
    const context = { ...asker, desk };
    const isAsked = desk.isDocument && (request.method === "GET" || request.method === "POST");
    const answer = isAsked ? await ask(pathname, { request, context }) : null;
    const response = answer ?? (await remix(desk.asked ? withoutBody(request) : request, context));
    return { response, html: desk.html };
  };
}

const makePart = (build: ServerBuild): Part => ({
  ask: askRoutes(build),
  remix: createRequestHandler(recallOutcomes(build), "production"),
});

/** A body can be read once, and the action has read it. */
const withoutBody = (request: Request): Request =>
  request.body === null
    ? request
    : new Request(request.url, { method: request.method, headers: request.headers, signal: request.signal });
