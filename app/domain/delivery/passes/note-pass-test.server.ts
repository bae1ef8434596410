import type { Operator } from "~/domain/identity/types";
import { Missing } from "~/domain/shared/missing";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { daysAfter } from "~/domain/shared/time";
import { audit } from "~/platform/audit.server";
import { transact, type Db } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { passChanged } from "../events";

export type NotePassTest = { courierId: string; passId: string; testUntil: Date };
export type PassTesting = { ok: true } | Refusal<"already_over" | "too_long" | "already_revoked">;

/** No test counts for longer; in 2021 it was one to three days. */
const longestDays = 14;

/** A fresh negative test: the pass that asks for it counts again until the test runs out. */
export const notePassTest = (
  db: Db,
  moment: Moment,
  operator: Operator,
  { courierId, passId, testUntil }: NotePassTest,
): Promise<PassTesting> =>
  transact(db, async (tx): Promise<PassTesting> => {
    const { now } = moment;
    if (testUntil <= now) return refuse("already_over");
    if (testUntil > daysAfter(now, longestDays)) return refuse("too_long");
    if ((await tx.pass.count({ where: { id: passId, courierId } })) === 0) throw new Missing("pass");
    const { count } = await tx.pass.updateMany({ where: { id: passId, revokedAt: null }, data: { testUntil } });
    if (count === 0) return refuse("already_revoked");
    await audit(tx, now, {
      actorId: operator.personId,
      action: "pass.tested",
      subject: `courier:${courierId}`,
      detail: { passId, testUntil: testUntil.toISOString() },
    });
    await record(tx, moment, passChanged(courierId));
    return { ok: true };
  });
