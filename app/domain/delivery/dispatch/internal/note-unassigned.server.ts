import { sql, transact, type Db } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { shipmentFact } from "../../events";
import { readShipments } from "../../internal/shipment-row.server";
import { isWaiting, shipmentStatuses } from "../../shipment-status";
import type { DecisionOf, Versions } from "./carried-out";

const waiting = shipmentStatuses.filter(isWaiting);

/**
 * Why nobody carries these loads, for the operators' pages; past a point a load is also called out to them, once. All of a tick at once:
 * on a short day they are most of its decisions, and the same as half a minute ago. What somebody else holds just now, or has moved
 * on, is left alone. Says how many were noted.
 */
export const noteUnassigned = (
  db: Db,
  moment: Moment,
  versions: Versions,
  decisions: readonly DecisionOf<"unassigned">[],
): Promise<number> =>
  transact(db, async (tx) => {
    const rows = decisions.map(({ loadId, reasons, alert }) => ({
      id: loadId,
      version: versions.get(loadId) ?? 0,
      why: reasons,
      alert,
    }));
    const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, version int, why jsonb, alert boolean)`;
    const noted = await tx.$queryRaw<{ id: string; isFirstCall: boolean }[]>(sql`
      with held as (
        select s.id, given.why, given.alert and s.alerted_at is null as first_call
          from shipment s join ${given} on given.id = s.id and given.version = s.version
         where s.status = any(${waiting}) order by s.id for update of s skip locked),
      written as (
        update shipment set unassigned_why = held.why, alerted_at = case when held.first_call then ${moment.now} else alerted_at end
          from held where shipment.id = held.id and (held.first_call or shipment.unassigned_why is distinct from held.why))
      select id::text, first_call as "isFirstCall" from held`);
    const called = noted.flatMap(({ id, isFirstCall }) => (isFirstCall ? [id] : []));
    for (const shipment of (await readShipments(tx, called)).values())
      await record(tx, moment, shipmentFact("shipment.needs_operator", shipment));
    return noted.length;
  });
