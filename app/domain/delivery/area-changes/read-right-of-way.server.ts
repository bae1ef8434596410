import { readGround, readGroundForUse } from "~/domain/areas/read-ground.server";
import type { Reader, Tx } from "~/platform/db.server";
import { rightOfWay } from "../dispatch/right-of-way";

/** The dated rules of areas as they stand, asked with a courier's passes at the minute a place is entered. */
export async function readRightOfWay(reader: Reader | Tx) {
  const { movement, map } = await readGround(reader);
  return rightOfWay(movement, map);
}

/** The same, with the rules held still until the transaction ends: for whoever accepts or assigns on them. */
export async function readRightOfWayForUse(tx: Tx) {
  const { movement, map } = await readGroundForUse(tx);
  return rightOfWay(movement, map);
}
