import { present } from "~/domain/shared/missing";
import { sql, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";

export type Lot = { readonly id: string; readonly holderId: string; readonly vnd: number };
type Kind = "granted" | "spent" | "returned" | "withdrawn" | "restored";

/** Whoever has this phone number, locked until the transaction ends: their credit changes in one place at a time. */
export async function lockHolder(tx: Tx, { now, ids }: Moment, phone: string): Promise<string> {
  const [holder] = await tx.$queryRaw<{ id: string }[]>(sql`
    INSERT INTO credit_holder AS known (id, phone, created_at) VALUES (${ids.next()}::uuid, ${phone}, ${now})
    ON CONFLICT (phone) DO UPDATE SET phone = known.phone RETURNING id::text`);
  return present(holder, "credit holder").id;
}

/** Lots with something left, oldest first; the holder is locked. */
export const lotsWithMoney = (tx: Tx, holderId: string): Promise<Lot[]> =>
  tx.$queryRaw(sql`
    SELECT id::text, holder_id::text AS "holderId", left_vnd AS vnd FROM credit_lot
    WHERE holder_id = ${holderId}::uuid AND left_vnd > 0 ORDER BY created_at, id FOR UPDATE`);

/** What an order was paid with and did not give back yet, newest lot first: the last one taken is the first one filled again. */
export async function lotsSpentOn(tx: Tx, orderId: string): Promise<Lot[]> {
  await tx.$queryRaw(sql`
    SELECT holder.id FROM credit_holder holder WHERE holder.id IN (
      SELECT lot.holder_id FROM credit_lot lot JOIN credit_movement moved ON moved.lot_id = lot.id
      WHERE moved.order_id = ${orderId}::uuid AND moved.kind = 'spent') ORDER BY holder.id FOR UPDATE`);
  return tx.$queryRaw(sql`
    SELECT lot.id::text, lot.holder_id::text AS "holderId", (-sum(moved.amount_vnd))::int AS vnd
    FROM credit_lot lot JOIN credit_movement moved ON moved.lot_id = lot.id
    WHERE moved.order_id = ${orderId}::uuid AND moved.kind IN ('spent', 'returned')
    GROUP BY lot.id HAVING sum(moved.amount_vnd) < 0 ORDER BY lot.created_at DESC, lot.id DESC`);
}

/** Takes an amount from the first lots that have it: pairs of a lot and its part. */
export function portions(lots: readonly Lot[], amountVnd: number): { lot: Lot; vnd: number }[] {
  let rest = amountVnd;
  return lots.flatMap((lot) => {
    const vnd = Math.min(lot.vnd, rest);
    rest -= vnd;
    return vnd === 0 ? [] : [{ lot, vnd }];
  });
}

export type Movement = {
  readonly lotId: string;
  readonly kind: Kind;
  /** Positive when the shopper has more afterwards. */
  readonly amountVnd: number;
  readonly orderId: string;
  readonly cause: string;
};

/** Writes down what happens to a lot and lets what is left of it follow. */
export async function moveLot(
  tx: Tx,
  { now }: Moment,
  { lotId, kind, amountVnd, orderId, cause }: Movement,
): Promise<void> {
  const withdrawn = kind === "withdrawn" || kind === "restored" ? -amountVnd : 0;
  await tx.$executeRaw(sql`
    WITH moved AS (
      INSERT INTO credit_movement (lot_id, kind, amount_vnd, order_id, cause, at)
      VALUES (${lotId}::uuid, ${kind}, ${amountVnd}, ${orderId}::uuid, ${cause}, ${now})
    )
    UPDATE credit_lot SET left_vnd = left_vnd + ${kind === "granted" ? 0 : amountVnd}, withdrawn_vnd = withdrawn_vnd + ${withdrawn}
    WHERE id = ${lotId}::uuid`);
}
