import type { Actor, ActorSeller, Courier, Operator, SellerKind } from "./types";

export const isOperator = (actor: Actor): actor is Operator => actor.isOperator;

export const isCourier = (actor: Actor): actor is Courier =>
  actor.courierId !== null && actor.courierStatus === "approved";

/** A member pools goods with a cooperative but does not act in its name. */
const mayActFor = (seller: ActorSeller): boolean => seller.status === "approved" && seller.role !== "member";

/** The seller this person works for; when there are several, the one they answer for comes first. */
export function sellerOf(actor: Actor, kind?: SellerKind): ActorSeller | null {
  const own = actor.sellers.filter((seller) => mayActFor(seller) && (kind === undefined || seller.kind === kind));
  return own.find(({ role }) => role === "owner") ?? own[0] ?? null;
}

/** Owner or staff of this very seller, once it is approved. */
export const worksFor = (actor: Actor, sellerId: string): boolean =>
  actor.sellers.some((seller) => seller.sellerId === sellerId && mayActFor(seller));

/** Applied, but nobody has decided in their favour yet. */
export const awaitsDecision = (actor: Actor): boolean =>
  actor.sellers.some(({ status }) => status !== "approved") ||
  (actor.courierId !== null && actor.courierStatus !== "approved");

/** Whoever answers for a seller decides who belongs to it; staff do the daily work. */
export const manages = (actor: Actor, sellerId: string): boolean =>
  actor.sellers.some(
    (seller) => seller.sellerId === sellerId && seller.role === "owner" && seller.status === "approved",
  );
