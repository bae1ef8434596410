import { present } from "~/domain/shared/missing";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { daysAfter } from "~/domain/shared/time";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type JsonInput, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import type { DayHours } from "./day-hours";
import { areaChanged } from "./events";
import { isKnownArea } from "./known-area.server";
import type { AreaRef, Colour, Mover, Permission, Side } from "./movement";
import { lockGround } from "./read-ground.server";

type DatedWords = {
  readonly from: Date | null;
  readonly until: Date | null;
  readonly reason: string;
  readonly source: string;
};
export type AddMovementRule = DatedWords & {
  readonly mover: Mover;
  readonly permission: Permission;
  readonly colour: Colour | null;
  readonly area: AreaRef | null;
  readonly hours: DayHours | null;
  readonly vehicle: string | null;
  readonly goods: string | null;
};
export type AddCrossing = DatedWords & {
  readonly leaving: Side;
  readonly entering: Side;
  readonly permission: Permission;
  readonly gate: string;
  readonly delayMinutes: number;
};
type DatesRefusal = Refusal<"starts_in_the_past" | "ends_before_it_starts" | "too_far_ahead" | "unknown_area">;
export type RuleAdding = { ok: true; ruleId: string } | DatesRefusal | Refusal<"hours_are_empty" | "says_nothing">;

type Actor = { readonly personId: string };
const farthestDays = 366;

/** A rule for who may move; from then on it weighs with the others (see rule-order.ts). */
export const addMovementRule = (db: Db, moment: Moment, actor: Actor, rule: AddMovementRule): Promise<RuleAdding> =>
  transact(db, async (tx): Promise<RuleAdding> => {
    const { hours, area, mover, permission, colour, vehicle, goods } = rule;
    if (hours && hours.from === hours.until) return refuse("hours_are_empty");
    const dated = await begin(tx, moment, rule, [area]);
    if (!dated.ok) return dated;
    const ruleId = moment.ids.next();
    const what = {
      mover,
      permission,
      colour,
      vehicle,
      goods,
      ...areaColumns(area),
      hoursFrom: hours?.from ?? null,
      hoursUntil: hours?.until ?? null,
    };
    await tx.movementRule.create({ data: { id: ruleId, ...what, ...dated.words, setById: actor.personId } });
    await note(tx, moment, actor, "movement_rule.added", { ruleId, ...what }, area);
    return { ok: true, ruleId };
  });

/** A border with its gate and its checkpoint. */
export const addCrossing = (db: Db, moment: Moment, actor: Actor, crossing: AddCrossing): Promise<RuleAdding> =>
  transact(db, async (tx): Promise<RuleAdding> => {
    const { leaving, entering, permission, gate, delayMinutes } = crossing;
    if ([leaving, entering].every(({ area, colour }) => area === null && colour === null))
      return refuse("says_nothing");
    const dated = await begin(tx, moment, crossing, [leaving.area, entering.area]);
    if (!dated.ok) return dated;
    const ruleId = moment.ids.next();
    const what = {
      leavingColour: leaving.colour,
      leavingProvince: leaving.area?.provinceCode ?? null,
      leavingCommune: leaving.area?.communeCode ?? null,
      enteringColour: entering.colour,
      enteringProvince: entering.area?.provinceCode ?? null,
      enteringCommune: entering.area?.communeCode ?? null,
      permission,
      gate,
      delayMinutes,
    };
    await tx.areaCrossing.create({ data: { id: ruleId, ...what, ...dated.words, setById: actor.personId } });
    await note(tx, moment, actor, "crossing.added", { ruleId, ...what }, entering.area);
    return { ok: true, ruleId };
  });

export type EndRule = { readonly kind: "rule" | "crossing"; readonly ruleId: string };

/** Takes a rule back: one to come never begins, one in force ends now and stays in the history. */
export const endMovementRule = (
  db: Db,
  moment: Moment,
  actor: Actor,
  { kind, ruleId }: EndRule,
): Promise<{ ok: true } | Refusal<"already_over">> =>
  transact(db, async (tx) => {
    await lockGround(tx);
    const where = { where: { id: ruleId } };
    const row = kind === "rule" ? await tx.movementRule.findUnique(where) : await tx.areaCrossing.findUnique(where);
    const { from, until } = present(row, "movement rule");
    if (until !== null && (until <= moment.now || until <= from)) return refuse("already_over");
    const data = { until: from > moment.now ? from : moment.now, endedById: actor.personId };
    if (kind === "rule") await tx.movementRule.update({ ...where, data });
    else await tx.areaCrossing.update({ ...where, data });
    await note(tx, moment, actor, kind === "rule" ? "movement_rule.ended" : "crossing.ended", { ruleId }, null);
    return { ok: true };
  });

type Words = { from: Date; until: Date | null; reason: string; source: string };

async function begin(
  tx: Tx,
  { now }: Moment,
  { from, until, reason, source }: DatedWords,
  areas: readonly (AreaRef | null)[],
): Promise<{ ok: true; words: Words } | DatesRefusal> {
  await lockGround(tx);
  const starts = from ?? now;
  if (starts < now) return refuse("starts_in_the_past");
  if (until && until <= starts) return refuse("ends_before_it_starts");
  if ((until ?? starts) > daysAfter(now, farthestDays)) return refuse("too_far_ahead");
  for (const area of areas) if (area && !(await isKnownArea(tx, area))) return refuse("unknown_area");
  return { ok: true, words: { from: starts, until, reason, source } };
}

const areaColumns = (area: AreaRef | null) => ({
  provinceCode: area?.provinceCode ?? null,
  communeCode: area?.communeCode ?? null,
});

async function note(
  tx: Tx,
  moment: Moment,
  { personId }: Actor,
  action: string,
  detail: Record<string, JsonInput | null>,
  area: AreaRef | null,
): Promise<void> {
  await audit(tx, moment.now, {
    actorId: personId,
    action,
    subject: `area:${area?.communeCode ?? area?.provinceCode ?? "all"}`,
    detail,
  });
  await record(tx, moment, areaChanged(area));
}
