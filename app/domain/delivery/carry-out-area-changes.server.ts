import { dueChanges, markCarriedOut } from "~/domain/areas/due-changes.server";
import type { AreaRef } from "~/domain/areas/movement";
import { readGround } from "~/domain/areas/read-ground.server";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import type { Consequence } from "./area-consequence";
import { followArea } from "./internal/follow-area.server";
import { touchedShipments } from "./touched-shipments.server";

/** How many shipments are followed at once; each has a transaction of its own. */
const atOnce = 4;

export type CarriedOut = { ok: true; changes: number; touched: Partial<Record<Consequence, number>> };

/**
 * Does for the parcels on the road what every change of colours, rules and borders that has come into force asks for, and only for
 * those it touches. Changes announced for later are found at their minute by the same job. `area`: look there in any case.
 */
export async function carryOutAreaChanges(db: Db, moment: Moment, area: AreaRef | null = null): Promise<CarriedOut> {
  const due = await dueChanges(db, moment.now);
  if (due.length === 0 && area === null) return { ok: true, changes: 0, touched: {} };
  const isEverywhere = due.some((change) => change.area === null);
  const areas = isEverywhere ? null : [...due.flatMap((change) => change.area ?? []), ...(area ? [area] : [])];
  const found = await touchedShipments(db, await readGround(db), moment.now, areas);
  const touched: Partial<Record<Consequence, number>> = {};
  for (let from = 0; from < found.length; from += atOnce) {
    const some = found.slice(from, from + atOnce);
    const done = await Promise.all(
      some.map(({ shipment }) => transact(db, (tx) => followArea(tx, moment, shipment.id))),
    );
    for (const consequence of done) touched[consequence] = (touched[consequence] ?? 0) + 1;
  }
  await transact(db, (tx) => markCarriedOut(tx, moment.now, due));
  return { ok: true, changes: due.length, touched };
}
