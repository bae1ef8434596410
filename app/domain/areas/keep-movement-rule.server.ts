import { present } from "~/domain/shared/missing";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import type { AuditAction } from "~/domain/shared/audit-actions";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type JsonInput, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { areaChanged } from "./events";
import {
  mayAddCrossing,
  mayAddRule,
  type AddCrossing,
  type AddMovementRule,
  type RuleFault,
} from "./may-add-rule.server";
import type { AreaRef } from "./movement";
import { lockGround } from "./read-ground.server";

export type RuleAdding = { ok: true; ruleId: string } | RuleFault;

type Actor = { readonly personId: string };

/** A rule for who may move; from then on it weighs with the others (see rule-order.ts). */
export const addMovementRule = (db: Db, moment: Moment, actor: Actor, rule: AddMovementRule): Promise<RuleAdding> =>
  transact(db, async (tx): Promise<RuleAdding> => {
    await lockGround(tx);
    const fault = await mayAddRule(tx, moment.now, rule);
    if (fault) return fault;
    const { hours, area, mover, permission, colour, vehicle, goods, replaces, until, reason, source } = rule;
    const from = rule.from ?? moment.now;
    if (replaces !== null) await giveWay(tx, actor, replaces, from);
    const ruleId = moment.ids.next();
    const what = {
      mover,
      permission,
      colour,
      vehicle,
      goods,
      provinceCode: area?.provinceCode ?? null,
      communeCode: area?.communeCode ?? null,
      hoursFrom: hours?.from ?? null,
      hoursUntil: hours?.until ?? null,
    };
    const words = { from, until, reason, source, setById: actor.personId };
    await tx.movementRule.create({ data: { id: ruleId, ...what, ...words } });
    const where = replaces === null ? area : null;
    await note(tx, moment, actor, "movement_rule.added", { ruleId, replaces, ...what }, where);
    return { ok: true, ruleId };
  });

/** The rule that is replaced ends where the new one begins, or as it was to end before. What came with the shop may be replaced too. */
async function giveWay(tx: Tx, { personId }: Actor, ruleId: string, at: Date): Promise<void> {
  const rule = present(await tx.movementRule.findUnique({ where: { id: ruleId } }), "movement rule");
  if (rule.until !== null && rule.until <= at) return;
  const until = rule.from > at ? rule.from : at;
  await tx.movementRule.update({ where: { id: ruleId }, data: { until, endedById: personId } });
}

/** A border with its gate and its checkpoint. */
export const addCrossing = (db: Db, moment: Moment, actor: Actor, crossing: AddCrossing): Promise<RuleAdding> =>
  transact(db, async (tx): Promise<RuleAdding> => {
    await lockGround(tx);
    const fault = await mayAddCrossing(tx, moment.now, crossing);
    if (fault) return fault;
    const { leaving, entering, permission, gate, delayMinutes, until, reason, source } = crossing;
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
    const words = { from: crossing.from ?? moment.now, until, reason, source, setById: actor.personId };
    await tx.areaCrossing.create({ data: { id: ruleId, ...what, ...words } });
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

async function note(
  tx: Tx,
  moment: Moment,
  { personId }: Actor,
  action: AuditAction,
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
