import pg from "pg";
import { describe, expect, test } from "vitest";
import { testDatabase } from "#test/test-database";
import { refuse } from "~/domain/shared/refusal";
import { isDuplicate, sql, transact } from "./db.server";

const { db, url } = await testDatabase();
const province = (code: string) => ({ code, name: "Hà Nội", folded: "ha noi", isCity: true, lat: 21, lng: 105 });
const countBySql = async (reader: Pick<typeof db, "$queryRaw">, code: string): Promise<number | undefined> =>
  (await reader.$queryRaw<{ n: number }[]>`select count(*)::int as n from province where code = ${code}`)[0]?.n;

describe("a transaction", () => {
  test("is one for models and for statements written by hand, and nobody sees it before it ends", async () => {
    await transact(db, async (tx) => {
      await tx.province.create({ data: province("01") });
      expect(await countBySql(tx, "01")).toBe(1);
      await tx.$executeRaw`update province set name = 'Thăng Long' where code = '01'`;
      expect((await tx.province.findUniqueOrThrow({ where: { code: "01" } })).name).toBe("Thăng Long");
      expect(await countBySql(db, "01")).toBe(0);
    });
    expect(await countBySql(db, "01")).toBe(1);
  });

  test("that fails takes back what models and statements wrote", async () => {
    const failing = transact(db, async (tx) => {
      await tx.province.create({ data: province("02") });
      await tx.$executeRaw`insert into province (code, name, folded, is_city, lat, lng) values ('03', '', '', true, 0, 0)`;
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await db.province.count({ where: { code: { in: ["02", "03"] } } })).toBe(0);
  });

  test("begins again after a deadlock", async () => {
    await db.province.createMany({ data: [province("10"), province("11")] });
    let tries = 0;
    let bothHold: () => void = () => undefined;
    const meeting = new Promise<void>((done) => (bothHold = done));
    const lockBoth = (first: string, second: string) =>
      transact(db, async (tx) => {
        await tx.$queryRaw`select 1 as locked from province where code = ${first} for update`;
        tries += 1;
        if (tries === 2) bothHold();
        await meeting;
        await tx.$queryRaw`select 1 as locked from province where code = ${second} for update`;
      });
    await Promise.all([lockBoth("10", "11"), lockBoth("11", "10")]);
    expect(tries).toBe(3);
  });

  test("that takes too long is undone, and its connection serves nobody else", async () => {
    const hanging = db.$transaction(
      async (tx) => {
        await tx.$executeRaw`insert into province (code, name, folded, is_city, lat, lng) values ('20', '', '', true, 0, 0)`;
        await tx.$queryRaw`select 1 as slept from pg_sleep(2)`;
      },
      { timeout: 100 },
    );
    await expect(hanging).rejects.toThrow("took longer than 100 ms");
    expect(await countBySql(db, "20")).toBe(0);
  });

  test("whose connection is cut fails, and the next one gets another connection", async () => {
    const cut = transact(db, async (tx) => {
      const [me] = await tx.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
      await db.$queryRaw`select pg_terminate_backend(${me?.pid ?? 0}::int) as done`;
      await new Promise((done) => setTimeout(done, 50));
      await tx.$executeRaw`insert into province (code, name, folded, is_city, lat, lng) values ('30', '', '', true, 0, 0)`;
    });
    await expect(cut).rejects.toThrow();
    expect(await transact(db, (tx) => countBySql(tx, "30"))).toBe(0);
  });

  test("writes nothing any more once it is over", async () => {
    const late = await transact(db, (tx) => Promise.resolve(() => tx.$executeRaw`delete from province`));
    await expect(late()).rejects.toThrow("over");
  });

  test("does its last statements with the commit, and nothing when one of them fails", async () => {
    const write = (code: string) =>
      sql`insert into province (code, name, folded, is_city, lat, lng) values (${code}, '', '', true, 0, 0)`;
    await transact(db, (tx) => {
      tx.$atCommit(() => write("40"));
      return Promise.resolve();
    });
    expect(await countBySql(db, "40")).toBe(1);
    const clashing = transact(db, async (tx) => {
      await tx.$executeRaw(write("41"));
      tx.$atCommit(() => write("42"));
      tx.$atCommit(() => write("40"));
    });
    await expect(clashing).rejects.toSatisfy(isDuplicate);
    expect(await db.province.count({ where: { code: { in: ["41", "42"] } } })).toBe(0);
  });

  test("leaves out its last statements when it is refused", async () => {
    await transact(db, (tx) => {
      tx.$atCommit(
        () => sql`insert into province (code, name, folded, is_city, lat, lng) values ('43', '', '', true, 0, 0)`,
      );
      return Promise.resolve(refuse("no"));
    });
    expect(await countBySql(db, "43")).toBe(0);
  });

  test("sends statements without waiting for each other, and keeps their order", async () => {
    const seen = await transact(db, (tx) =>
      Promise.all([
        tx.$executeRaw`insert into province (code, name, folded, is_city, lat, lng) values ('44', '', '', true, 0, 0)`,
        countBySql(tx, "44"),
        tx.$executeRaw`delete from province where code = '44'`,
        countBySql(tx, "44"),
      ]),
    );
    expect(seen).toEqual([1, 1, 1, 0]);
  });

  test("gives every connection back", async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await Promise.all(Array.from({ length: 60 }, () => transact(db, (tx) => tx.province.count())));
    const open =
      "select count(*)::int as n from pg_stat_activity where datname = current_database() and state like 'idle in%'";
    expect((await client.query<{ n: number }>(open)).rows).toEqual([{ n: 0 }]);
    await client.end();
  });
});

test("a row looks the same whether a model or a statement reads it", async () => {
  const [row] = await db.$queryRaw<Record<string, unknown>[]>(sql`
    select 9007199254740993::bigint as big, array[1, 2]::bigint[] as bigs, 12.5::numeric as sum, '2026-11-22'::date as day,
      '2026-11-22T10:00:00+07:00'::timestamptz as at, '{"a": 1}'::jsonb as json, true as flag, 1.5::float8 as ratio,
      array['a', null] as words, null as none`);
  expect(row).toMatchObject({
    big: 9_007_199_254_740_993n,
    bigs: [1n, 2n],
    day: new Date("2026-11-22T00:00:00Z"),
    at: new Date("2026-11-22T03:00:00Z"),
    json: { a: 1 },
    flag: true,
    ratio: 1.5,
    words: ["a", null],
    none: null,
  });
  expect(String(row?.["sum"])).toBe("12.5");
});

test("a time in a statement is the same instant, alone and in a list", async () => {
  const at = new Date("2026-11-22T03:00:00.123Z");
  const [row] = await db.$queryRaw<{ alone: Date; listed: Date; day: string }[]>`
    select ${at}::timestamptz as alone, (${[at]}::timestamptz[])[1] as listed, ${at}::date::text as day`;
  expect(row).toEqual({ alone: at, listed: at, day: "2026-11-22" });
});
