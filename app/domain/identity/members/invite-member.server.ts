import { sendMessage } from "~/domain/notifications/send-message.server";
import { invitationText, localeOrVietnamese } from "~/domain/notifications/templates";
import { Missing } from "~/domain/shared/missing";
import { formatPhone, type Phone } from "~/domain/shared/phone";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { daysAfter } from "~/domain/shared/time";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { manages } from "../policy";
import { withinLimits } from "../rate-limit.server";
import type { Actor, InvitedRole } from "../types";

export type InviteMember = { sellerId: string; phone: Phone; role: InvitedRole; publicUrl: string };
export type Inviting = { ok: true; invitationId: string } | Refusal<"already_member" | "already_invited" | "too_many">;

const invitationDays = 14;
/** Each is a text message somebody pays for. */
const mostADay = 50;

/** The manager of a cooperative asks somebody to join. Whether the number is known to us is not said. */
export const inviteMember = (db: Db, moment: Moment, actor: Actor, invite: InviteMember): Promise<Inviting> =>
  transact(db, async (tx): Promise<Inviting> => {
    const { sellerId, phone, role } = invite;
    if (!manages(actor, sellerId)) throw new Missing("seller");
    const [seller] = await tx.$queryRaw<{ name: string }[]>`
      SELECT name FROM seller WHERE id = ${sellerId}::uuid AND kind = 'cooperative' FOR UPDATE`;
    if (!seller) throw new Missing("seller");
    if ((await tx.membership.count({ where: { sellerId, person: { phone } } })) > 0) return refuse("already_member");
    await closeExpired(tx, moment.now, invite);
    if ((await tx.invitation.count({ where: { sellerId, phone, status: "open" } })) > 0)
      return refuse("already_invited");
    const limit = { key: `invite:seller:${sellerId}`, most: mostADay, seconds: 86_400 };
    if (!(await withinLimits(tx, moment.now, [limit]))) return refuse("too_many");
    const invitationId = moment.ids.next();
    await tx.invitation.create({
      data: {
        id: invitationId,
        sellerId,
        phone,
        role,
        status: "open",
        invitedById: actor.personId,
        invitedAt: moment.now,
        expiresAt: daysAfter(moment.now, invitationDays),
      },
    });
    await note(tx, moment, actor, invite);
    await send(tx, moment, actor, invite, { invitationId, sellerName: seller.name });
    return { ok: true, invitationId };
  });

const closeExpired = (tx: Tx, now: Date, { sellerId, phone }: InviteMember) =>
  tx.invitation.updateMany({
    where: { sellerId, phone, status: "open", expiresAt: { lte: now } },
    data: { status: "revoked", answeredAt: now },
  });

const note = (tx: Tx, { now }: Moment, actor: Actor, { sellerId, phone, role }: InviteMember): Promise<void> =>
  audit(tx, now, {
    actorId: actor.personId,
    action: "member.invited",
    subject: `seller:${sellerId}`,
    detail: { phone, role },
  });

async function send(
  tx: Tx,
  moment: Moment,
  actor: Actor,
  { phone, publicUrl }: InviteMember,
  { invitationId, sellerName }: { invitationId: string; sellerName: string },
): Promise<void> {
  const invited = await tx.person.findUnique({ where: { phone }, select: { locale: true } });
  const inviter = actor.name ?? formatPhone(actor.phone);
  const link = `${publicUrl}/nha-vuon/hop-tac-xa`;
  await sendMessage(tx, moment, {
    channel: "sms",
    recipient: phone,
    template: "invitation",
    body: invitationText(localeOrVietnamese(invited?.locale ?? "vi"), { seller: sellerName, inviter, link }),
    cause: `invitation:${invitationId}`,
  });
}
