import { expect, test } from "vitest";
import { aPaidOrder } from "#test/checkout";
import { openStall } from "#test/market";
import { momentAt, sundayMorning } from "#test/moment";
import { testDatabase } from "#test/test-database";
import { hoursAfter } from "~/domain/shared/time";
import { systemIds } from "~/platform/clock.server";
import { affectedOrders } from "./affected-orders.server";

const { db } = await testDatabase();

test("an area closed for a part of a day affects what is promised for before it opens again, and nothing later", async () => {
  const stall = await openStall(db);
  const { orderId } = await aPaidOrder(db, momentAt(sundayMorning, systemIds), [[stall, 1_000]]);
  const { provinceCode, communeCode } = await db.order.findUniqueOrThrow({ where: { id: orderId } });
  const window = { windowFrom: hoursAfter(sundayMorning, 24), windowUntil: hoursAfter(sundayMorning, 28) };
  await db.subOrder.updateMany({ where: { orderId }, data: window });
  const into = async (until: Date | null) =>
    (await affectedOrders(db, { provinceCode, communeCode }, until)).filter(({ way }) => way === "into").length;
  expect(await into(hoursAfter(sundayMorning, 2))).toBe(0);
  expect(await into(hoursAfter(sundayMorning, 26))).toBe(1);
  expect(await into(null)).toBe(1);
});
