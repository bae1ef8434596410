import type { Reader } from "~/platform/db.server";
import type { AreaRef, Crossing, MovementRule, Side } from "./movement";
import { areaNames } from "./queries.server";
import { crossingOf, ruleOf, type CrossingRow, type RuleRow } from "./read-book.server";
import { moreSpecificCrossing, moreSpecificRule } from "./rule-order";

type Told = { from: string; until: string | null; isComing: boolean; reason: string; source: string };
export type RuleView = Omit<MovementRule, "from" | "until"> & Told & { areaName: string | null; isOwn: boolean };
export type CrossingView = Omit<Crossing, "from" | "until"> &
  Told & { leavingName: string | null; enteringName: string | null };

/** Rules and borders in force or announced, in the order they weigh. */
export async function listRules(reader: Reader, now: Date): Promise<{ rules: RuleView[]; crossings: CrossingView[] }> {
  const where = { OR: [{ until: null }, { until: { gt: now } }] };
  const [ruleRows, crossingRows] = await Promise.all([
    reader.movementRule.findMany({ where }),
    reader.areaCrossing.findMany({ where }),
  ]);
  const rules = ruleRows.filter(isMeant).map((row) => ({ row, rule: ruleOf(row) }));
  const crossings = crossingRows.filter(isMeant).map((row) => ({ row, crossing: crossingOf(row) }));
  const areas = [
    ...rules.map(({ rule }) => rule.area),
    ...crossings.flatMap(({ crossing: { leaving, entering } }) => [leaving.area, entering.area]),
  ];
  const nameOf = await areaNames(
    reader,
    areas.filter((area) => area !== null),
  );
  const named = (area: AreaRef | null): string | null => area && nameOf(area);
  const side = ({ area }: Side): string | null => named(area);
  return {
    rules: rules
      .sort((a, b) => moreSpecificRule(a.rule, b.rule))
      .map(({ row, rule }) => ({
        ...rule,
        ...told(row, now),
        areaName: named(rule.area),
        isOwn: row.setById !== null,
      })),
    crossings: crossings
      .sort((a, b) => moreSpecificCrossing(a.crossing, b.crossing))
      .map(({ row, crossing }) => ({
        ...crossing,
        ...told(row, now),
        leavingName: side(crossing.leaving),
        enteringName: side(crossing.entering),
      })),
  };
}

/** One that was taken back before it began was never meant. */
const isMeant = ({ from, until }: { from: Date; until: Date | null }): boolean => until === null || until > from;

const told = ({ from, until, reason, source }: RuleRow | CrossingRow, now: Date): Told => ({
  from: from.toISOString(),
  until: until?.toISOString() ?? null,
  isComing: from > now,
  reason,
  source,
});
