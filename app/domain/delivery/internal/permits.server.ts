import { readGroundForUse } from "~/domain/areas/read-ground.server";
import { minuteOf } from "~/domain/shared/time";
import type { Tx } from "~/platform/db.server";
import type { Permits } from "../eligibility";

/** The rules of areas at this moment, held still until the transaction ends. */
export async function permitsAt(tx: Tx, now: Date): Promise<Permits> {
  const { movement } = await readGroundForUse(tx);
  return (place, vehicle, goods) =>
    movement.verdictAt({ mover: "courier", place, vehicle, goods }, minuteOf(now)).permission;
}
