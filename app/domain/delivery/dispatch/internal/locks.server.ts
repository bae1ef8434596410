import { present } from "~/domain/shared/missing";
import { sql, type Tx } from "~/platform/db.server";
import { readShipments, type ShipmentRow } from "../../internal/shipment-row.server";
import type { Versions } from "./carried-out";

/** Shipments are locked in the order of their ids, and before any shift: whoever does so never waits in a ring. */
export async function lockShipments(tx: Tx, ids: readonly string[]): Promise<ShipmentRow[]> {
  const sorted = [...ids].sort();
  await tx.$queryRaw(sql`select 1 from shipment where id = any(${sorted}::uuid[]) order by id for update`);
  const rows = await readShipments(tx, sorted);
  return sorted.map((id) => present(rows.get(id), "shipment"));
}

/** What an offer has to know of a shipment that waits for a courier. */
export type WaitingRow = {
  readonly id: string;
  readonly orderId: string;
  readonly subOrderId: string;
  readonly sellerId: string;
  readonly courierId: string | null;
  readonly payVnd: number;
  readonly status: string;
  readonly version: number;
  readonly legSeq: number;
  readonly legPayVnd: number;
};

/** The same locks in one statement. Null when one of the shipments is no longer as it was on the board. */
export async function lockReady(tx: Tx, ids: readonly string[], versions: Versions): Promise<WaitingRow[] | null> {
  const rows = await tx.$queryRaw<WaitingRow[]>(sql`
    select s.id, s.order_id as "orderId", s.sub_order_id as "subOrderId", s.seller_id as "sellerId", s.courier_id as "courierId",
           s.pay_vnd as "payVnd", s.status, s.version, leg.seq as "legSeq", leg.pay_vnd as "legPayVnd"
      from shipment s join shipment_leg leg on leg.shipment_id = s.id and leg.seq = s.leg_seq
     where s.id = any(${[...ids]}::uuid[]) order by s.id for update of s`);
  const isAsRead = ({ id, status, version }: WaitingRow): boolean => status === "ready" && version === versions.get(id);
  return rows.length === ids.length && rows.every(isAsRead) ? rows : null;
}

/** The lock of a courier's run. False when the courier is off duty. */
export async function lockShift(tx: Tx, courierId: string): Promise<boolean> {
  const shift = await tx.$queryRaw<unknown[]>(
    sql`select 1 from shift where courier_id = ${courierId}::uuid and ends_at is null for update`,
  );
  return shift.length > 0;
}

/** As above, without waiting; false also when the courier already looks at an offer. One courier, one question. */
export async function takeTurn(tx: Tx, courierId: string): Promise<boolean> {
  const free = await tx.$queryRaw<unknown[]>(sql`
    select 1 from shift s where s.courier_id = ${courierId}::uuid and s.ends_at is null
       and not exists (select 1 from offer o where o.courier_id = s.courier_id and o.status in ('sent', 'seen'))
       for update of s skip locked`);
  return free.length > 0;
}
