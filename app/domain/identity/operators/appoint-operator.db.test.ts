import { expect, test } from "vitest";
import { testDatabase } from "#test/test-database";
import { momentAt, sundayMorning } from "#test/moment";
import { parsePhone } from "~/domain/shared/phone";
import { systemIds } from "~/platform/clock.server";
import { appointOperator } from "./appoint-operator.server";

const { db } = await testDatabase();
const moment = momentAt(sundayMorning, systemIds);
const phone = parsePhone("0901000001");

test("a telephone number becomes an operator, once, and it stands in the log", async () => {
  if (phone === null) throw new Error("a telephone number");
  const first = await appointOperator(db, moment, phone);
  const again = await appointOperator(db, moment, phone);
  expect([first.isNew, again]).toEqual([true, { ...first, isNew: false }]);
  expect(await db.person.findMany({ select: { phone: true, isOperator: true } })).toEqual([
    { phone, isOperator: true },
  ]);
  expect(await db.auditEntry.count({ where: { action: "person.appointed" } })).toBe(2);
});
