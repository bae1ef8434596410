import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { refuse } from "~/domain/shared/refusal";
import { anyOf, isDuplicate, transact } from "~/platform/db.server";
import { record } from "~/platform/outbox.server";
import { testDatabase } from "#test/test-database";
import { momentAt } from "#test/moment";

const { db } = await testDatabase();
const fact = { type: "lot.withdrawn", subject: "lot:1", payload: { lotId: "1" } };

test("a returned refusal undoes what the command wrote", async () => {
  const outcome = await transact(db, async (tx) => {
    await record(tx, momentAt(), fact);
    return refuse("already_withdrawn");
  });
  expect(outcome).toEqual({ ok: false, reason: "already_withdrawn" });
  expect(await db.outboxEvent.count()).toBe(0);
});

test("a fact is kept with the transaction that made it true", async () => {
  await transact(db, (tx) => record(tx, momentAt(), fact));
  expect(await db.outboxEvent.findMany({ select: { type: true, relayedAt: true } })).toEqual([
    { type: "lot.withdrawn", relayedAt: null },
  ]);
});

test("a lost race on a unique index is recognised", async () => {
  await db.province.create({ data: { code: "01", name: "Hà Nội", folded: "ha noi", isCity: true, lat: 21, lng: 105 } });
  const second = db.province.create({
    data: { code: "01", name: "Hà Nội", folded: "ha noi", isCity: true, lat: 21, lng: 105 },
  });
  await expect(second).rejects.toSatisfy(isDuplicate);
  const raw = transact(
    db,
    (tx) =>
      tx.$executeRaw`insert into province (code, name, folded, is_city, lat, lng) values ('01', '', '', true, 0, 0)`,
  );
  await expect(raw).rejects.toSatisfy(isDuplicate);
});

test("a statement over a short list comes to a lasting plan", async () => {
  const plans = await transact(db, async (tx) => {
    for (let times = 0; times < 8; times += 1)
      await tx.$queryRaw`select p.name from product p join seller s on s.id = p.seller_id where p.id = ${anyOf([randomUUID()])}`;
    return tx.$queryRaw<{ lasting: bigint }[]>`
      select generic_plans as lasting from pg_prepared_statements where statement like 'select p.name from product p join seller%'`;
  });
  expect(plans).toEqual([{ lasting: 2n }]);
});
