import { Missing } from "~/domain/shared/missing";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { manages } from "../policy";
import type { Actor } from "../types";

export type AnswerInvitation = { invitationId: string; answer: "accept" | "decline" };
export type InvitationAnswer = { ok: true } | Refusal<"no_longer_open" | "expired">;

type Locked = { sellerId: string; role: string; status: string; expiresAt: Date; isApproved: boolean };

/** The invited person says yes or no. It is theirs by the phone number they signed in with. */
export const answerInvitation = (
  db: Db,
  moment: Moment,
  actor: Actor,
  { invitationId, answer }: AnswerInvitation,
): Promise<InvitationAnswer> =>
  transact(db, async (tx): Promise<InvitationAnswer> => {
    const [invitation] = await tx.$queryRaw<Locked[]>`
      SELECT i.seller_id AS "sellerId", i.role, i.status, i.expires_at AS "expiresAt", s.status = 'approved' AS "isApproved"
      FROM invitation i JOIN seller s ON s.id = i.seller_id
      WHERE i.id = ${invitationId}::uuid AND i.phone = ${actor.phone} FOR UPDATE OF i`;
    if (!invitation) throw new Missing("invitation");
    if (invitation.status !== "open" || !invitation.isApproved) return refuse("no_longer_open");
    if (invitation.expiresAt <= moment.now) return refuse("expired");
    const status = answer === "accept" ? "accepted" : "declined";
    await tx.invitation.update({ where: { id: invitationId }, data: { status, answeredAt: moment.now } });
    if (answer === "accept") await join(tx, moment, actor, invitation);
    return { ok: true };
  });

async function join(tx: Tx, moment: Moment, actor: Actor, { sellerId, role }: Locked): Promise<void> {
  const { now, ids } = moment;
  await tx.membership.createMany({
    data: { id: ids.next(), personId: actor.personId, sellerId, role, createdAt: now },
    skipDuplicates: true,
  });
  await audit(tx, now, {
    actorId: actor.personId,
    action: "member.joined",
    subject: `seller:${sellerId}`,
    detail: { role },
  });
  await record(tx, moment, {
    type: "member.joined",
    subject: `seller:${sellerId}`,
    payload: { sellerId, personId: actor.personId },
  });
}

export type InvitationRevoking = { ok: true } | Refusal<"no_longer_open">;

/** The manager takes an invitation back before it was answered. */
export const revokeInvitation = (
  db: Db,
  { now }: Moment,
  actor: Actor,
  { sellerId, invitationId }: { sellerId: string; invitationId: string },
): Promise<InvitationRevoking> =>
  transact(db, async (tx): Promise<InvitationRevoking> => {
    if (!manages(actor, sellerId)) throw new Missing("invitation");
    const own = { id: invitationId, sellerId };
    if ((await tx.invitation.count({ where: own })) === 0) throw new Missing("invitation");
    const { count } = await tx.invitation.updateMany({
      where: { ...own, status: "open" },
      data: { status: "revoked", answeredAt: now },
    });
    if (count === 0) return refuse("no_longer_open");
    await audit(tx, now, {
      actorId: actor.personId,
      action: "invitation.revoked",
      subject: `seller:${sellerId}`,
      detail: { invitationId },
    });
    return { ok: true };
  });
