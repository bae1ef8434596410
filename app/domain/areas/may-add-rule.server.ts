import { refuse, type Refusal } from "~/domain/shared/refusal";
import { daysAfter } from "~/domain/shared/time";
import type { Reader, Tx } from "~/platform/db.server";
import { isKnownArea } from "./known-area.server";
import type { AreaRef, CrossingTerms, RuleTerms } from "./movement";

/** When it is meant to hold, and by which paper; null: at once, until somebody ends it. */
type DatedWords = {
  readonly from: Date | null;
  readonly until: Date | null;
  readonly reason: string;
  readonly source: string;
};
export type AddMovementRule = DatedWords &
  RuleTerms & {
    /** The rule whose place it takes; that one ends the minute this one begins. */
    readonly replaces: string | null;
  };
export type AddCrossing = DatedWords & CrossingTerms;
export type RuleFault = Refusal<
  | "starts_in_the_past"
  | "ends_before_it_starts"
  | "too_far_ahead"
  | "unknown_area"
  | "hours_are_empty"
  | "says_nothing"
  | "already_over"
>;

/** Further ahead nobody decides about movement; a wrong year is the likelier reason. */
const farthestDays = 366;

/** What stands against a rule; asked for a preview, and again when it is made. */
export async function mayAddRule(reader: Reader | Tx, now: Date, rule: AddMovementRule): Promise<RuleFault | null> {
  const { hours, replaces, area } = rule;
  if (hours && hours.from === hours.until) return refuse("hours_are_empty");
  const replaced = replaces === null ? null : await reader.movementRule.findUnique({ where: { id: replaces } });
  if (replaces !== null && (!replaced || isOver(replaced, now))) return refuse("already_over");
  return datesFault(reader, now, rule, [area]);
}

export async function mayAddCrossing(reader: Reader | Tx, now: Date, crossing: AddCrossing): Promise<RuleFault | null> {
  const { leaving, entering } = crossing;
  if ([leaving, entering].every(({ area, colour }) => area === null && colour === null)) return refuse("says_nothing");
  return datesFault(reader, now, crossing, [leaving.area, entering.area]);
}

const isOver = ({ from, until }: { from: Date; until: Date | null }, now: Date): boolean =>
  until !== null && (until <= now || until <= from);

async function datesFault(
  reader: Reader | Tx,
  now: Date,
  { from, until }: DatedWords,
  areas: readonly (AreaRef | null)[],
): Promise<RuleFault | null> {
  const starts = from ?? now;
  if (starts < now) return refuse("starts_in_the_past");
  if (until && until <= starts) return refuse("ends_before_it_starts");
  if ((until ?? starts) > daysAfter(now, farthestDays)) return refuse("too_far_ahead");
  for (const area of areas) if (area && !(await isKnownArea(reader, area))) return refuse("unknown_area");
  return null;
}
