import type { Operator } from "~/domain/identity/types";
import { Missing } from "~/domain/shared/missing";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";

export type RevokePass = { courierId: string; passId: string; reason: string };
export type PassRevoking = { ok: true } | Refusal<"reason_needed" | "already_revoked">;

/** Takes a pass back at once: no new parcel into a closed area is offered on it. */
export const revokePass = (
  db: Db,
  { now }: Moment,
  operator: Operator,
  { courierId, passId, reason }: RevokePass,
): Promise<PassRevoking> =>
  transact(db, async (tx): Promise<PassRevoking> => {
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
    return { ok: true };
  });
