import { expect, test } from "vitest";
import { v7 } from "uuid";
import { deliveryWorld } from "#test/delivery-world";
import { testDatabase } from "#test/test-database";
import type { Operator } from "~/domain/identity/types";
import { Missing } from "~/domain/shared/missing";
import type { Phone } from "~/domain/shared/phone";
import { enterPass, type EnterPass } from "./enter-pass.server";
import { passesOf } from "./pass-queries.server";
import { revokePass } from "./revoke-pass.server";

const { db } = await testDatabase();
const { at, withAreas, aSpell, aShipment, aCourier, dispatch } = deliveryWorld(db);
const operator: Operator = {
  personId: v7(),
  phone: "+84901000001" as Phone,
  name: null,
  isOperator: true,
  sellers: [],
  courierId: null,
  courierStatus: null,
};
await withAreas();
const paper = (courierId: string): EnterPass => ({
  courierId,
  kind: "person",
  number: "GDD-1",
  issuer: "UBND TP",
  provinceCode: "79",
  communeCode: null,
  validFrom: at(-60).now,
  validUntil: at(600).now,
});
const enter = (pass: EnterPass) => enterPass(db, at(), operator, pass);

test("a pass opens a closed area to its courier until it is taken back", async () => {
  const { shipmentId } = await aShipment();
  await aSpell("2", "sealed", at(-1).now);
  const { courierId } = await aCourier();
  const entered = await enter(paper(courierId));
  const passId = entered.ok ? entered.passId : "";
  expect(await revokePass(db, at(), operator, { courierId, passId, reason: "" })).toMatchObject({
    reason: "reason_needed",
  });
  const revoke = () => revokePass(db, at(), operator, { courierId, passId, reason: "Giấy giả" });
  const outcomes = await Promise.all([revoke(), revoke(), revoke()]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await dispatch(shipmentId)).toMatchObject({ outcome: "nobody", why: { pass: 1 } });
  await enter(paper(courierId));
  expect(await dispatch(shipmentId)).toMatchObject({ outcome: "offered" });
  expect((await passesOf(db, courierId, at().now)).map(({ state, area }) => [state, area])).toEqual([
    ["ending", "Hồ Chí Minh"],
    ["revoked", "Hồ Chí Minh"],
  ]);
  const audited = await db.auditEntry.findMany({ where: { subject: `courier:${courierId}` }, orderBy: { id: "asc" } });
  expect(audited.map(({ action }) => action)).toEqual(["pass.entered", "pass.revoked", "pass.entered"]);
  expect(audited[0]?.detail).toMatchObject({ area: "Hồ Chí Minh" });
});

test("a paper that cannot be right is refused by name", async () => {
  const { courierId } = await aCourier();
  const good = paper(courierId);
  expect(await enter({ ...good, validUntil: good.validFrom })).toMatchObject({ reason: "ends_before_it_starts" });
  expect(await enter({ ...good, validUntil: at(-1).now })).toMatchObject({ reason: "already_over" });
  expect(await enter({ ...good, validUntil: at(60 * 24 * 400).now })).toMatchObject({ reason: "too_long" });
  expect(await enter({ ...good, communeCode: "99999" })).toMatchObject({ reason: "unknown_area" });
  expect(await enter({ ...good, provinceCode: "00" })).toMatchObject({ reason: "unknown_area" });
  await expect(enter({ ...good, courierId: v7() })).rejects.toThrow(Missing);
  const twice = await Promise.all([enter(good), enter(good)]);
  expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
});

test("a vehicle's pass needs a plate and does not follow the courier to another vehicle", async () => {
  const { courierId } = await aCourier();
  const good: EnterPass = { ...paper(courierId), kind: "vehicle" };
  await db.courier.update({ where: { id: courierId }, data: { plate: "" } });
  expect(await enter(good)).toMatchObject({ reason: "no_plate" });
  await db.courier.update({ where: { id: courierId }, data: { plate: "59X1-123.45" } });
  expect(await enter(good)).toMatchObject({ ok: true });
  expect((await passesOf(db, courierId, at().now))[0]).toMatchObject({
    plate: "59X1-123.45",
    isForOtherVehicle: false,
  });
  await db.courier.update({ where: { id: courierId }, data: { plate: "51C-999.99" } });
  expect((await passesOf(db, courierId, at().now))[0]).toMatchObject({ isForOtherVehicle: true });
});
