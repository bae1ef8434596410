import { type openDb, sql } from "~/platform/db.server";

export type BrokenRule = { readonly rule: string; readonly subject: string; readonly fault: string };

type TestReader = ReturnType<typeof openDb>;

/** What breaks the money's invariants (the views of `npm run invariants`); an empty list is the only good answer. */
export const brokenMoneyRules = (reader: TestReader): Promise<BrokenRule[]> => brokenRules(reader, "Money:");

/** What breaks those of goods on their way and of who carries them. */
export const brokenRoadRules = (reader: TestReader): Promise<BrokenRule[]> =>
  brokenRules(reader, "(Delivery|Dispatch|Cold chain|Areas|Money: the couriers)");

async function brokenRules(reader: TestReader, about: string): Promise<BrokenRule[]> {
  const views = await reader.$queryRaw<{ name: string; rule: string }[]>(sql`
    SELECT relname AS name, obj_description(oid) AS rule FROM pg_class
    WHERE relkind = 'v' AND relname LIKE 'invariant\\_%' AND obj_description(oid) ~ ${`^${about}`} ORDER BY 1`);
  const broken: BrokenRule[] = [];
  for (const { name, rule } of views) {
    const faults = await reader.$queryRawUnsafe<Omit<BrokenRule, "rule">[]>(`SELECT subject, fault FROM "${name}"`);
    broken.push(...faults.map((fault) => ({ rule, ...fault })));
  }
  return broken;
}
