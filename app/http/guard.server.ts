import { redirect } from "@remix-run/node";
import type { SignedIn } from "~/domain/identity/find-actor.server";
import { hasCooperativeNews } from "~/domain/identity/members/member-queries.server";
import { awaitsDecision, isCourier, isOperator, sellerOf } from "~/domain/identity/policy";
import { factorStanding } from "~/domain/identity/second-factor/second-factor";
import type { Actor, ActorSeller, Courier, Operator, SellerKind } from "~/domain/identity/types";
import { Missing } from "~/domain/shared/missing";
import { systemClock } from "~/platform/clock.server";
import type { Db } from "~/platform/db.server";
import { readEnv } from "~/platform/env.server";
import { once } from "~/platform/once";
import { currentSession } from "./session.server";
import { chosenShop } from "./shop-cookie.server";

export const signInPath = "/dang-nhap";
export const accountPath = "/tai-khoan";
const secondFactorPath = "/tai-khoan/xac-thuc";
const joiningPath = "/nha-vuon/hop-tac-xa";

const isRead = (request: Request): boolean => request.method === "GET" || request.method === "HEAD";

/** Nobody signed in: a page leads to the sign-in and back, anything else is 401. */
function askToSignIn(request: Request): never {
  if (!isRead(request)) throw new Response("401", { status: 401 });
  const { pathname, search } = new URL(request.url);
  throw redirect(`${signInPath}?${new URLSearchParams({ next: pathname + search }).toString()}`);
}

/** The front doors of those who sell and carry, and where somebody who does neither yet may ask to. */
const joinPaths: Readonly<Record<string, string>> = { "/giao-hang": "/dang-ky/giao-hang", "/nha-vuon": "/ban-hang" };

/**
 * Somebody without the role learns nothing, except that an application of theirs is still being looked at, and at the front
 * door how to apply.
 */
function notYours(request: Request, actor: Actor): never {
  if (isRead(request) && awaitsDecision(actor)) throw redirect(accountPath);
  const join = joinPaths[new URL(request.url).pathname];
  if (isRead(request) && join !== undefined && !isOperator(actor)) throw redirect(join);
  throw new Missing("page");
}

export const requireSession = async (db: Db, request: Request): Promise<SignedIn> =>
  (await currentSession(db, request)) ?? askToSignIn(request);

export const requireActor = async (db: Db, request: Request): Promise<Actor> =>
  (await requireSession(db, request)).actor;

/** A person acting for an approved farm or cooperative. */
export async function requireSeller(
  db: Db,
  request: Request,
  kind?: SellerKind,
): Promise<{ actor: Actor; seller: ActorSeller }> {
  const actor = await requireActor(db, request);
  const seller = sellerOf(actor, kind, await chosenShop(request));
  if (seller) return { actor, seller };
  // Somebody a cooperative has asked, or who only pools goods with one, finds that here instead of nothing.
  if (isRead(request) && (await hasCooperativeNews(db, actor, systemClock.now()))) throw redirect(joiningPath);
  return notYours(request, actor);
}

export async function requireCourier(db: Db, request: Request): Promise<Courier> {
  const actor = await requireActor(db, request);
  return isCourier(actor) ? actor : notYours(request, actor);
}

/** An operator at their own desk: one whose session showed the second factor, where there is one or must be. */
export async function requireOperator(db: Db, request: Request): Promise<Operator> {
  const signedIn = await requireSession(db, request);
  const { actor } = signedIn;
  if (!isOperator(actor)) throw new Missing("page");
  if (!isAtOwnDesk(signedIn)) askForSecondFactor(request);
  return actor;
}

/** An operator who may still have to show the second factor: for the page where that happens, and nowhere else. */
export async function requireOperatorAtTheDoor(
  db: Db,
  request: Request,
): Promise<{ operator: Operator; sessionId: string; isInside: boolean }> {
  const signedIn = await requireSession(db, request);
  if (!isOperator(signedIn.actor)) throw new Missing("page");
  const isInside = signedIn.hasSecondFactor && isAtOwnDesk(signedIn);
  return { operator: signedIn.actor, sessionId: signedIn.sessionId, isInside };
}

/** A live shop's operators all have a second factor; a demonstration's may. */
const isFactorRequired = (): boolean => once("second factor required", () => !readEnv().isDemo);

export const isAtOwnDesk = (signedIn: SignedIn): boolean =>
  factorStanding(signedIn, isFactorRequired(), systemClock.now()) === "fine";

function askForSecondFactor(request: Request): never {
  if (!isRead(request)) throw new Response("403", { status: 403 });
  const { pathname, search } = new URL(request.url);
  throw redirect(`${secondFactorPath}?${new URLSearchParams({ next: pathname + search }).toString()}`);
}
