import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { slipLegs } from "../internal/legs.server";
import { lockShipment } from "../internal/shipment-row.server";

/** A shift of the estimate smaller than this moves nothing. */
const toleranceMinutes = 5;

/**
 * Where a leg that ends at a hub is now expected at another time than was thought, what comes after slips with it: the next leg's
 * beginning, and the arrival the shopper is told. A stop that should have been made by now is expected now; a vehicle that comes before its
 * dock is free waits, and its goods arrive when it is let in.
 */
export async function renewEstimates(db: Db, moment: Moment): Promise<{ ok: true; renewed: number }> {
  const drifted = await db.$queryRaw<{ id: string; arrival: Date }[]>`
    select id::text, arrival from (
      select s.id, leg.eta as thought, greatest(st.eta, ${moment.now}, dock.starts_at) as arrival
        from shipment s
        join shipment_leg leg on leg.shipment_id = s.id and leg.seq = s.leg_seq and leg.to_hub_id is not null and leg.ended_at is null
        join stop st on st.shipment_id = s.id and st.kind = 'dropoff' and st.status in ('planned', 'en_route', 'arrived')
        left join dock_booking dock on dock.hub_id = leg.to_hub_id and st.id = any(dock.stop_ids) and st.status <> 'arrived'
    ) as expected
     where abs(extract(epoch from arrival - thought)) > ${toleranceMinutes * 60}::int
     order by id limit 500`;
  for (const { id, arrival } of drifted)
    await transact(db, async (tx) => slipLegs(tx, await lockShipment(tx, id), arrival));
  return { ok: true, renewed: drifted.length };
}
