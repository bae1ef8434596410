import { refuse, refuseWith, type Refusal } from "~/domain/shared/refusal";
import { present } from "~/domain/shared/missing";
import type { Measure, Quantity } from "~/domain/shared/quantity";
import { sql, transact, type Db, type Reader, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { fitQuantity, fits, usualQuantity, type QuantityLimits } from "./fit-quantity";
import { mostBasketLines } from "../policy";

export type Shopper = { readonly tokenHash: string; readonly personId: string | null };
/** Without a quantity: as much as people usually take. */
export type AddToBasket = { readonly packId: string; readonly quantity: Quantity | null };
export type BasketRefusal =
  Refusal<"not_on_sale"> | Refusal<"basket_full"> | Refusal<"quantity_not_offered", { limits: QuantityLimits }>;

/** Puts a pack into the shopper's basket, or more of it; the first pack makes the basket. */
export async function addToBasket(
  db: Db,
  moment: Moment,
  shopper: Shopper,
  { packId, quantity: asked }: AddToBasket,
): Promise<{ ok: true; basketId: string } | BasketRefusal> {
  const pack = await findPack(db, packId);
  if (!pack.onSale) return refuse("not_on_sale");
  const quantity = asked ?? usualQuantity(pack);
  if (!fits(pack, quantity)) return refuseWith("quantity_not_offered", { limits: limitsOf(pack) });
  return transact(db, (tx) => put(tx, moment, shopper, { packId, quantity }, pack.maximum));
}

type PackOnShelf = QuantityLimits & { soldBy: Measure; onSale: boolean };

const limitsOf = ({ minimum, maximum, step }: QuantityLimits): QuantityLimits => ({ minimum, maximum, step });

async function findPack(reader: Reader, packId: string): Promise<PackOnShelf> {
  const rows = await reader.$queryRaw<PackOnShelf[]>(sql`
    select k.minimum, k.maximum, k.step, k.sold_by as "soldBy", (p.status = 'published' and k.retired_at is null and s.status = 'approved') as "onSale"
    from pack k join product p on p.id = k.product_id join seller s on s.id = p.seller_id where k.id = ${packId}::uuid`);
  return present(rows[0], "pack");
}

async function put(
  tx: Tx,
  { now, ids }: Moment,
  { tokenHash, personId }: Shopper,
  { packId, quantity }: { packId: string; quantity: Quantity },
  maximum: number,
) {
  const [basket] = await tx.$queryRaw<{ basketId: string; lines: number }[]>(sql`
    with basket_now as (
      insert into basket (id, token_hash, person_id, created_at, updated_at)
      values (${ids.next()}::uuid, ${tokenHash}, ${personId}::uuid, ${now}::timestamptz, ${now}::timestamptz)
      on conflict (token_hash) do update set updated_at = excluded.updated_at, person_id = coalesce(excluded.person_id, basket.person_id)
      returning id
    ), line_now as (
      insert into basket_line (id, basket_id, pack_id, quantity, added_at)
      select ${ids.next()}::uuid, id, ${packId}::uuid, ${quantity}, ${now}::timestamptz from basket_now
      on conflict (basket_id, pack_id) do update set quantity = least(basket_line.quantity + excluded.quantity, ${maximum})
      returning basket_id
    )
    select b.id::text as "basketId", (select count(*)::int from basket_line l where l.basket_id = b.id) as lines from basket_now b, line_now`);
  const { basketId, lines } = present(basket, "basket");
  return lines >= mostBasketLines ? refuse("basket_full") : { ok: true as const, basketId };
}

export type ChangeBasketLine = { readonly packId: string; readonly quantity: Quantity };

/** Sets how much of a pack is wanted; nothing takes it out. A quantity between two steps becomes the lower one. */
export async function changeBasketLine(
  db: Db,
  moment: Moment,
  tokenHash: string,
  { packId, quantity }: ChangeBasketLine,
) {
  if (quantity <= 0) return removeFromBasket(db, moment, tokenHash, packId);
  const pack = await findPack(db, packId);
  const kept = fitQuantity(pack, quantity);
  return transact(db, async (tx) => {
    await tx.$executeRaw(sql`
      with changed as (
        update basket_line l set quantity = ${kept} from basket b
        where b.id = l.basket_id and b.token_hash = ${tokenHash} and l.pack_id = ${packId}::uuid returning b.id
      )
      update basket set updated_at = ${moment.now}::timestamptz where id in (select id from changed)`);
    return { ok: true as const, quantity: kept };
  });
}

/** Taking out what is not there is no mistake: the second tap finds it gone. */
export const removeFromBasket = (db: Db, moment: Moment, tokenHash: string, packId: string) =>
  transact(db, async (tx) => {
    await tx.$executeRaw(sql`
      with gone as (
        delete from basket_line l using basket b
        where b.id = l.basket_id and b.token_hash = ${tokenHash} and l.pack_id = ${packId}::uuid returning b.id
      )
      update basket set updated_at = ${moment.now}::timestamptz where id in (select id from gone)`);
    return { ok: true as const, quantity: 0 };
  });
