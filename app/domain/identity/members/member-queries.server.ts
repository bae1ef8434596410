import { Missing, present } from "~/domain/shared/missing";
import { formatPhone, maskPhone } from "~/domain/shared/phone";
import type { Reader } from "~/platform/db.server";
import { manages, sellersOf, worksFor } from "../policy";
import type { Actor, InvitedRole, SellerRole } from "../types";
import type { MemberLine, OwnMembership, OwnShop, ReceivedInvitation, SentInvitation } from "../views";

const invitedRole = (role: string): InvitedRole => (role === "staff" ? "staff" : "member");

/** Who belongs to a cooperative: whoever answers for it first, then by how long. Only its own people see it; staff do not see whole numbers. */
export async function membersOf(reader: Reader, actor: Actor, sellerId: string): Promise<MemberLine[]> {
  if (!worksFor(actor, sellerId)) throw new Missing("seller");
  const isManager = manages(actor, sellerId);
  const rows = await reader.membership.findMany({
    where: { sellerId },
    include: { person: { select: { name: true, phone: true } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const lines = rows.map(({ personId, role, createdAt, person }) => ({
    personId,
    name: person.name,
    phone: isManager ? formatPhone(person.phone) : maskPhone(person.phone),
    role: role as SellerRole,
    since: createdAt.toISOString(),
  }));
  return lines.sort((a, b) => rank[a.role] - rank[b.role]);
}

const rank: Readonly<Record<SellerRole, number>> = { owner: 0, staff: 1, member: 2 };

/** Whose harvest may be received: every member, by name. Staff see no more of a phone than tells two people apart. */
export async function producersOf(reader: Reader, sellerId: string): Promise<{ personId: string; name: string }[]> {
  const rows = await reader.membership.findMany({
    where: { sellerId, role: "member" },
    select: { personId: true, person: { select: { name: true, phone: true } } },
  });
  return rows
    .map(({ personId, person }) => ({
      personId,
      name: [person.name, maskPhone(person.phone)].filter(Boolean).join(" · "),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, "vi"));
}

/** Invitations that wait for an answer, for the manager. */
export async function openInvitations(
  reader: Reader,
  actor: Actor,
  sellerId: string,
  now: Date,
): Promise<SentInvitation[]> {
  if (!manages(actor, sellerId)) return [];
  const rows = await reader.invitation.findMany({
    where: { sellerId, status: "open", expiresAt: { gt: now } },
    orderBy: { invitedAt: "desc" },
  });
  return rows.map(({ id, phone, role, invitedAt, expiresAt }) => ({
    invitationId: id,
    phone: formatPhone(phone),
    role: invitedRole(role),
    invitedAt: invitedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }));
}

/** Invitations to this person's number. */
export async function invitationsTo(reader: Reader, actor: Actor, now: Date): Promise<ReceivedInvitation[]> {
  const rows = await reader.invitation.findMany({
    where: { phone: actor.phone, status: "open", expiresAt: { gt: now }, seller: { status: "approved" } },
    include: { seller: { select: { name: true } } },
    orderBy: { invitedAt: "desc" },
  });
  const inviters = await reader.person.findMany({
    where: { id: { in: rows.map(({ invitedById }) => invitedById) } },
    select: { id: true, name: true, phone: true },
  });
  return rows.map(({ id, role, invitedById, seller }) => {
    const inviter = present(
      inviters.find((person) => person.id === invitedById),
      "person",
    );
    return {
      invitationId: id,
      sellerName: seller.name,
      inviter: inviter.name ?? formatPhone(inviter.phone),
      role: invitedRole(role),
    };
  });
}

/** Cooperatives this person belongs to without answering for them. */
export async function membershipsOf(reader: Reader, actor: Actor): Promise<OwnMembership[]> {
  const rows = await reader.membership.findMany({
    where: { personId: actor.personId, role: { in: ["staff", "member"] } },
    include: { seller: { select: { name: true } } },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ sellerId, role, createdAt, seller }) => ({
    sellerId,
    sellerName: seller.name,
    role: invitedRole(role),
    since: createdAt.toISOString(),
  }));
}

/** Whether this person pools goods with the cooperative today. */
export const isMember = async (reader: Reader, sellerId: string, personId: string): Promise<boolean> =>
  (await reader.membership.count({ where: { sellerId, personId, role: "member" } })) > 0;

/** There is something for this person on the page of their cooperatives. */
export const hasCooperativeNews = async (reader: Reader, actor: Actor, now: Date): Promise<boolean> =>
  actor.sellers.some(({ role }) => role === "member") || (await invitationsTo(reader, actor, now)).length > 0;

/** The shops this person works for, by name, to choose one from. */
export async function shopsOf(reader: Reader, actor: Actor): Promise<OwnShop[]> {
  const own = sellersOf(actor);
  const rows = await reader.seller.findMany({
    where: { id: { in: own.map(({ sellerId }) => sellerId) } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
  return rows.flatMap(({ id, name }) =>
    own.filter(({ sellerId }) => sellerId === id).map(({ sellerId, kind }) => ({ sellerId, name, kind })),
  );
}
