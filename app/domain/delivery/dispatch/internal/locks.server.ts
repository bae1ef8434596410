import { sql, type Tx } from "~/platform/db.server";
import { lockShipment, type ShipmentRow } from "../../internal/shipment-row.server";

/** Shipments are locked in the order of their ids, and before any shift: whoever does so never waits in a ring. */
export async function lockShipments(tx: Tx, ids: readonly string[]): Promise<ShipmentRow[]> {
  const rows: ShipmentRow[] = [];
  for (const id of [...ids].sort()) rows.push(await lockShipment(tx, id));
  return rows;
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
