import { sql, transact, type Db } from "~/platform/db.server";
import type { Alternative, Decision } from "../decision";
import { fromMinutes } from "../minutes";

type Outlook = {
  shipment_id: string;
  kind: string;
  why: string;
  courier_id: string | null;
  behind_pickup: number | null;
  behind_door: number | null;
  until: Date | null;
  alternatives: readonly Alternative[];
};

/** The cheapest few say enough about a choice. */
const alternativesKept = 6;

/** Keeps, for each load that waits, what was decided about it and what else was possible. */
export const writeOutlook = (db: Db, shard: string, decisions: readonly Decision[], now: Date): Promise<void> =>
  transact(db, async (tx) => {
    const rows = decisions.flatMap(outlookOf);
    await tx.$executeRaw(sql`
      insert into outlook (shipment_id, kind, why, courier_id, behind_pickup, behind_door, until, alternatives, decided_at)
      select shipment_id, kind, why, courier_id, behind_pickup, behind_door, until, alternatives, ${now}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as given(shipment_id uuid, kind text, why text, courier_id uuid, behind_pickup int, behind_door int, until timestamptz,
                   alternatives jsonb)
      on conflict (shipment_id) do update set kind = excluded.kind, why = excluded.why, courier_id = excluded.courier_id,
        behind_pickup = excluded.behind_pickup, behind_door = excluded.behind_door, until = excluded.until,
        alternatives = excluded.alternatives, decided_at = excluded.decided_at`);
    await tx.$executeRaw(sql`
      delete from outlook using shipment where shipment.id = outlook.shipment_id and shipment.shard = ${shard}
         and shipment.status not in ('ready', 'planned', 'offered', 'held')`);
  });

function outlookOf(decision: Decision): Outlook[] {
  switch (decision.kind) {
    case "offer":
    case "roster": {
      const { kind, courierId: courier_id, alternatives } = decision;
      return decision.loadIds.map((id) => outlook(id, { kind, courier_id, alternatives: few(alternatives) }));
    }
    case "wait": {
      const { loadId, kind, why, plannedFor: courier_id, slot, alternatives } = decision;
      const place = { behind_pickup: slot?.pickup ?? null, behind_door: slot?.door ?? null };
      const until = fromMinutes(decision.until);
      return [outlook(loadId, { kind, why, courier_id, ...place, until, alternatives: few(alternatives) })];
    }
    case "hold": {
      const { loadId, kind, rule: why, until } = decision;
      return [outlook(loadId, { kind, why, until: until === null ? null : fromMinutes(until) })];
    }
    case "unassigned": {
      const { loadId, kind, reasons } = decision;
      return [outlook(loadId, { kind, why: Object.keys(reasons)[0] ?? "" })];
    }
    case "reorder":
    case "release":
      return [];
  }
}

const few = (alternatives: readonly Alternative[]): readonly Alternative[] => alternatives.slice(0, alternativesKept);

const outlook = (shipment_id: string, said: Pick<Outlook, "kind"> & Partial<Outlook>): Outlook => ({
  ...{ shipment_id, why: "", courier_id: null, behind_pickup: null, behind_door: null, until: null, alternatives: [] },
  ...said,
});
