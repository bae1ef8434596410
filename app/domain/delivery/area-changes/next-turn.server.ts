import { nextTurnOf } from "~/domain/areas/day-hours";
import type { Ground } from "~/domain/areas/ground";
import { readGround } from "~/domain/areas/read-ground.server";
import { minuteOf } from "~/domain/shared/time";
import type { Reader, Tx } from "~/platform/db.server";
import { fromMinutes } from "../dispatch/minutes";

/** When what is allowed changes next by itself: a dated rule, its hours, a pass, its hours, a test. Null: never. */
export async function nextTurn(reader: Reader, now: Date): Promise<Date | null> {
  return turnAfter(reader, await readGround(reader), now);
}

export async function turnAfter(reader: Reader, { movement }: Ground, after: Date): Promise<Date | null> {
  const at = minuteOf(after);
  const turns = [movement.nextChange(at), ...(await passTurns(reader, after))].filter((turn) => turn !== null);
  return turns.length === 0 ? null : fromMinutes(Math.min(...turns));
}

type Hours = { hoursFrom: number; hoursUntil: number };

async function passTurns(reader: Reader, after: Date): Promise<number[]> {
  const [dated] = await reader.$queryRaw<{ at: Date | null }[]>`
    select min(turn) as at from pass, unnest(array[valid_from, valid_until, test_until]) turn
     where revoked_at is null and valid_until > ${after} and turn > ${after}`;
  const hours = await reader.$queryRaw<Hours[]>`
    select distinct hours_from as "hoursFrom", hours_until as "hoursUntil" from pass
     where revoked_at is null and valid_until > ${after} and hours_from is not null`;
  const at = minuteOf(after);
  return [
    ...(dated?.at ? [minuteOf(dated.at)] : []),
    ...hours.map(({ hoursFrom, hoursUntil }) => nextTurnOf({ from: hoursFrom, until: hoursUntil }, at)),
  ];
}

/** Up to when turns have been carried out. */
export async function carriedUntil(reader: Reader): Promise<Date> {
  return (await reader.movementClock.findUniqueOrThrow({ where: { id: 1 } })).carriedUntil;
}

/** Two workers at once: the later minute stands. */
export async function noteCarriedUntil(tx: Tx, now: Date): Promise<void> {
  await tx.movementClock.updateMany({ where: { carriedUntil: { lt: now } }, data: { carriedUntil: now } });
}
