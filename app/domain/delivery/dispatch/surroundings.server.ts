import { roadMetres } from "~/domain/areas/reach";
import type { Reader } from "~/platform/db.server";
import { readRightOfWay } from "../area-changes/read-right-of-way.server";
import { travelMinutes } from "../travel";
import type { RoadTimes, Surroundings } from "./decision";

export const roads: RoadTimes = { minutes: travelMinutes, metres: roadMetres };

/** Roads, and the rules of areas as they stand, with what improves routes. */
export const surroundingsAt = async (reader: Reader, improve: Surroundings["improve"]): Promise<Surroundings> => ({
  roads,
  rightOfWay: await readRightOfWay(reader),
  improve,
});
