import { record, type Moment } from "~/platform/outbox.server";
import { sql, type Tx } from "~/platform/db.server";
import type { Quantity } from "~/domain/shared/quantity";
import { changeOf, type MovementKind } from "../lot-level";

export type Movement = {
  readonly lotId: string;
  readonly kind: MovementKind;
  readonly quantity: Quantity;
  readonly reason?: string;
  /** What asked for it: an order line, a person's count. */
  readonly reference?: string;
  readonly actorId?: string;
};

/**
 * Writes the movements and the levels they lead to, together, in one statement; tells once for each product that its stock
 * changed. The lots must be locked already, in the order of their ids (`lockHolds`, `lockShelf`), so that orders never deadlock.
 */
export async function moveStock(tx: Tx, moment: Moment, movements: readonly Movement[]): Promise<void> {
  if (movements.length === 0) return;
  const changed = await tx.$queryRaw<{ productId: string }[]>(sql`
    with movement as (
      select * from jsonb_to_recordset(${JSON.stringify(movements.map(toRow))}::jsonb) as m(
        lot_id uuid, kind text, quantity int, available int, held int, allocated int, shipped int, written_off int,
        reason text, reference text, actor_id uuid)
    ), total as (
      select lot_id, sum(available)::int available, sum(held)::int held, sum(allocated)::int allocated,
        sum(shipped)::int shipped, sum(written_off)::int written_off
      from movement group by lot_id
    ), lots as (
      update lot set
        received = lot.received + t.available + t.held + t.allocated + t.shipped + t.written_off,
        available = lot.available + t.available,
        held = lot.held + t.held,
        allocated = lot.allocated + t.allocated,
        shipped = lot.shipped + t.shipped,
        written_off = lot.written_off + t.written_off,
        status = case
          when lot.status not in ('sellable', 'depleted') then lot.status
          when lot.available + lot.held + lot.allocated + t.available + t.held + t.allocated = 0 then 'depleted'
          else 'sellable' end
      from total t where lot.id = t.lot_id
      returning lot.product_id
    ), written as (
      insert into stock_movement
        (lot_id, kind, quantity, d_available, d_held, d_allocated, d_shipped, d_written_off, reason, reference, actor_id, at)
      select lot_id, kind, quantity, available, held, allocated, shipped, written_off, reason, reference, actor_id, ${moment.now}::timestamptz
      from movement
    )
    select distinct product_id::text as "productId" from lots order by 1`);
  await recordStockChanged(
    tx,
    moment,
    changed.map(({ productId }) => productId),
  );
}

export const recordStockChanged = (tx: Tx, moment: Moment, productIds: readonly string[]): Promise<void> =>
  record(
    tx,
    moment,
    ...productIds.map((productId) => ({
      type: "stock.changed",
      subject: `product:${productId}`,
      payload: { productId },
    })),
  );

function toRow({ lotId, kind, quantity, reason = "", reference, actorId }: Movement) {
  const { available, held, allocated, shipped, writtenOff } = changeOf(kind, quantity);
  return {
    lot_id: lotId,
    kind,
    quantity,
    available,
    held,
    allocated,
    shipped,
    written_off: writtenOff,
    reason,
    reference: reference ?? null,
    actor_id: actorId ?? null,
  };
}
