import type { Actor } from "~/domain/identity/types";

/** Who counts, receives and writes off a seller's goods: its owner and staff, once approved. */
export const mayKeepStockOf = (actor: Actor, sellerId: string): boolean =>
  actor.sellers.some((seller) => seller.sellerId === sellerId && seller.status === "approved" && seller.role !== "member");
