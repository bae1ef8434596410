import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "#test/test-database";
import { momentAt, sundayMorning } from "#test/moment";
import { parsePhone, type Phone } from "~/domain/shared/phone";
import { systemIds } from "~/platform/clock.server";
import { applyingToCarry, applyingToSell } from "./application-queries.server";
import { applyToCarry } from "./apply-to-carry.server";
import { applyToSell } from "./apply-to-sell.server";
import { blockPerson, unblockPerson } from "../operators/block-person.server";
import { decideOnCourier, decideOnSeller } from "./decide-application.server";
import { forgetOldCodes } from "../sign-in/forget-old-codes.server";
import { listOwnApplications, listPeople, personFile } from "../queries.server";
import type { Actor, Operator } from "../types";

const { db } = await testDatabase();
const moment = momentAt(sundayMorning, systemIds);
const later = momentAt(new Date(sundayMorning.getTime() + 60_000), systemIds);
const publicUrl = "https://cho-que.example";

async function person(number: string, isOperator = false): Promise<Actor> {
  const phone = parsePhone(number) ?? ("" as Phone);
  const { id } = await db.person.create({
    data: { id: systemIds.next(), phone, isOperator, createdAt: sundayMorning },
  });
  return { personId: id, phone, name: null, isOperator, sellers: [], courierId: null, courierStatus: null };
}
const farm = {
  kind: "farm",
  personName: "Lò Thị Mai",
  name: "Vườn Mận Hậu Mộc Châu",
  about: "",
  provinceCode: "14",
  communeCode: "03980",
  street: "Bản Áng",
  pin: null,
  taxCode: null,
} as const;
const carrier = {
  name: "Trần Văn Tư",
  vehicle: "motorbike",
  plate: "59X1-123.45",
  capacityG: 60_000,
  hasColdBox: true,
  provinceCode: "14",
  communeCode: "03980",
  pin: null,
  rangeM: 15_000,
} as const;

let operator: Operator;
beforeAll(async () => {
  operator = { ...(await person("0901000001", true)), isOperator: true };
  await db.province.create({
    data: { code: "14", name: "Sơn La", folded: "son la", isCity: false, lat: 21.3, lng: 103.9 },
  });
  await db.commune.create({
    data: {
      code: "03980",
      provinceCode: "14",
      name: "Phường Mộc Châu",
      folded: "phuong moc chau",
      lat: 20.85,
      lng: 104.63,
      located: "place",
    },
  });
});

test("pressing the button five times applies once", async () => {
  const mai = await person("0912000001");
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => applyToSell(db, moment, mai, farm)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await listOwnApplications(db, mai)).toEqual([
    { kind: "farm", name: farm.name, status: "applied", role: "owner", note: null },
  ]);
  expect(await applyToSell(db, moment, mai, { ...farm, kind: "cooperative" })).toMatchObject({ ok: true });
});

test("an applicant is told why not, corrects it, and is told when it is approved", async () => {
  const mai = await person("0912000002");
  const applied = await applyToSell(db, moment, mai, { ...farm, communeCode: "99999" });
  expect(applied).toEqual({ ok: false, reason: "unknown_commune" });
  const first = await applyToSell(db, moment, mai, farm);
  if (!first.ok) throw new Error(first.reason);
  const decide = (decision: "approve" | "decline", reason = "", at = moment, seen = "applied") =>
    decideOnSeller(db, at, operator, first.sellerId, { decision, reason, seen, publicUrl });

  expect(await decide("decline")).toEqual({ ok: false, reason: "reason_needed" });
  expect(await decide("decline", "Thiếu địa chỉ vườn")).toEqual({ ok: true, status: "declined" });
  const overruled = await decide("approve");
  expect(overruled, "by a colleague whose page still says: applied").toEqual({ ok: false, reason: "not_possible_now" });
  expect(await applyToSell(db, moment, mai, { ...farm, street: "Bản Áng 2" })).toEqual({
    ok: true,
    sellerId: first.sellerId,
  });
  expect(await decide("approve", "", later)).toEqual({ ok: true, status: "approved" });
  expect(await decide("approve", "", later)).toEqual({ ok: false, reason: "not_possible_now" });

  const bodies = (await db.message.findMany({ where: { recipient: mai.phone }, orderBy: { createdAt: "asc" } })).map(
    ({ body }) => body,
  );
  expect(bodies).toEqual([
    expect.stringContaining("Thiếu địa chỉ vườn"),
    expect.stringContaining(`${publicUrl}/nha-vuon`),
  ]);
  expect(
    await db.auditEntry.findMany({
      where: { subject: `seller:${first.sellerId}` },
      select: { action: true },
      orderBy: { id: "asc" },
    }),
  ).toEqual([{ action: "seller.declined" }, { action: "seller.approved" }]);
});

test("a declined applicant finds what they said, and stays where they were pinned", async () => {
  const mai = await person("0912000020");
  const pin = { lat: 20.861, lng: 104.642 };
  expect(await applyingToSell(db, mai, "farm")).toEqual({ mayApply: true, said: null });
  const first = await applyToSell(db, moment, mai, { ...farm, about: "Mận hậu", pin });
  if (!first.ok) throw new Error(first.reason);
  expect(await applyingToSell(db, mai, "farm")).toEqual({ mayApply: false });
  const no = { decision: "decline", reason: "Thiếu giấy tờ", seen: "applied", publicUrl } as const;
  await decideOnSeller(db, moment, operator, first.sellerId, no);
  expect(await applyingToSell(db, mai, "farm")).toMatchObject({
    mayApply: true,
    said: { name: farm.name, about: "Mận hậu", street: "Bản Áng", taxCode: "", communeCode: "03980" },
  });
  expect(await applyToSell(db, later, mai, { ...farm, street: "Bản Áng 3" })).toMatchObject({ ok: true });
  expect(await db.seller.findUnique({ where: { id: first.sellerId } })).toMatchObject({ ...pin, street: "Bản Áng 3" });

  const mine = { ...carrier, name: "Lò Thị Mai" };
  const carries = await applyToCarry(db, moment, mai, { ...mine, pin });
  if (!carries.ok) throw new Error(carries.reason);
  expect(await applyingToCarry(db, mai)).toEqual({ mayApply: false });
  await decideOnCourier(db, moment, operator, carries.courierId, no);
  expect(await applyingToCarry(db, mai)).toMatchObject({
    mayApply: true,
    said: { plate: carrier.plate, rangeM: 15_000 },
  });
  await applyToCarry(db, later, mai, mine);
  expect(await db.courier.findUnique({ where: { personId: mai.personId } })).toMatchObject(pin);
});

test("two farms of one name have two addresses in the shop", async () => {
  await applyToSell(db, moment, await person("0912000003"), { ...farm, name: "Vườn Nhà" });
  await applyToSell(db, moment, await person("0912000004"), { ...farm, name: "Vườn Nhà" });
  const slugs = (await db.seller.findMany({ where: { name: "Vườn Nhà" } })).map(({ slug }) => slug);
  expect(new Set(slugs).size).toBe(2);
});

test("a courier applies with what the vehicle can carry, and two operators deciding at once decide once", async () => {
  const tu = await person("0912000005");
  expect(await applyToCarry(db, moment, tu, { ...carrier, vehicle: "bicycle", capacityG: 900_000 })).toEqual({
    ok: false,
    reason: "too_heavy",
  });
  const applied = await applyToCarry(db, moment, tu, carrier);
  if (!applied.ok) throw new Error(applied.reason);
  const approve = () =>
    decideOnCourier(db, moment, operator, applied.courierId, {
      decision: "approve",
      reason: "",
      seen: "applied",
      publicUrl,
    });
  const outcomes = await Promise.all([approve(), approve(), approve()]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await personFile(db, tu.personId, sundayMorning)).courier).toMatchObject({
    status: "approved",
    decisions: ["suspend"],
    home: "Phường Mộc Châu, Sơn La",
  });
});

test("operators find people by what waits, by phone and by part of a name", async () => {
  expect((await listPeople(db, { filter: "applied", text: "", page: 1 })).people.length).toBeGreaterThan(1);
  expect(
    (await listPeople(db, { filter: "all", text: "0912 000 005", page: 1 })).people.map(({ name }) => name),
  ).toEqual(["Trần Văn Tư"]);
  expect((await listPeople(db, { filter: "couriers", text: "văn tư", page: 1 })).people).toHaveLength(1);
  expect((await listPeople(db, { filter: "all", text: "100%_'\\", page: 1 })).people).toEqual([]);
});

test("a block ends every session, needs a reason, and never hits oneself", async () => {
  const mai = await person("0912000006");
  await db.session.create({
    data: {
      id: systemIds.next(),
      tokenHash: "h",
      personId: mai.personId,
      device: "?",
      createdAt: sundayMorning,
      seenAt: sundayMorning,
      expiresAt: new Date("2027-01-01"),
    },
  });
  const block = (personId: string, reason = "Gian lận") => blockPerson(db, moment, operator, { personId, reason });
  expect(await block(operator.personId)).toEqual({ ok: false, reason: "yourself" });
  expect(await block(mai.personId, "")).toEqual({ ok: false, reason: "reason_needed" });
  expect(await block(mai.personId)).toEqual({ ok: true });
  expect(await block(mai.personId)).toEqual({ ok: false, reason: "already_so" });
  expect((await personFile(db, mai.personId, sundayMorning)).liveSessions).toBe(0);
  expect(await unblockPerson(db, moment, operator, { personId: mai.personId, reason: "" })).toEqual({ ok: true });
  await expect(block(systemIds.next())).rejects.toThrow("person not found");
});

test("what can matter to nobody is forgotten", async () => {
  await db.rateWindow.create({ data: { key: "x", from: new Date("2026-11-01"), count: 1 } });
  expect(await forgetOldCodes(db, sundayMorning)).toEqual({ codes: 0, windows: 1, sessions: 0 });
});
