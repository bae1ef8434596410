import { dueChanges, markCarriedOut } from "~/domain/areas/due-changes.server";
import type { AreaRef } from "~/domain/areas/movement";
import { readGround } from "~/domain/areas/read-ground.server";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { followAreas, type Followed } from "../internal/follow-area.server";
import { carriedUntil, noteCarriedUntil, turnAfter } from "./next-turn.server";
import { touchedShipments } from "./touched-shipments.server";

export type CarriedOut = { ok: true; changes: number; touched: Followed };

/**
 * Does for the parcels on the road what every change of colours, rules, borders, their hours and passes that has come into force
 * asks for, and only for those it touches. Changes announced for later are found at their minute by the same job. `area`: look
 * there in any case.
 */
export async function carryOutAreaChanges(db: Db, moment: Moment, area: AreaRef | null = null): Promise<CarriedOut> {
  const { now } = moment;
  const [due, ground, since] = [await dueChanges(db, now), await readGround(db), await carriedUntil(db)];
  const turn = await turnAfter(db, ground, since);
  const hasTurned = turn !== null && turn <= now;
  if (due.length === 0 && area === null && !hasTurned) return { ok: true, changes: 0, touched: {} };
  const isEverywhere = hasTurned || due.some((change) => change.area === null);
  const areas = isEverywhere ? null : [...due.flatMap((change) => change.area ?? []), ...(area ? [area] : [])];
  const touched = await followAreas(db, moment, await touchedShipments(db, ground, now, areas));
  await transact(db, async (tx) => {
    await markCarriedOut(tx, now, due);
    if (hasTurned) await noteCarriedUntil(tx, now);
  });
  return { ok: true, changes: due.length, touched };
}

/** A pass came, went or was tested again: what its courier carries is weighed at once, and nothing else. */
export async function followPasses(db: Db, moment: Moment, { courierId }: { courierId: string }): Promise<CarriedOut> {
  const found = await touchedShipments(db, await readGround(db), moment.now, [], { courierId });
  return { ok: true, changes: 1, touched: await followAreas(db, moment, found) };
}
