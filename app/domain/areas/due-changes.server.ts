import type { Reader, Tx } from "~/platform/db.server";
import type { AreaRef } from "./movement";

/** A beginning or an end that has come and was not yet carried out; `area` null: it may touch anything. */
export type DueChange = {
  readonly table: "spell" | "rule" | "crossing";
  readonly id: string;
  readonly area: AreaRef | null;
  readonly begins: boolean;
  readonly ends: boolean;
};

type Row = { id: string; from: Date; until: Date | null; begunAt: Date | null; overAt: Date | null };

export async function dueChanges(reader: Reader, now: Date): Promise<DueChange[]> {
  const where = {
    OR: [
      { from: { lte: now }, begunAt: null },
      { until: { lte: now }, overAt: null },
    ],
  };
  const [spells, rules, crossings] = await Promise.all([
    reader.areaSpell.findMany({ where }),
    reader.movementRule.findMany({ where }),
    reader.areaCrossing.findMany({ where }),
  ]);
  const due = (table: DueChange["table"], row: Row, area: AreaRef | null): DueChange => ({
    table,
    id: row.id,
    area,
    begins: row.from <= now && row.begunAt === null,
    ends: row.until !== null && row.until <= now && row.overAt === null,
  });
  const areaOf = (provinceCode: string | null, communeCode: string | null): AreaRef | null =>
    provinceCode === null ? null : { provinceCode, communeCode };
  return [
    ...spells.map((row) => due("spell", row, { provinceCode: row.provinceCode, communeCode: row.communeCode })),
    ...rules.map((row) => due("rule", row, areaOf(row.provinceCode, row.communeCode))),
    ...crossings.map((row) => due("crossing", row, null)),
  ];
}

/** Notes when what a change asked for was done. */
export async function markCarriedOut(tx: Tx, now: Date, changes: readonly DueChange[]): Promise<void> {
  for (const { table, id, begins, ends } of changes) {
    const change = { where: { id }, data: { ...(begins && { begunAt: now }), ...(ends && { overAt: now }) } };
    if (table === "spell") await tx.areaSpell.update(change);
    else if (table === "rule") await tx.movementRule.update(change);
    else await tx.areaCrossing.update(change);
  }
}
