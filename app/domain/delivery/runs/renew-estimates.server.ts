import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { slipLegs } from "../internal/legs.server";
import { lockShipment } from "../internal/shipment-row.server";

/** A shift of the estimate smaller than this moves nothing. */
const toleranceMinutes = 5;

/**
 * Where a leg that ends at a hub is now expected at another time than was thought, what comes after slips with it: the next leg's
 * beginning, and the arrival the shopper is told. A stop that should have been made by now is expected now.
 */
export async function renewEstimates(db: Db, moment: Moment): Promise<{ ok: true; renewed: number }> {
  const drifted = await db.$queryRaw<{ id: string; arrival: Date }[]>`
    select s.id::text, greatest(st.eta, ${moment.now}) as arrival
      from shipment s
      join shipment_leg leg on leg.shipment_id = s.id and leg.seq = s.leg_seq and leg.to_hub_id is not null and leg.ended_at is null
      join stop st on st.shipment_id = s.id and st.kind = 'dropoff' and st.status in ('planned', 'en_route', 'arrived')
     where abs(extract(epoch from greatest(st.eta, ${moment.now}) - leg.eta)) > ${toleranceMinutes * 60}::int
     order by s.id limit 500`;
  for (const { id, arrival } of drifted)
    await transact(db, async (tx) => slipLegs(tx, await lockShipment(tx, id), arrival));
  return { ok: true, renewed: drifted.length };
}
