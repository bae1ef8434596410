import type { NextFunction, Request, Response } from "express";

export type SafeHeaders = (nonce: string | null) => Record<string, string>;

/** Headers every answer carries. The nonce is for pages that hydrate; plain pages hold no inline script at all. */
export function safeHeaders(isSecure: boolean, payOrigins: readonly string[]): SafeHeaders {
  const policy = (scripts: string): string =>
    [
      "default-src 'self'",
      `script-src ${scripts}`,
      "style-src 'self'",
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "connect-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      `form-action 'self' ${payOrigins.join(" ")}`.trim(),
    ].join("; ");
  const lasting = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(self), geolocation=(self), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    ...(isSecure && { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" }),
  };
  return (nonce) => ({
    "Content-Security-Policy": policy(nonce === null ? "'self'" : `'self' 'nonce-${nonce}'`),
    ...lasting,
  });
}

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses writes that another site started: Fetch Metadata first, Origin when a browser does not send it. Callers without
 * either (curl, payment servers) carry no cookies worth stealing, but only `/hooks` is meant for them.
 */
export function refuseForeignWrites(request: Request, response: Response, next: NextFunction): void {
  if (safeMethods.has(request.method) || request.path.startsWith("/hooks/")) return next();
  const site = request.get("sec-fetch-site");
  if (site !== undefined ? site === "same-origin" || site === "none" : isOwnOrigin(request)) return next();
  response.status(403).type("text/plain").send("Forbidden: this request did not come from Chợ Quê.\n");
}

function isOwnOrigin(request: Request): boolean {
  const origin = request.get("origin");
  if (origin === undefined) return request.get("cookie") === undefined;
  try {
    return new URL(origin).host === request.get("host");
  } catch {
    return false;
  }
}
