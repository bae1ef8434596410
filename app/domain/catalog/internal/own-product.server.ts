import { worksFor } from "~/domain/identity/policy";
import type { Actor } from "~/domain/identity/types";
import { invariant } from "~/domain/shared/invariant";
import { Missing } from "~/domain/shared/missing";
import { refuseWith, type Accepted, type Refusal } from "~/domain/shared/refusal";
import { sql, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { isProductStatus, type ProductStatus } from "../product-status";

export type LockedProduct = { id: string; sellerId: string; status: ProductStatus; version: number };
export type Stale = Refusal<"stale", { version: number }>;

async function lockProduct(tx: Tx, productId: string): Promise<LockedProduct> {
  const [product] = await tx.$queryRaw<{ id: string; sellerId: string; status: string; version: number }[]>(sql`
    select id::text, seller_id::text as "sellerId", status, version from product where id = ${productId}::uuid for update`);
  if (!product) throw new Missing("product");
  const { status } = product;
  invariant(isProductStatus(status), `product status ${status}`);
  return { ...product, status };
}

/** Finds and locks a product through the person who works for its seller. */
export async function lockOwnProduct(tx: Tx, actor: Actor, productId: string): Promise<LockedProduct> {
  const product = await lockProduct(tx, productId);
  if (!worksFor(actor, product.sellerId)) throw new Missing("product");
  return product;
}

export async function lockAnyProduct(tx: Tx, actor: Actor, productId: string): Promise<LockedProduct> {
  if (!actor.isOperator) throw new Missing("product");
  return lockProduct(tx, productId);
}

/** Somebody else changed the product since this page was opened: their change is not overwritten unseen. */
export const checkVersion = (product: LockedProduct, version: number): Accepted | Stale =>
  product.version === version ? { ok: true } : refuseWith("stale", { version: product.version });

export async function touch(tx: Tx, moment: Moment, productId: string, fact = "product.changed"): Promise<void> {
  await tx.product.update({ where: { id: productId }, data: { version: { increment: 1 } } });
  await record(tx, moment, { type: fact, subject: `product:${productId}`, payload: { productId } });
}
