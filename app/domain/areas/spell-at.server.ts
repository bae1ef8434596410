import { minuteOf } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";
import { colours, isInForce, type Colour, type Commune } from "./movement";

export type SpellNews = { readonly colour: Colour; readonly since: string; readonly reason: string };

/** The decision that colours a commune at a moment: its own before its province's, the later before the earlier. Null: none. */
export async function spellAt(
  reader: Reader,
  { provinceCode, communeCode }: Commune,
  at: Date,
): Promise<SpellNews | null> {
  const rows = await reader.areaSpell.findMany({
    where: { provinceCode, OR: [{ communeCode }, { communeCode: null }], from: { lte: at } },
    orderBy: [{ from: "desc" }, { id: "desc" }],
  });
  const inForce = rows.filter(({ id, from, until }) =>
    isInForce({ id, from: minuteOf(from), until: until && minuteOf(until) }, minuteOf(at)),
  );
  const spell = inForce.find((row) => row.communeCode !== null) ?? inForce[0];
  const colour = colours.find((known) => known === spell?.colour);
  return spell && colour ? { colour, since: spell.from.toISOString(), reason: spell.reason } : null;
}
