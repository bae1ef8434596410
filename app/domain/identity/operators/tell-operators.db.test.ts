import { expect, test } from "vitest";
import { testDatabase } from "#test/test-database";
import { momentAt, sundayMorning } from "#test/moment";
import { systemIds } from "~/platform/clock.server";
import { tellOperators } from "./tell-operators.server";

const { db } = await testDatabase();
const moment = momentAt(sundayMorning, systemIds);
const person = (phone: string, more: { isOperator?: boolean; blockedAt?: Date; locale?: string }) =>
  db.person.create({ data: { id: systemIds.next(), phone, createdAt: sundayMorning, ...more } });

test("every operator is told once in their language, however often the job runs; nobody else is", async () => {
  await person("+84901000001", { isOperator: true });
  await person("+84901000002", { isOperator: true, locale: "en" });
  await person("+84901000003", { isOperator: true, blockedAt: sundayMorning });
  await person("+84901000004", {});
  const alert = { subject: "shipment:1", template: "alert_shipment", words: (locale: string) => `in ${locale}` };
  for (let run = 0; run < 3; run++) await tellOperators(db, moment, { ...alert, status: "no_courier" });
  expect(await db.message.findMany({ select: { recipient: true, body: true }, orderBy: { recipient: "asc" } })).toEqual(
    [
      { recipient: "+84901000001", body: "in vi" },
      { recipient: "+84901000002", body: "in en" },
    ],
  );
  await tellOperators(db, moment, { ...alert, status: "held" });
  expect(await db.message.count()).toBe(4);
});
