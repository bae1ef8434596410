import type { Reader } from "~/platform/db.server";
import type { DropPoint } from "./drop-point";
import { areaNames } from "./queries.server";
import { readGround } from "./read-ground.server";

export type DropPointView = DropPoint & { areaName: string };

/** The places kept for putting goods down or handing them over, by area. */
export async function listDropPoints(reader: Reader): Promise<DropPointView[]> {
  const { dropPoints } = await readGround(reader);
  const nameOf = await areaNames(reader, dropPoints);
  return dropPoints
    .map((point) => ({ ...point, areaName: nameOf(point) }))
    .sort((a, b) => a.areaName.localeCompare(b.areaName, "vi"));
}
