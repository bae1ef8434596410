import { createRequestHandler, type AppLoadContext, type RequestHandler, type ServerBuild } from "@remix-run/node";
import { narrowRoutes } from "./narrow-routes.server";

declare module "@remix-run/node" {
  interface AppLoadContext extends Asker {
    /** Where a rendered document is laid down as text. */
    readonly desk: { html: string | null };
  }
}

export type Asker = {
  /** "" for a page that may hold no inline script. */
  readonly cspNonce: string;
  readonly requestId: string;
  /** The caller's address; from X-Forwarded-For only behind a trusted proxy. */
  readonly ip: string;
};

/** `html` is a whole document; otherwise the response has its own body. */
export type Answer = { readonly response: Response; readonly html: string | null };
export type AskPage = (request: Request, pathname: string, asker: Asker) => Promise<Answer>;

/**
 * Remix, with a small router for each part of the map. A document is finished when Remix hands it over, so it passes as text:
 * wrapping it in a stream and unwrapping it again cost as much as rendering it.
 */
export function createPages(build: ServerBuild): AskPage {
  const narrow = narrowRoutes(build);
  const handlers = new Map<ServerBuild, RequestHandler>();
  return async (request, pathname, asker) => {
    const part = narrow(pathname);
    const handler = handlers.get(part) ?? createRequestHandler(part, "production");
    handlers.set(part, handler);
    const context: AppLoadContext = { ...asker, desk: { html: null } };
    const response = await handler(request, context);
    return { response, html: context.desk.html };
  };
}
