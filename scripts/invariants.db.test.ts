import { describe, expect, it } from "vitest";
import { testDatabase } from "#test/test-database";
import { sql } from "~/platform/db.server";

const { db } = await testDatabase();

describe("the invariants", () => {
  it("are views that can be read, hold in an empty shop, and say their rule in words", async () => {
    const views = await db.$queryRaw<{ name: string; rule: string | null }[]>(sql`
      SELECT relname AS name, obj_description(oid) AS rule FROM pg_class WHERE relkind = 'v' AND relname LIKE 'invariant\\_%'`);
    expect(views.length).toBeGreaterThan(12);
    for (const { name, rule } of views) {
      expect(rule).toBeTruthy();
      expect(await db.$queryRawUnsafe(`SELECT subject, fault FROM "${name}"`)).toEqual([]);
    }
  });

  it("notice a fact that nobody was told", async () => {
    await db.$executeRaw(sql`INSERT INTO outbox_event (event_id, type, subject, payload, at)
      VALUES (gen_random_uuid(), 'order.placed', 'order:1', '{}', now() - interval '1 hour')`);
    expect(await db.$queryRaw(sql`SELECT subject FROM invariant_15_facts_are_told`)).toHaveLength(1);
  });
});
