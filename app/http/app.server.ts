import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import express, { type Express, type Handler, type NextFunction, type Request, type Response } from "express";
import { withRequestId, type Logger } from "~/platform/log.server";
import { inLocale, localeOf } from "./locale.server";
import { preferPacked } from "./packed-files.server";
import type { AskPage } from "./pages.server";
import { refuseForeignWrites, type SafeHeaders } from "./security.server";
import { servePages } from "./serve-pages.server";

export type WebApp = {
  readonly pages: AskPage;
  readonly log: Logger;
  /** Reached over https, whoever ends it. */
  readonly isSecure: boolean;
  readonly safeHeaders: SafeHeaders;
  readonly trustedProxies: readonly string[];
  /** Express handlers from elsewhere: health, media, the queue board. */
  readonly mounts: readonly { readonly path: string; readonly handler: Handler }[];
  readonly onDone?: (request: Request, response: Response, seconds: number) => void;
};

const longestLeftoverMs = 30_000;

/** The web server's layers, outermost first. */
export function createApp(web: WebApp): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", web.trustedProxies.length > 0 ? [...web.trustedProxies] : false);
  if (web.isSecure) app.use(speakHttps);
  app.use(rememberRequest(web));
  app.use(letGoOfLeftovers);
  app.use(refuseControlSigns);
  app.use(
    "/assets",
    preferPacked(resolve("build/client/assets")),
    express.static(resolve("build/client/assets"), { immutable: true, maxAge: "1y", fallthrough: false }),
  );
  // Only what looks like a file of ours is looked for on disk.
  app.get(
    /^\/[\w-]+\.\w+$/,
    preferPacked(resolve("build/client")),
    express.static(resolve("build/client"), { maxAge: "1h", index: false }),
  );
  app.use(refuseForeignWrites);
  for (const { path, handler } of web.mounts) app.use(path, handler);
  app.all("*", servePages(web.pages));
  app.use(lastResort(web.log));
  return app;
}

function rememberRequest(web: WebApp) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const requestId = randomUUID();
    const started = process.hrtime.bigint();
    const cspNonce = randomUUID();
    response.locals["requestId"] = requestId;
    response.locals["cspNonce"] = cspNonce;
    response.set({ ...web.safeHeaders(cspNonce), "X-Request-Id": requestId });
    response.once("finish", () => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      web.onDone?.(request, response, seconds);
      const level = response.statusCode >= 500 ? "error" : "debug";
      web.log[level](
        { requestId, method: request.method, path: request.path, status: response.statusCode, seconds },
        "request",
      );
    });
    withRequestId(requestId, () => inLocale(localeOf(request.headers.cookie), next));
  };
}

/** TLS ends before us. What people typed was https, whatever the last hop speaks or forgot to say: cookies are Secure. */
function speakHttps(request: Request, _response: Response, next: NextFunction): void {
  Object.defineProperty(request, "protocol", { value: "https" });
  next();
}

/**
 * An answer may come before the whole body was read: signed out, too big, no such page. A browser still sends the rest and
 * would see a broken line instead of the answer, so what is left is read for a while and thrown away.
 */
function letGoOfLeftovers(request: Request, response: Response, next: NextFunction): void {
  response.once("finish", () => {
    if (request.complete) return;
    request.removeAllListeners("data").resume();
    const limit = setTimeout(() => request.destroy(), longestLeftoverMs).unref();
    request.once("close", () => clearTimeout(limit));
  });
  next();
}

/** No page of ours holds a control sign in its address, and PostgreSQL takes no U+0000. */
export const holdsControlSigns = (url: string): boolean => /%(?:0[0-8bcef]|1[0-9a-f]|7f)/i.test(url);

/** What calls a hook is told what was wrong in its own code, by the hook. */
function refuseControlSigns(request: Request, response: Response, next: NextFunction): void {
  if (!request.path.startsWith("/hooks/") && holdsControlSigns(request.url))
    response.status(400).type("text/plain").send("Bad request\n");
  else next();
}

/** Malformed addresses and broken bodies are the caller's mistake; the rest is ours and is logged. */
function lastResort(log: Logger) {
  return (error: unknown, _request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    if (status >= 500) log.error({ err: error }, "request failed");
    response
      .status(status)
      .type("text/plain")
      .send(status >= 500 ? "Internal error\n" : "Bad request\n");
  };
}

function statusOf(error: unknown): number {
  if (error instanceof URIError) return 400;
  const status = typeof error === "object" && error !== null && "status" in error ? Number(error.status) : 500;
  return status >= 400 && status < 600 ? status : 500;
}
