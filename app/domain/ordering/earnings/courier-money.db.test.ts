import { expect, test } from "vitest";
import { aPaidOrder } from "#test/checkout";
import { brokenMoneyRules } from "#test/invariants";
import { openStall } from "#test/market";
import { momentAt, sundayMorning } from "#test/moment";
import { testDatabase } from "#test/test-database";
import { courierPayable } from "~/domain/ledger/accounts";
import { readMonth } from "~/domain/ledger/month";
import { balanceOf } from "~/domain/ledger/queries.server";
import { invariant } from "~/domain/shared/invariant";
import { daysAfter } from "~/domain/shared/time";
import { systemIds } from "~/platform/clock.server";
import { courierSheet } from "~/ui/money/statement-sheet";
import { carriedParts, comingToCourier } from "./courier-money-queries.server";
import { releaseDue } from "./release-due.server";

const { db } = await testDatabase();
const at = (days: number) => momentAt(daysAfter(sundayMorning, days), systemIds);
const [courierId, other] = [systemIds.next(), systemIds.next()];

async function carriedBy(...carriers: [courierId: string, payVnd: number][]): Promise<string> {
  const stall = await openStall(db, {});
  const { subOrders } = await aPaidOrder(db, at(0), [[stall, 1_000]]);
  const part = subOrders[0];
  invariant(part, "an order has a part");
  const { id: subOrderId, goodsVnd } = part;
  await db.orderLine.updateMany({ where: { subOrderId }, data: { finalVnd: goodsVnd } });
  await db.subOrder.update({
    where: { id: subOrderId },
    data: { status: "delivered", weighedVnd: goodsVnd, deliveredAt: at(0).now },
  });
  for (const [seq, [who, payVnd]] of carriers.entries())
    await db.subOrderCarrier.create({ data: { subOrderId, seq: seq + 1, courierId: who, payVnd } });
  return subOrderId;
}

test("a courier's month tells every trip with its legs, pay, tax and net, and sums to what the ledger owes", async () => {
  const whole = await carriedBy([courierId, 24_000]);
  const shared = await carriedBy([courierId, 8_001], [other, 9_000], [courierId, 7_000]);
  await carriedBy([other, 20_000]);
  expect(await comingToCourier(db, courierId), "until nobody may complain any more").toBe(39_001);
  await releaseDue(db, at(2), 24);
  expect(await comingToCourier(db, courierId)).toBe(0);

  const month = readMonth("2026-11");
  invariant(month, "a month");
  const parts = await carriedParts(db, courierId, month);
  expect(parts.find(({ subOrderId }) => subOrderId === whole)).toMatchObject({
    legs: 1,
    payVnd: 24_000,
    taxVnd: 1_080,
    netVnd: 22_920,
  });
  expect(parts.find(({ subOrderId }) => subOrderId === shared)).toMatchObject({ legs: 2, payVnd: 15_001 });
  expect(parts).toHaveLength(2);
  const owed = -(await balanceOf(db, courierPayable(courierId)));
  expect(parts.reduce((sum, { netVnd }) => sum + netVnd, 0)).toBe(owed);

  const head = { month: "2026-11", name: "Trần Quốc Bảo", printedAt: at(3).now };
  const { rows, totals } = courierSheet(head, parts, { openingVnd: 0, closingVnd: -owed });
  expect(rows).toHaveLength(2);
  expect(totals.map(([, amount]) => Number(amount.replace(/[^\d-]/g, "")))).toEqual([
    39_001,
    owed - 39_001,
    owed,
    0,
    owed,
  ]);
  expect(await carriedParts(db, courierId, { from: at(5).now, until: at(9).now })).toEqual([]);
  expect(await brokenMoneyRules(db)).toEqual([]);
});
