import { Missing } from "~/domain/shared/missing";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { manages } from "../policy";
import type { Actor } from "../types";

/** The manager lets somebody go; who answers for the cooperative stays. What they brought in stays theirs in the books. */
export const removeMember = (
  db: Db,
  moment: Moment,
  actor: Actor,
  { sellerId, personId }: { sellerId: string; personId: string },
): Promise<void> =>
  transact(db, async (tx) => {
    if (!manages(actor, sellerId)) throw new Missing("member");
    await end(tx, moment, actor, { sellerId, personId }, "member.removed");
  });

/** A member or a helper leaves. */
export const leaveCooperative = (db: Db, moment: Moment, actor: Actor, sellerId: string): Promise<void> =>
  transact(db, (tx) => end(tx, moment, actor, { sellerId, personId: actor.personId }, "member.left"));

async function end(
  tx: Tx,
  { now }: Moment,
  actor: Actor,
  { sellerId, personId }: { sellerId: string; personId: string },
  action: "member.left" | "member.removed",
): Promise<void> {
  const { count } = await tx.membership.deleteMany({ where: { sellerId, personId, role: { not: "owner" } } });
  if (count === 0) throw new Missing("member");
  await audit(tx, now, { actorId: actor.personId, action, subject: `seller:${sellerId}`, detail: { personId } });
}
