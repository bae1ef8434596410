import { invariant } from "~/domain/shared/invariant";
import { hoursAfter, minuteOf } from "~/domain/shared/time";
import { sql, type Reader, type Sql, type Tx } from "~/platform/db.server";
import { stopKinds } from "../../types";
import type { OpenLoad, RunStop } from "../board";
import { stopsFor } from "../open-run";

/** One stop still to be made, and whether nothing may go before it. */
export type ReadStop = {
  readonly courierId: string;
  readonly isUnderWay: boolean;
  readonly eta: number;
  readonly stop: RunStop;
};
export type OpenRun = { readonly courierId: string; readonly runId: string; readonly version: number };

type Line = { courierId: string; shipmentId: string; kind: string; status: string; eta: Date };

/** The open runs of these couriers: their versions, and the stops left in the order promised. */
export async function readRuns(
  reader: Reader | Tx,
  courierIds: readonly string[],
): Promise<{ runs: OpenRun[]; lines: Line[] }> {
  if (courierIds.length === 0) return { runs: [], lines: [] };
  const [runs, lines] = await Promise.all([
    reader.$queryRaw<OpenRun[]>(sql`
      select courier_id as "courierId", id as "runId", version from run
       where status = 'open' and courier_id = any(${[...courierIds]}::uuid[])`),
    reader.$queryRaw<Line[]>(sql`
      select r.courier_id as "courierId", st.shipment_id as "shipmentId", st.kind, st.status, st.eta
        from run r join stop st on st.run_id = r.id
       where r.status = 'open' and st.status in ('planned', 'en_route', 'arrived') and r.courier_id = any(${[...courierIds]}::uuid[])
       order by r.courier_id, st.position`),
  ]);
  return { runs, lines };
}

/** What a courier's open run still stops for. */
export const shipmentsOnRunOf = (courierId: string): Sql => sql`
  select st.shipment_id from run r join stop st on st.run_id = r.id
   where r.status = 'open' and st.status in ('planned', 'en_route', 'arrived') and r.courier_id = ${courierId}::uuid`;

/** A stop as the board shows it; the load says where it is and by when. */
export function readStop(
  { courierId, shipmentId, kind: text, status, eta }: Line,
  load: OpenLoad,
  now: Date,
): ReadStop {
  const kind = stopKinds.find((known) => known === text);
  invariant(kind, `stop of ${shipmentId} is a ${text}`);
  const due =
    kind === "return"
      ? { place: load.from, earliest: minuteOf(now), latest: minuteOf(hoursAfter(now, 24)) }
      : kind === "pickup"
        ? { place: load.from, earliest: stopsFor(load)[0].earliest, latest: load.window.until }
        : { place: load.to, earliest: load.window.from, latest: load.window.until };
  return {
    courierId,
    isUnderWay: status !== "planned",
    eta: minuteOf(eta),
    stop: { loadId: shipmentId, kind, ...due },
  };
}
