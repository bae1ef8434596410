import { expect, test } from "vitest";
import { v7 } from "uuid";
import { momentAt } from "#test/moment";
import { testDatabase } from "#test/test-database";
import { systemIds } from "~/platform/clock.server";
import { transact } from "~/platform/db.server";
import {
  dropPushDevice,
  forgetPushDevice,
  isPushDevice,
  keepPushDevice,
  pushDevicesOf,
  silencePushDevices,
} from "./push-devices.server";

const { db } = await testDatabase();
const moment = momentAt(undefined, systemIds);
let count = 0;
async function person() {
  const phone = `+8491200000${(count += 1)}`;
  const personId = v7();
  await db.person.create({ data: { id: personId, phone, createdAt: moment.now } });
  return { personId, phone, sessionId: v7() };
}
const device = (name: string) => ({
  endpoint: `https://fcm.googleapis.com/fcm/send/${name}`,
  publicKey: "B".repeat(87),
  secret: "s".repeat(22),
});
const namesOf = async (phone: string) =>
  (await pushDevicesOf(db, phone)).map(({ endpoint }) => endpoint.split("/").at(-1));

test("a device belongs to whoever used it last", async () => {
  const [first, second] = [await person(), await person()];
  expect(await keepPushDevice(db, moment, first, device("shared"))).toEqual({ ok: true });
  expect(await keepPushDevice(db, moment, first, device("shared"))).toEqual({ ok: true });
  expect(await namesOf(first.phone)).toEqual(["shared"]);
  await keepPushDevice(db, moment, second, device("shared"));
  expect([await namesOf(first.phone), await namesOf(second.phone)]).toEqual([[], ["shared"]]);
});

test("only its own person makes a device quiet; the push service can make it forgotten", async () => {
  const [owner, stranger] = [await person(), await person()];
  await keepPushDevice(db, moment, owner, device("mine"));
  await dropPushDevice(db, stranger, device("mine").endpoint);
  expect(await namesOf(owner.phone)).toEqual(["mine"]);
  await dropPushDevice(db, owner, device("mine").endpoint);
  expect(await namesOf(owner.phone)).toEqual([]);
  await keepPushDevice(db, moment, owner, device("gone"));
  await forgetPushDevice(db, device("gone").endpoint);
  expect(await namesOf(owner.phone)).toEqual([]);
});

test("a person has ten devices at most: the oldest goes", async () => {
  const owner = await person();
  for (let at = 0; at < 12; at += 1) {
    const later = { ...moment, now: new Date(moment.now.getTime() + at * 1_000) };
    await keepPushDevice(db, later, owner, device(`number-${at}`));
  }
  const names = await namesOf(owner.phone);
  expect(names).toHaveLength(10);
  expect(names).not.toContain("number-1");
});

test("an address that is no push service is not kept", async () => {
  const owner = await person();
  const outcome = await keepPushDevice(db, moment, owner, { ...device("x"), endpoint: "https://169.254.169.254/" });
  expect(outcome).toEqual({ ok: false, reason: "unknown_push_service" });
  expect(await namesOf(owner.phone)).toEqual([]);
});

test("signing out silences what was turned on in that session; everywhere, all devices", async () => {
  const owner = await person();
  const elsewhere = { ...owner, sessionId: v7() };
  await keepPushDevice(db, moment, owner, device("lent"));
  await keepPushDevice(db, moment, elsewhere, device("own"));
  await transact(db, (tx) => silencePushDevices(tx, { sessionId: owner.sessionId }));
  expect(await namesOf(owner.phone)).toEqual(["own"]);
  expect(await isPushDevice(db, owner, device("lent").endpoint)).toBe(false);
  await transact(db, (tx) => silencePushDevices(tx, { personId: owner.personId }));
  expect(await namesOf(owner.phone)).toEqual([]);
});
