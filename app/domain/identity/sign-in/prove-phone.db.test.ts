import { expect, test } from "vitest";
import { momentAt, sundayMorning } from "#test/moment";
import { testDatabase } from "#test/test-database";
import { parsePhone, type Phone } from "~/domain/shared/phone";
import { minutesAfter } from "~/domain/shared/time";
import { systemIds } from "~/platform/clock.server";
import { askForCode } from "./ask-code.server";
import { forgetProof, provedPhone, provePhone } from "./prove-phone.server";
import { signIn } from "./sign-in.server";

const { db } = await testDatabase();
const pepper = "a pepper of at least thirty-two letters";
const at = (minutes: number) => momentAt(minutesAfter(sundayMorning, minutes), systemIds);
const phoneOf = (text: string): Phone => parsePhone(text) ?? ("" as Phone);
const [phone, other] = [phoneOf("0981345678"), phoneOf("0972345678")];
const browser = "the-guest-browser";

async function sentCode(to: Phone, minutes: number): Promise<string> {
  const ip = "10.9.0.1";
  expect(await askForCode(db, at(minutes), pepper, { phone: to, browserSecret: browser, ip, locale: "vi" })).toEqual({
    ok: true,
  });
  const { body } = await db.message.findFirstOrThrow({ where: { recipient: to }, orderBy: { createdAt: "desc" } });
  return /\d{6}/.exec(body)?.[0] ?? "";
}
const prove = (code: string, minutes: number, who = phone, browserSecret = browser) =>
  provePhone(db, at(minutes), pepper, { phone: who, code, browserSecret });
const proved = (minutes: number, browserSecret: string | null = browser) =>
  provedPhone(db, browserSecret, at(minutes).now);

test("a guest's browser answers for the number for half an hour, and nobody is signed in", async () => {
  const code = await sentCode(phone, 0);
  expect(await proved(0)).toBeNull();
  expect(await prove(code === "000000" ? "000001" : "000000", 0)).toMatchObject({ reason: "wrong_code", triesLeft: 4 });
  expect(await prove(code, 1, phone, "another-browser")).toMatchObject({ reason: "code_expired" });
  const outcomes = await Promise.all([prove(code, 1), prove(code, 1)]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await proved(1)).toBe(phone);
  expect(await proved(1, "another-browser")).toBeNull();
  expect(await proved(1, null)).toBeNull();
  expect(await proved(30)).toBe(phone);
  expect(await proved(31)).toBeNull();
  expect([await db.person.count({ where: { phone } }), await db.session.count()]).toEqual([0, 0]);
});

test("another number at the same browser takes the place of the first, and both can be forgotten", async () => {
  await prove(await sentCode(phone, 10), 10);
  await prove(await sentCode(other, 11), 11, other);
  expect(await proved(12)).toBe(other);
  await forgetProof(db, browser);
  expect(await proved(12)).toBeNull();
});

test("a code that signed somebody in proves nothing to the next guest at this browser", async () => {
  const code = await sentCode(phone, 20);
  const device = { device: "Chrome", locale: "vi", replaces: null };
  expect(await signIn(db, at(20), pepper, { phone, code, browserSecret: browser, ...device })).toMatchObject({
    ok: true,
  });
  expect(await proved(21)).toBeNull();
});
