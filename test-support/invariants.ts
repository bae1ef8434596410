import { type openDb, sql } from "~/platform/db.server";

export type BrokenRule = { readonly rule: string; readonly subject: string; readonly fault: string };

/** What breaks the money's invariants (the views of `npm run invariants`); an empty list is the only good answer. */
export async function brokenMoneyRules(reader: ReturnType<typeof openDb>): Promise<BrokenRule[]> {
  const views = await reader.$queryRaw<{ name: string; rule: string }[]>(sql`
    SELECT relname AS name, obj_description(oid) AS rule FROM pg_class
    WHERE relkind = 'v' AND relname LIKE 'invariant\\_%' AND obj_description(oid) LIKE 'Money:%' ORDER BY 1`);
  const broken: BrokenRule[] = [];
  for (const { name, rule } of views) {
    const faults = await reader.$queryRawUnsafe<Omit<BrokenRule, "rule">[]>(`SELECT subject, fault FROM "${name}"`);
    broken.push(...faults.map((fault) => ({ rule, ...fault })));
  }
  return broken;
}
