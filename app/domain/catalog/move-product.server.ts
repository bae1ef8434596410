import type { Actor } from "~/domain/identity/types";
import type { Accepted } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { lockAnyProduct, lockOwnProduct, touch } from "./internal/own-product.server";
import { move, type ProductMoveRefusal } from "./product-status";

export type ProductMoved = Accepted | ProductMoveRefusal;

/** The seller takes a product off the shelf or puts it back. */
export const moveOwnProduct = (
  db: Db,
  moment: Moment,
  actor: Actor,
  productId: string,
  name: "pause" | "resume",
): Promise<ProductMoved> =>
  transact(db, async (tx) => {
    const product = await lockOwnProduct(tx, actor, productId);
    const moved = move(product.status, name);
    if (!moved.ok) return moved;
    await tx.product.update({ where: { id: productId }, data: { status: moved.to } });
    await touch(tx, moment, productId, moved.fact);
    return { ok: true };
  });

/** An operator withdraws a listing, or gives it back to its seller; the reason goes into the audit log. */
export const moderateProduct = (
  db: Db,
  moment: Moment,
  operator: Actor,
  { productId, move: name, reason }: { productId: string; move: "take_down" | "restore"; reason: string },
): Promise<ProductMoved> =>
  transact(db, async (tx) => {
    const product = await lockAnyProduct(tx, operator, productId);
    const moved = move(product.status, name);
    if (!moved.ok) return moved;
    await tx.product.update({ where: { id: productId }, data: { status: moved.to } });
    await audit(tx, moment.now, {
      actorId: operator.personId,
      action: name === "take_down" ? "product.taken_down" : "product.restored",
      subject: `product:${productId}`,
      detail: { reason },
    });
    await touch(tx, moment, productId, moved.fact);
    return { ok: true };
  });
