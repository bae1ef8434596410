import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "#test/test-database";
import { momentAt, sundayMorning } from "#test/moment";
import { keepPushDevice } from "~/domain/notifications/push-devices.server";
import { parsePhone, type Phone } from "~/domain/shared/phone";
import { hoursAfter, minutesAfter } from "~/domain/shared/time";
import { systemIds } from "~/platform/clock.server";
import type { Moment } from "~/platform/outbox.server";
import { askForCode } from "./ask-code.server";
import { findSignedIn } from "../find-actor.server";
import { signIn } from "./sign-in.server";
import { signOut, signOutEverywhere } from "./sign-out.server";

const { db } = await testDatabase();
const pepper = "a pepper of at least thirty-two letters";
const at = (now: Date = sundayMorning): Moment => momentAt(now, systemIds);
const browser = "this-browser";

let phone: Phone;
let number = 0;
beforeEach(() => {
  number += 1;
  // Different prefixes, so that the limits of one test do not reach the next.
  phone = parsePhone(`09${String(number).padStart(2, "0")}345678`) ?? ("" as Phone);
});

const ask = (now = sundayMorning, more: Partial<{ browserSecret: string; ip: string; phone: Phone }> = {}) =>
  askForCode(db, at(now), pepper, { phone, browserSecret: browser, ip: `10.0.0.${number}`, locale: "vi", ...more });
const sentCode = async (): Promise<string> => {
  const { body } = await db.message.findFirstOrThrow({ where: { recipient: phone }, orderBy: { createdAt: "desc" } });
  return /\d{6}/.exec(body)?.[0] ?? "";
};
const enter = (code: string, now = sundayMorning, browserSecret = browser) =>
  signIn(db, at(now), pepper, { phone, code, browserSecret, device: "Chrome · Android", locale: "vi", replaces: null });
const wrong = (code: string): string => (code === "000000" ? "000001" : "000000");

test("a code that was sent opens a session, whose token is nowhere in the database", async () => {
  expect(await ask()).toEqual({ ok: true });
  const signedIn = await enter(await sentCode());
  if (!signedIn.ok) throw new Error(signedIn.reason);
  expect(signedIn.isNew).toBe(true);
  expect(await findSignedIn(db, sundayMorning, signedIn.token)).toMatchObject({
    actor: { phone, isOperator: false, sellers: [], courierId: null },
  });
  expect(await db.session.count({ where: { tokenHash: signedIn.token } })).toBe(0);
  expect(JSON.stringify(await db.oneTimeCode.findMany({ where: { phone } }))).not.toContain(await sentCode());
});

test("a code works once, even for two at the same moment", async () => {
  await ask();
  const code = await sentCode();
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => enter(code)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await enter(code)).toEqual({ ok: false, reason: "code_expired" });
  expect(await db.person.count({ where: { phone } })).toBe(1);
});

test("five wrong guesses kill the code, however many come at once", async () => {
  await ask();
  const code = await sentCode();
  const guesses = await Promise.all(Array.from({ length: 8 }, () => enter(wrong(code))));
  expect(guesses.filter((guess) => !guess.ok && guess.reason === "wrong_code")).toHaveLength(4);
  expect(await enter(code)).toEqual({ ok: false, reason: "too_many_tries" });
});

test("a code works only in the browser that asked for it, and for five minutes", async () => {
  await ask();
  const code = await sentCode();
  expect(await enter(code, sundayMorning, "another-browser")).toEqual({ ok: false, reason: "code_expired" });
  expect(await enter(code, minutesAfter(sundayMorning, 5))).toEqual({ ok: false, reason: "code_expired" });
  expect(await enter(code, minutesAfter(sundayMorning, 4))).toMatchObject({ ok: true });
});

test("ten taps on the button send one message; the next may be asked for after a minute", async () => {
  const taps = await Promise.all(Array.from({ length: 10 }, () => ask()));
  expect(taps.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db.message.count({ where: { recipient: phone } })).toBe(1);
  expect(await ask(new Date(sundayMorning.getTime() + 20_000))).toEqual({
    ok: false,
    reason: "too_soon",
    waitSeconds: 40,
  });
  expect(await ask(minutesAfter(sundayMorning, 1))).toEqual({ ok: true });
});

test("a number gets six codes an hour and no more", async () => {
  const asked = [];
  for (let minute = 0; minute < 8; minute += 1) asked.push(await ask(minutesAfter(sundayMorning, minute)));
  expect(asked.filter(({ ok }) => ok)).toHaveLength(6);
  expect(asked.at(-1)).toEqual({ ok: false, reason: "too_many" });
  expect(await ask(hoursAfter(sundayMorning, 1))).toEqual({ ok: true });
});

test("an address that asks for many numbers is stopped", async () => {
  const asked = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      ask(sundayMorning, {
        phone: parsePhone(`03${String(index).padStart(2, "0")}111222`) ?? phone,
        ip: "198.51.100.9",
      }),
    ),
  );
  expect(asked.filter(({ ok }) => ok)).toHaveLength(30);
});

test("signing in again ends the session this browser had", async () => {
  await ask();
  const first = await enter(await sentCode());
  const later = minutesAfter(sundayMorning, 2);
  await ask(later);
  const code = await sentCode();
  if (!first.ok) throw new Error(first.reason);
  await signIn(db, at(later), pepper, {
    phone,
    code,
    browserSecret: browser,
    device: "?",
    locale: "vi",
    replaces: first.token,
  });
  expect(await findSignedIn(db, later, first.token)).toBeNull();
});

const phoneOfTheirs = {
  endpoint: "https://fcm.googleapis.com/fcm/send/",
  publicKey: "B".repeat(87),
  secret: "s".repeat(22),
};

test("signing out ends one session, or all of them", async () => {
  const tokens: string[] = [];
  for (const minute of [0, 2, 4]) {
    const now = minutesAfter(sundayMorning, minute);
    await ask(now);
    const entered = await enter(await sentCode(), now);
    if (entered.ok) tokens.push(entered.token);
  }
  const now = minutesAfter(sundayMorning, 5);
  const live = async () =>
    (await Promise.all(tokens.map((token) => findSignedIn(db, now, token)))).flatMap((found) => found ?? []);
  const [one, two] = await live();
  if (!one || !two) throw new Error("both should be signed in");
  for (const [index, { actor, sessionId }] of [one, two].entries())
    await keepPushDevice(
      db,
      at(now),
      { personId: actor.personId, sessionId },
      { ...phoneOfTheirs, endpoint: `${phoneOfTheirs.endpoint}${index}` },
    );
  const listening = () => db.pushSubscription.count({ where: { personId: one.actor.personId } });
  await signOut(db, at(now), one.actor, one.sessionId);
  expect(await live()).toHaveLength(2);
  expect(await listening(), "a lent phone shows no more of it").toBe(1);
  await signOutEverywhere(db, at(now), two.actor);
  expect(await live()).toHaveLength(0);
  expect(await listening()).toBe(0);
});

test("a blocked person has no session, and a right code does not help", async () => {
  await ask();
  const entered = await enter(await sentCode());
  await db.person.update({ where: { phone }, data: { blockedAt: sundayMorning } });
  expect(await findSignedIn(db, sundayMorning, entered.ok ? entered.token : "")).toBeNull();
  await ask(minutesAfter(sundayMorning, 2));
  expect(await enter(await sentCode(), minutesAfter(sundayMorning, 2))).toEqual({ ok: false, reason: "blocked" });
});
