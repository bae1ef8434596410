import { createCookie, type Cookie } from "@remix-run/node";
import { findSignedIn, type SignedIn } from "~/domain/identity/find-actor.server";
import type { Actor } from "~/domain/identity/types";
import { systemClock } from "~/platform/clock.server";
import type { Db } from "~/platform/db.server";

/**
 * Cookies hold random names of rows and nothing else. Over HTTPS they carry the `__Host-` prefix, so no sister domain can
 * plant one; browsers refuse that prefix on plain HTTP, where a farm's test phone on the LAN still has to sign in.
 */
function cookieFor(request: Request, name: string): Cookie {
  const secure = new URL(request.url).protocol === "https:";
  return createCookie(secure ? `__Host-${name}` : name, { path: "/", httpOnly: true, sameSite: "lax", secure });
}

const isToken = (value: unknown): value is string => typeof value === "string" && /^[\w-]{43}$/.test(value);

async function readToken(request: Request, name: string): Promise<string | null> {
  const value: unknown = await cookieFor(request, name).parse(request.headers.get("cookie"));
  return isToken(value) ? value : null;
}

/** The `Set-Cookie` that signs this browser in. */
export const signInCookie = (request: Request, token: string, expires: Date): Promise<string> =>
  cookieFor(request, "session").serialize(token, { expires });

/** The `Set-Cookie` that forgets the session here; the row is revoked by the command. */
export const signOutCookie = (request: Request): Promise<string> =>
  cookieFor(request, "session").serialize("", { maxAge: 0 });

/** The secret that binds a one-time code to the browser that asked for it. */
export const browserSecret = (request: Request): Promise<string | null> => readToken(request, "browser");
export const browserCookie = (request: Request, secret: string): Promise<string> =>
  cookieFor(request, "browser").serialize(secret, { maxAge: 365 * 86_400 });

/** This browser's session token, live or not: a new sign-in ends it. */
export const sessionToken = (request: Request): Promise<string | null> => readToken(request, "session");

export async function currentSession(db: Db, request: Request): Promise<SignedIn | null> {
  const token = await readToken(request, "session");
  return token === null ? null : findSignedIn(db, systemClock.now(), token);
}

/** Whoever is signed in; null for a guest. */
export const currentActor = async (db: Db, request: Request): Promise<Actor | null> =>
  (await currentSession(db, request))?.actor ?? null;
