import { refuse, refuseWith, type Refusal } from "~/domain/shared/refusal";

/** draft: not shown yet; paused: the seller took it off the shelf; taken_down: an operator did. */
export const productStatuses = ["draft", "published", "paused", "taken_down"] as const;
export type ProductStatus = (typeof productStatuses)[number];

/** Everything that may happen to a product's place on the shelf. */
export const productMoves = {
  publish: { from: ["draft"], to: "published", fact: "product.published" },
  pause: { from: ["published"], to: "paused", fact: "product.paused" },
  resume: { from: ["paused"], to: "published", fact: "product.resumed" },
  take_down: { from: ["published", "paused"], to: "taken_down", fact: "product.taken_down" },
  /** Back to the seller, who decides when it is shown again. */
  restore: { from: ["taken_down"], to: "paused", fact: "product.changed" },
} as const satisfies Record<string, { from: readonly ProductStatus[]; to: ProductStatus; fact: string }>;
export type ProductMove = keyof typeof productMoves;

/** `already`: a second tap. `not_now`: the product is elsewhere by now. */
export type ProductMoveRefusal = Refusal<"already"> | Refusal<"not_now", { status: ProductStatus }>;

export function move(
  status: ProductStatus,
  name: ProductMove,
): { ok: true; to: ProductStatus; fact: string } | ProductMoveRefusal {
  const { from, to, fact } = productMoves[name];
  if ((from as readonly ProductStatus[]).includes(status)) return { ok: true, to, fact };
  return status === to ? refuse("already") : refuseWith("not_now", { status });
}

export const isProductStatus = (text: string): text is ProductStatus =>
  (productStatuses as readonly string[]).includes(text);
