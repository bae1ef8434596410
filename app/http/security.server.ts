import type { NextFunction, Request, Response } from "express";

/** Headers every answer carries. The nonce is for pages that hydrate; plain pages hold no inline script at all. */
export function securityHeaders(isSecure: boolean, payOrigins: readonly string[]) {
  return (_request: Request, response: Response, next: NextFunction): void => {
    const nonce = String(response.locals["cspNonce"]);
    const policy = [
      "default-src 'self'",
      `script-src 'self' 'nonce-${nonce}'`,
      "style-src 'self'",
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "connect-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      `form-action 'self' ${payOrigins.join(" ")}`.trim(),
    ];
    response.setHeader("Content-Security-Policy", policy.join("; "));
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
    response.setHeader("Permissions-Policy", "camera=(self), geolocation=(self), microphone=()");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    if (isSecure) response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    next();
  };
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
