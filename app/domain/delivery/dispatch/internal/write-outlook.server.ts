import { sql, transact, type Db } from "~/platform/db.server";
import type { Alternative, Decision } from "../decision";
import { fromMinutes } from "../minutes";

type Outlook = {
  shipment_id: string;
  kind: string;
  why: string;
  courier_id: string | null;
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
      insert into outlook (shipment_id, kind, why, courier_id, until, alternatives, decided_at)
      select shipment_id, kind, why, courier_id, until, alternatives, ${now}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as given(shipment_id uuid, kind text, why text, courier_id uuid, until timestamptz, alternatives jsonb)
      on conflict (shipment_id) do update set kind = excluded.kind, why = excluded.why, courier_id = excluded.courier_id,
        until = excluded.until, alternatives = excluded.alternatives, decided_at = excluded.decided_at`);
    await tx.$executeRaw(sql`
      delete from outlook using shipment where shipment.id = outlook.shipment_id and shipment.shard = ${shard}
         and shipment.status not in ('ready', 'planned', 'offered', 'held')`);
  });

function outlookOf(decision: Decision): Outlook[] {
  switch (decision.kind) {
    case "offer":
    case "roster":
      return decision.loadIds.map((shipment_id) => ({
        shipment_id,
        kind: decision.kind,
        why: "",
        courier_id: decision.courierId,
        until: null,
        alternatives: decision.alternatives.slice(0, alternativesKept),
      }));
    case "wait": {
      const { loadId: shipment_id, kind, why, plannedFor: courier_id, until, alternatives } = decision;
      return [
        {
          shipment_id,
          kind,
          why,
          courier_id,
          until: fromMinutes(until),
          alternatives: alternatives.slice(0, alternativesKept),
        },
      ];
    }
    case "hold": {
      const { loadId: shipment_id, kind, rule: why, until } = decision;
      return [
        {
          shipment_id,
          kind,
          why,
          courier_id: null,
          until: until === null ? null : fromMinutes(until),
          alternatives: [],
        },
      ];
    }
    case "unassigned": {
      const [why = ""] = Object.keys(decision.reasons);
      return [
        { shipment_id: decision.loadId, kind: "unassigned", why, courier_id: null, until: null, alternatives: [] },
      ];
    }
    case "reorder":
    case "release":
      return [];
  }
}
