import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";
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
};

/** `html` is a whole document; otherwise the response has its own body. */
export type Answer = { readonly response: Response; readonly html: string | null };
export type AskPage = (request: Request, pathname: string, asker: Asker) => Promise<Answer>;

/**
 * Remix, with a small router for each part of the map. A document is finished when Remix hands it over, so it passes as text:
 * wrapping it in a stream and unwrapping it again cost as much as rendering it.
 */
export function createPages(build: ServerBuild): AskPage {
  const narrow = narrowRoutes(holdData(guardRoutes(build)));
  const handlers = new Map<ServerBuild, RequestHandler>();
  return async (request, pathname, asker) => {
    const part = narrow(pathname);
    const handler = handlers.get(part) ?? createRequestHandler(part, "production");
    handlers.set(part, handler);
    const desk: Desk = { isDocument: !pathname.endsWith(".data"), html: null, held: new Map() };
    const response = await handler(request, { ...asker, desk });
    return { response, html: desk.html };
  };
}
