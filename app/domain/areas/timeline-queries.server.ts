import { daysAfter, minuteOf, startOfDayInVietnam } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";
import type { AreaRef } from "./movement";
import { areaNames } from "./queries.server";
import { readGround } from "./read-ground.server";
import { stretchesOf, type Stretch } from "./timeline";

export type TimelineRow = { areaName: string; stretches: Stretch[] };
export type Timeline = { from: number; until: number; now: number; rows: TimelineRow[] };

const daysBack = 3;
const daysAhead = 7;
const mostRows = 40;

/** The colours of every area that has one between three days ago and a week ahead, provinces and communes alike. */
export async function areaTimeline(reader: Reader, now: Date): Promise<Timeline> {
  const today = startOfDayInVietnam(now);
  const [from, until] = [daysAfter(today, -daysBack), daysAfter(today, daysAhead)];
  const areas = await reader.areaSpell.findMany({
    where: { from: { lt: until }, OR: [{ until: null }, { until: { gt: from } }] },
    select: { provinceCode: true, communeCode: true },
    distinct: ["provinceCode", "communeCode"],
    orderBy: [{ provinceCode: "asc" }, { communeCode: "asc" }],
    take: mostRows,
  });
  const [{ movement }, nameOf] = await Promise.all([readGround(reader), areaNames(reader, areas)]);
  const rowOf = (area: AreaRef): TimelineRow => ({
    areaName: nameOf(area),
    stretches: stretchesOf(movement, area, minuteOf(from), minuteOf(until)),
  });
  const hasColour = ({ stretches }: TimelineRow): boolean => stretches.some(({ colour }) => colour !== "green");
  return {
    from: minuteOf(from),
    until: minuteOf(until),
    now: minuteOf(now),
    rows: areas.map(rowOf).filter(hasColour),
  };
}
