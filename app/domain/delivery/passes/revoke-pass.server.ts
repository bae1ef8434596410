import type { Operator } from "~/domain/identity/types";
import { Missing } from "~/domain/shared/missing";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { passChanged } from "../events";

export type RevokePass = { courierId: string; passId: string; reason: string };
export type PassRevoking = { ok: true } | Refusal<"reason_needed" | "already_revoked">;

/** Takes a pass back at once: nothing more is offered on it, and what its courier was promised or carries on it is looked at again. */
export const revokePass = (
  db: Db,
  moment: Moment,
  operator: Operator,
  { courierId, passId, reason }: RevokePass,
): Promise<PassRevoking> =>
  transact(db, async (tx): Promise<PassRevoking> => {
    const { now } = moment;
    if (reason === "") return refuse("reason_needed");
    const pass = await tx.pass.findFirst({ where: { id: passId, courierId }, select: { number: true } });
    if (!pass) throw new Missing("pass");
    const { count } = await tx.pass.updateMany({
      where: { id: passId, revokedAt: null },
      data: { revokedAt: now, revokedById: operator.personId },
    });
    if (count === 0) return refuse("already_revoked");
    await audit(tx, now, {
      actorId: operator.personId,
      action: "pass.revoked",
      subject: `courier:${courierId}`,
      detail: { number: pass.number, reason },
    });
    await record(tx, moment, passChanged(courierId));
    return { ok: true };
  });
