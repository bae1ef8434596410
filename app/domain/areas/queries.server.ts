import { metresBetween, type Point } from "~/domain/shared/geo";
import { present } from "~/domain/shared/missing";
import type { Reader, Tx } from "~/platform/db.server";
import { colours, type AreaRef } from "./movement";
import type { SpellRow } from "./read-book.server";
import type { CommuneChoice, ProvinceChoice, SpellView } from "./types";

/** Cities first, then provinces by name: most parcels go to a city. */
export const listProvinces = (reader: Reader): Promise<ProvinceChoice[]> =>
  reader.$queryRaw<ProvinceChoice[]>`select code, name from province order by is_city desc, folded`;

export const listCommunes = (reader: Reader, provinceCode: string): Promise<CommuneChoice[]> =>
  reader.$queryRaw<
    CommuneChoice[]
  >`select code, name from commune where province_code = ${provinceCode} order by folded`;

/** The commune whose centre lies nearest to a position: a proposal for the person to confirm, not a border survey. */
export async function nearestCommune(
  reader: Reader | Tx,
  { lat, lng }: Point,
): Promise<{ code: string; provinceCode: string; name: string } | null> {
  const near = await reader.commune.findMany({
    where: { lat: { gte: lat - 0.5, lte: lat + 0.5 }, lng: { gte: lng - 0.5, lte: lng + 0.5 } },
    select: { code: true, provinceCode: true, name: true, lat: true, lng: true },
  });
  const [best] = near
    .map((commune) => ({ ...commune, away: metresBetween({ lat, lng }, commune) }))
    .sort((a, b) => a.away - b.away);
  return best ? { code: best.code, provinceCode: best.provinceCode, name: best.name } : null;
}

/** Every spell in force or announced, the latest first. */
export async function listSpells(reader: Reader, now: Date): Promise<SpellView[]> {
  const spells = await reader.areaSpell.findMany({
    where: { OR: [{ until: null }, { until: { gt: now } }] },
    orderBy: [{ from: "desc" }, { id: "desc" }],
    take: 300,
  });
  const isWithdrawn = ({ from, until }: SpellRow): boolean => until !== null && until <= from;
  return spellViews(
    reader,
    spells.filter((spell) => !isWithdrawn(spell)),
    now,
  );
}

export async function findSpell(reader: Reader, id: string, now: Date): Promise<SpellView> {
  const spell = present(await reader.areaSpell.findUnique({ where: { id } }), "area spell");
  return present((await spellViews(reader, [spell], now))[0], "area spell");
}

async function spellViews(reader: Reader, spells: readonly SpellRow[], now: Date): Promise<SpellView[]> {
  const nameOf = await areaNames(reader, spells);
  return spells.map((spell) => {
    const { id, provinceCode, communeCode, colour, reason, source, from, until } = spell;
    const ended = until !== null && (until <= now || until <= from);
    return {
      id,
      area: { provinceCode, communeCode },
      areaName: nameOf(spell),
      colour: colours.find((known) => known === colour) ?? "sealed",
      reason,
      source,
      from: from.toISOString(),
      until: until?.toISOString() ?? null,
      state: ended ? "over" : from > now ? "coming" : "running",
    };
  });
}

/** "Phường An Hội Tây, Hồ Chí Minh", or the province alone. */
export async function areaNames(reader: Reader | Tx, areas: readonly AreaRef[]): Promise<(area: AreaRef) => string> {
  const rows = await reader.$queryRaw<{ code: string; name: string }[]>`
    select code, name from province where code = any(${areas.map(({ provinceCode }) => provinceCode)})
    union all select code, name from commune where code = any(${areas.flatMap(({ communeCode }) => communeCode ?? [])})`;
  const names = new Map(rows.map(({ code, name }) => [code, name]));
  const nameOf = (code: string): string => names.get(code) ?? code;
  return ({ provinceCode, communeCode }) =>
    communeCode === null ? nameOf(provinceCode) : `${nameOf(communeCode)}, ${nameOf(provinceCode)}`;
}
