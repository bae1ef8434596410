import type { Actor, ActorSeller, Courier, Operator, SellerKind } from "./types";

export const isOperator = (actor: Actor): actor is Operator => actor.isOperator;

export const isCourier = (actor: Actor): actor is Courier =>
  actor.courierId !== null && actor.courierStatus === "approved";

/** A member pools goods with a cooperative but does not act in its name. */
const mayActFor = (seller: ActorSeller): boolean => seller.status === "approved" && seller.role !== "member";

/** Every farm and cooperative this person works for. */
export const sellersOf = (actor: Actor): ActorSeller[] => actor.sellers.filter(mayActFor);

/** The seller this person works for now: the one they chose, or else one they answer for. */
export function sellerOf(actor: Actor, kind?: SellerKind, chosenId: string | null = null): ActorSeller | null {
  const own = sellersOf(actor).filter((seller) => kind === undefined || seller.kind === kind);
  return (
    own.find(({ sellerId }) => sellerId === chosenId) ?? own.find(({ role }) => role === "owner") ?? own[0] ?? null
  );
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
