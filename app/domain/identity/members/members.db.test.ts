import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "#test/test-database";
import { momentAt, sundayMorning } from "#test/moment";
import { Missing } from "~/domain/shared/missing";
import type { Phone } from "~/domain/shared/phone";
import { daysAfter } from "~/domain/shared/time";
import { systemIds } from "~/platform/clock.server";
import { answerInvitation, revokeInvitation } from "./answer-invitation.server";
import { leaveCooperative, removeMember } from "./end-membership.server";
import { inviteMember } from "./invite-member.server";
import { invitationsTo, isMember, membersOf, openInvitations } from "./member-queries.server";
import type { Actor, InvitedRole, SellerRole } from "../types";

const { db } = await testDatabase();
const now = sundayMorning;
const moment = momentAt(now, systemIds);
let count = 0;
const nextPhone = (): Phone => `+8491300${String(++count).padStart(4, "0")}` as Phone;

async function aPerson(phone = nextPhone()): Promise<Actor> {
  const { id } = await db.person.create({ data: { id: systemIds.next(), phone, name: "Tư", createdAt: now } });
  return { personId: id, phone, name: "Tư", isOperator: false, sellers: [], courierId: null, courierStatus: null };
}
async function joined(actor: Actor, sellerId: string, role: SellerRole): Promise<Actor> {
  await db.membership.upsert({
    where: { personId_sellerId: { personId: actor.personId, sellerId } },
    create: { id: systemIds.next(), personId: actor.personId, sellerId, role, createdAt: now },
    update: {},
  });
  return { ...actor, sellers: [{ sellerId, kind: "cooperative", role, status: "approved" }] };
}

let sellerId = "";
let manager: Actor;
beforeEach(async () => {
  sellerId = systemIds.next();
  const place = { provinceCode: "87", communeCode: "1", lat: 10, lng: 105 };
  const seller = { id: sellerId, slug: sellerId, kind: "cooperative", name: "HTX Xoài", status: "approved" };
  await db.seller.create({ data: { ...seller, ...place, phone: nextPhone(), appliedAt: now } });
  manager = await joined(await aPerson(), sellerId, "owner");
});
const invite = (phone: Phone, role: InvitedRole = "member", actor = manager) =>
  inviteMember(db, moment, actor, { sellerId, phone, role, publicUrl: "https://cho-que.example" });
const invitationOf = async (phone: Phone): Promise<string> => {
  const invited = await invite(phone);
  return invited.ok ? invited.invitationId : "";
};

test("a farmer without an account is invited, told, signs in with the number and joins", async () => {
  const phone = nextPhone();
  expect(await invite(phone)).toMatchObject({ ok: true });
  expect(await db.message.findFirst({ where: { recipient: phone } })).toMatchObject({ template: "invitation" });
  const farmer = await aPerson(phone);
  const [invitation] = await invitationsTo(db, farmer, now);
  expect(invitation).toMatchObject({ sellerName: "HTX Xoài", role: "member" });
  const accept = () =>
    answerInvitation(db, moment, farmer, { invitationId: invitation?.invitationId ?? "", answer: "accept" });
  const outcomes = await Promise.all([accept(), accept(), accept()]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await isMember(db, sellerId, farmer.personId)).toBe(true);
  expect(await invitationsTo(db, farmer, now)).toEqual([]);
  expect(await invite(phone)).toMatchObject({ reason: "already_member" });
});

test("one number has one open invitation, however often the button is pressed; a declined one may be asked again", async () => {
  const phone = nextPhone();
  const pressed = await Promise.all([invite(phone), invite(phone), invite(phone)]);
  expect(pressed.filter(({ ok }) => ok)).toHaveLength(1);
  const farmer = await aPerson(phone);
  const invitationId = (await invitationsTo(db, farmer, now))[0]?.invitationId ?? "";
  expect(await answerInvitation(db, moment, farmer, { invitationId, answer: "decline" })).toEqual({ ok: true });
  expect(await isMember(db, sellerId, farmer.personId)).toBe(false);
  expect(await invite(phone)).toMatchObject({ ok: true });
});

test("an invitation can be taken back, and ends by itself after two weeks", async () => {
  const farmer = await aPerson();
  const first = await invitationOf(farmer.phone);
  expect(await revokeInvitation(db, moment, manager, { sellerId, invitationId: first })).toEqual({ ok: true });
  const answer = { invitationId: first, answer: "accept" } as const;
  expect(await answerInvitation(db, moment, farmer, answer)).toMatchObject({ reason: "no_longer_open" });
  const second = await invitationOf(farmer.phone);
  const late = momentAt(daysAfter(now, 14), systemIds);
  const tooLate = await answerInvitation(db, late, farmer, { invitationId: second, answer: "accept" });
  expect(tooLate).toMatchObject({ reason: "expired" });
  expect(await openInvitations(db, manager, sellerId, late.now)).toEqual([]);
});

test("staff see the members and neither invite nor remove; members and strangers see nothing", async () => {
  const [staff, member] = [
    await joined(await aPerson(), sellerId, "staff"),
    await joined(await aPerson(), sellerId, "member"),
  ];
  const stranger = await aPerson();
  expect(await membersOf(db, staff, sellerId)).toHaveLength(3);
  expect((await membersOf(db, staff, sellerId))[0]?.phone).toContain("***");
  expect(await openInvitations(db, staff, sellerId, now)).toEqual([]);
  for (const actor of [staff, member, stranger]) {
    await expect(invite(nextPhone(), "member", actor)).rejects.toThrow(Missing);
    await expect(removeMember(db, moment, actor, { sellerId, personId: member.personId })).rejects.toThrow(Missing);
  }
  await expect(membersOf(db, member, sellerId)).rejects.toThrow(Missing);
  await expect(membersOf(db, stranger, sellerId)).rejects.toThrow(Missing);
  const invitationId = await invitationOf(nextPhone());
  await expect(answerInvitation(db, moment, stranger, { invitationId, answer: "accept" })).rejects.toThrow(Missing);
});

test("a member is let go or leaves; whoever answers for the cooperative stays", async () => {
  const [one, two] = [
    await joined(await aPerson(), sellerId, "member"),
    await joined(await aPerson(), sellerId, "member"),
  ];
  await removeMember(db, moment, manager, { sellerId, personId: one.personId });
  await leaveCooperative(db, moment, two, sellerId);
  expect(await membersOf(db, manager, sellerId)).toHaveLength(1);
  const itself = { sellerId, personId: manager.personId };
  await expect(removeMember(db, moment, manager, itself)).rejects.toThrow(Missing);
  await expect(leaveCooperative(db, moment, manager, sellerId)).rejects.toThrow(Missing);
});
