import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deliveryWorld } from "#test/delivery-world";
import { testDatabase } from "#test/test-database";

/** Every rule of movement is broken once, by hand and behind the guards' back; each time its own view must see it. */
const { db, url } = await testDatabase();
const { promise, aShipment, aCourier } = deliveryWorld(db);
const client = new pg.Client({ connectionString: url });

beforeAll(async () => {
  const { shipmentId } = await aShipment();
  const courier = await aCourier();
  await promise(shipmentId, courier.courierId);
  await client.connect();
});
afterAll(() => client.end());

const spell = (colour: string, begun: string): string =>
  `insert into area_spell (id, province_code, commune_code, colour, reason, starts_at, set_by_id, begun_at)
   values (gen_random_uuid(), '79', '2', '${colour}', '', now() - interval '1 hour', gen_random_uuid(), ${begun})`;
const point = (commune: string): string =>
  `insert into drop_point (id, kind, name, street, province_code, commune_code, lat, lng, hours_from, hours_until, kept_by_id, created_at)
   values (gen_random_uuid(), 'ward', '', '', '79', '${commune}', 10, 106, 420, 1080, gen_random_uuid(), now())`;

/** By the number of the view: what somebody who could write past every guard might do. */
const plants = {
  "90": [spell("red", "now()")],
  "91": [spell("yellow", "null")],
  "92": [point("2"), point("2")],
  "93": [point("1"), "update shipment set drop_point_id = (select id from drop_point limit 1)"],
  "94": ["update shipment set status = 'held', held_why = 'closed_area'"],
} as const;

async function brokenRules(): Promise<string[]> {
  const views = await client.query<{ name: string }>(
    "select table_name as name from information_schema.views where table_name like 'invariant\\_9_\\_%' order by 1",
  );
  const broken: string[] = [];
  for (const { name } of views.rows)
    if ((await client.query(`select 1 from ${name}`)).rowCount) broken.push(name.slice(10, 12));
  return broken;
}

test("in a world where nobody broke a rule every view is empty", async () => expect(await brokenRules()).toEqual([]));

test.each(Object.entries(plants))("rule %s is seen broken", async (number, statements) => {
  await client.query("begin");
  for (const statement of statements) await client.query(statement);
  expect(await brokenRules()).toEqual([number]);
  await client.query("rollback");
});

test("a red area is no fault for a courier with a pass for it", async () => {
  await client.query("begin");
  await client.query(spell("red", "now()"));
  await client.query(`insert into pass (id, courier_id, number, issuer, province_code, valid_from, valid_until)
    select gen_random_uuid(), courier_id, '1', '', '79', now() - interval '1 day', now() + interval '30 days' from shipment`);
  expect(await brokenRules()).toEqual([]);
  await client.query("rollback");
});
