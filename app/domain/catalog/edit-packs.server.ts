import type { Actor } from "~/domain/identity/types";
import { present } from "~/domain/shared/missing";
import { refuse, type Accepted, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { checkVersion, lockOwnProduct, touch, type Stale } from "./internal/own-product.server";
import { termsOf, type PackChoice } from "./pack-choices";
import { checkPack, isPrice, mostPacks, type PackFault } from "./pack-rules";

type Edit = { readonly productId: string; readonly version: number };

export type ChangePrice = Edit & { readonly packId: string; readonly priceVnd: number };

/** A new price for orders from now on; what is already ordered keeps its own. */
export const changePrice = (
  db: Db,
  moment: Moment,
  actor: Actor,
  { productId, version, packId, priceVnd }: ChangePrice,
): Promise<Accepted | Stale | Refusal<"price_out_of_range">> =>
  transact(db, async (tx) => {
    const current = checkVersion(await lockOwnProduct(tx, actor, productId), version);
    if (!current.ok) return current;
    present(await tx.pack.findFirst({ where: { id: packId, productId, retiredAt: null } }), "pack");
    if (!isPrice(priceVnd)) return refuse("price_out_of_range");
    await tx.pack.update({ where: { id: packId }, data: { priceVnd } });
    await touch(tx, moment, productId);
    return { ok: true };
  });

export type AddPack = Edit & {
  readonly choice: PackChoice;
  readonly label: string;
  readonly priceVnd: number;
  readonly gramsPerUnit: number | null;
};
export type PackAdded =
  Accepted<{ packId: string }> | Stale | Refusal<PackFault | "too_many_packs" | "already_offered">;

/** Another way of buying the same product. It has no stock until a harvest is received for it. */
export const addPack = (
  db: Db,
  moment: Moment,
  actor: Actor,
  { productId, version, choice, label, priceVnd, gramsPerUnit }: AddPack,
): Promise<PackAdded> =>
  transact(db, async (tx) => {
    const current = checkVersion(await lockOwnProduct(tx, actor, productId), version);
    if (!current.ok) return current;
    const terms = termsOf(choice, gramsPerUnit);
    const fault = checkPack({ ...terms, priceVnd });
    if (fault) return refuse(fault);
    const others = await tx.pack.findMany({
      where: { productId, retiredAt: null },
      select: { label: true, position: true },
    });
    if (others.length >= mostPacks) return refuse("too_many_packs");
    if (others.some((other) => other.label === label)) return refuse("already_offered");
    const packId = moment.ids.next();
    const position = Math.max(0, ...others.map((other) => other.position)) + 1;
    await tx.pack.create({ data: { id: packId, productId, position, label, priceVnd, ...terms } });
    await touch(tx, moment, productId);
    return { ok: true, packId };
  });

export type RetirePack = Edit & { readonly packId: string };

/** A pack nobody should order any more; the last one stays, the product is paused instead. */
export const retirePack = (
  db: Db,
  moment: Moment,
  actor: Actor,
  { productId, version, packId }: RetirePack,
): Promise<Accepted | Stale | Refusal<"last_pack">> =>
  transact(db, async (tx) => {
    const current = checkVersion(await lockOwnProduct(tx, actor, productId), version);
    if (!current.ok) return current;
    const open = await tx.pack.findMany({ where: { productId, retiredAt: null }, select: { id: true } });
    present(
      open.find(({ id }) => id === packId),
      "pack",
    );
    if (open.length === 1) return refuse("last_pack");
    await tx.pack.update({ where: { id: packId }, data: { retiredAt: moment.now } });
    await touch(tx, moment, productId);
    return { ok: true };
  });
