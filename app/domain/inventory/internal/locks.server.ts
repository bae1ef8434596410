import { joinSql, sql, type Sql, type Tx } from "~/platform/db.server";
import type { Quantity } from "~/domain/shared/quantity";
import type { FreeLot } from "../types";

export type HeldShare = {
  readonly id: string;
  readonly lotId: string;
  readonly packId: string;
  readonly lineId: string;
  readonly quantity: Quantity;
  readonly status: "held" | "allocated";
};

const uuids = (ids: readonly string[]): Sql => sql`(${joinSql(ids.map((id) => sql`${id}::uuid`))})`;

/** Locks every lot that still has goods of these packs, in id order, and reads them as they are once locked. */
export const lockShelf = (tx: Tx, packIds: readonly string[]): Promise<FreeLot[]> =>
  tx.$queryRaw<FreeLot[]>(sql`
    select id::text, pack_id::text as "packId", harvested_on::text as "harvestedOn", available
    from lot where pack_id in ${uuids(packIds)} and status = 'sellable' and available > 0
    order by id for update`);

/** Locks the open promises of an order and their lots, lot by lot in id order; a promise somebody else just closed drops out. */
export const lockHoldsOfOrder = (tx: Tx, orderId: string): Promise<HeldShare[]> =>
  lockHolds(tx, sql`h.order_id = ${orderId}::uuid and h.status in ('held', 'allocated')`);

export const lockAllocationsOfLines = (tx: Tx, lineIds: readonly string[]): Promise<HeldShare[]> =>
  lockHolds(tx, sql`h.line_id in ${uuids(lineIds)} and h.status = 'allocated'`);

const lockHolds = (tx: Tx, which: Sql): Promise<HeldShare[]> =>
  tx.$queryRaw<HeldShare[]>(sql`
    select h.id::text, h.lot_id::text as "lotId", h.pack_id::text as "packId", h.line_id::text as "lineId", h.quantity, h.status
    from hold h join lot l on l.id = h.lot_id
    where ${which}
    order by l.id, h.id for update of l, h`);

export type HoldStatus = "allocated" | "consumed" | "released" | "expired";

export const markHolds = (tx: Tx, holds: readonly HeldShare[], status: HoldStatus): Promise<number> =>
  tx.$executeRaw(sql`update hold set status = ${status} where id in ${uuids(holds.map(({ id }) => id))}`);

export type LockedLot = { readonly sellerId: string; readonly available: Quantity };

export async function lockLot(tx: Tx, lotId: string): Promise<LockedLot | undefined> {
  const [lot] = await tx.$queryRaw<LockedLot[]>(sql`
    select seller_id::text as "sellerId", available from lot where id = ${lotId}::uuid for update`);
  return lot;
}
