import type { Accepted } from "~/domain/shared/refusal";
import { refuseWith } from "~/domain/shared/refusal";
import { sql, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { lockShelf } from "./internal/locks.server";
import { moveStock } from "./internal/move-stock.server";
import { splitOverLots } from "./split-over-lots";
import type { OutOfStock, Share, Want } from "./types";

export type HoldStock = { readonly orderId: string; readonly expiresAt: Date; readonly lines: readonly Want[] };

/**
 * Promises stock to every line of an order, or to none: oldest harvest first, over several lots when one is not enough.
 * Exact under any concurrency, because the lots are locked before they are counted.
 */
export async function holdStock(
  tx: Tx,
  moment: Moment,
  { orderId, expiresAt, lines }: HoldStock,
): Promise<Accepted | OutOfStock> {
  if (lines.length === 0) return { ok: true };
  const lots = await lockShelf(tx, [...new Set(lines.map(({ packId }) => packId))]);
  const { shares, shortages } = splitOverLots(lines, lots);
  if (shortages.length > 0) return refuseWith("out_of_stock", { shortages });

  const movements = shares.map(({ lotId, lineId, quantity }) => ({
    lotId,
    kind: "hold" as const,
    quantity,
    reference: lineId,
  }));
  await Promise.all([keepHolds(tx, moment, orderId, expiresAt, shares), moveStock(tx, moment, movements)]);
  return { ok: true };
}

async function keepHolds(
  tx: Tx,
  { now, ids }: Moment,
  orderId: string,
  expiresAt: Date,
  shares: readonly Share[],
): Promise<void> {
  const rows = shares.map(({ lotId, packId, lineId, quantity }) => ({
    id: ids.next(),
    lot_id: lotId,
    pack_id: packId,
    line_id: lineId,
    quantity,
  }));
  await tx.$executeRaw(sql`
    insert into hold (id, lot_id, pack_id, order_id, line_id, quantity, status, expires_at, created_at)
    select id, lot_id, pack_id, ${orderId}::uuid, line_id, quantity, 'held', ${expiresAt}::timestamptz, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as h(id uuid, lot_id uuid, pack_id uuid, line_id uuid, quantity int)`);
}
