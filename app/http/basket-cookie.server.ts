import { createCookie, type Cookie } from "@remix-run/node";
import { encodeToken, hashToken } from "~/domain/identity/secrets.server";
import type { Ids } from "~/domain/shared/ids";

/** Over HTTPS the `__Host-` prefix keeps sister domains from planting a basket; browsers refuse the prefix on plain HTTP. */
function basketCookie(request: Request): Cookie {
  const secure = new URL(request.url).protocol === "https:";
  return createCookie(secure ? "__Host-basket" : "basket", {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure,
    maxAge: 90 * 86_400,
  });
}

const isToken = (value: unknown): value is string => typeof value === "string" && /^[\w-]{43}$/.test(value);

/** The hash that names this browser's basket; null before it has one. */
export async function basketHash(request: Request): Promise<string | null> {
  const token: unknown = await basketCookie(request).parse(request.headers.get("cookie"));
  return isToken(token) ? hashToken(token) : null;
}

/** A name for a new basket and the `Set-Cookie` that makes this browser its owner. */
export async function newBasketCookie(request: Request, ids: Ids): Promise<{ tokenHash: string; setCookie: string }> {
  const token = encodeToken(ids.random(32));
  return { tokenHash: hashToken(token), setCookie: await basketCookie(request).serialize(token) };
}
