import type { ColdClass } from "~/domain/areas/reach";
import type { Actor } from "~/domain/identity/types";
import { isPhotoOf } from "~/domain/media/queries.server";
import { refuse, type Accepted, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { checkVersion, lockOwnProduct, touch, type Stale } from "./internal/own-product.server";
import type { Certificate } from "./types";

export type EditProduct = {
  readonly productId: string;
  /** As it was when the page was opened. */
  readonly version: number;
  readonly name: string;
  readonly description: string;
  readonly categoryId: string;
  readonly coldClass: ColdClass;
  readonly season: readonly number[];
  readonly certificates: readonly Certificate[];
};
export type ProductEdited = Accepted | Stale | Refusal<"no_such_category">;

/** Changes how a product is described. Its address stays, because people have kept it. */
export const editProduct = (
  db: Db,
  moment: Moment,
  actor: Actor,
  { productId, version, season, certificates, ...words }: EditProduct,
): Promise<ProductEdited> =>
  transact(db, async (tx) => {
    const current = checkVersion(await lockOwnProduct(tx, actor, productId), version);
    if (!current.ok) return current;
    if ((await tx.category.count({ where: { id: words.categoryId } })) === 0) return refuse("no_such_category");
    await tx.product.update({
      where: { id: productId },
      data: { ...words, season: [...season], certificates: [...certificates] },
    });
    await touch(tx, moment, productId);
    return { ok: true };
  });

/** A better picture; the photo must be the seller's own. */
export const changePhoto = (
  db: Db,
  moment: Moment,
  actor: Actor,
  { productId, photoId }: { productId: string; photoId: string },
): Promise<Accepted | Refusal<"no_such_photo">> =>
  transact(db, async (tx) => {
    const { sellerId } = await lockOwnProduct(tx, actor, productId);
    if (!(await isPhotoOf(tx, sellerId, photoId))) return refuse("no_such_photo");
    await tx.product.update({ where: { id: productId }, data: { photoId } });
    await touch(tx, moment, productId);
    return { ok: true };
  });
