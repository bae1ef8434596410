import { metresBetween, type Point } from "~/domain/shared/geo";
import { present } from "~/domain/shared/missing";
import type { Reader } from "~/platform/db.server";
import type { CommuneChoice, OpenClosure, ProvinceChoice } from "./types";

/** Cities first, then provinces by name: most parcels go to a city. */
export const listProvinces = (reader: Reader): Promise<ProvinceChoice[]> =>
  reader.$queryRaw<ProvinceChoice[]>`select code, name from province order by is_city desc, folded`;

export const listCommunes = (reader: Reader, provinceCode: string): Promise<CommuneChoice[]> =>
  reader.$queryRaw<
    CommuneChoice[]
  >`select code, name from commune where province_code = ${provinceCode} order by folded`;

/** The commune whose centre lies nearest to a position: a proposal for the person to confirm, not a border survey. */
export async function nearestCommune(
  reader: Reader,
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

/** Whether delivery to a commune is stopped now, by its own closure or its province's. */
export async function isClosed(
  reader: Reader,
  area: { provinceCode: string; communeCode: string },
  now: Date,
): Promise<boolean> {
  const closure = await reader.areaClosure.findFirst({
    where: {
      provinceCode: area.provinceCode,
      AND: [
        { OR: [{ communeCode: null }, { communeCode: area.communeCode }] },
        { OR: [{ until: null }, { until: { gt: now } }] },
      ],
      from: { lte: now },
    },
    select: { id: true },
  });
  return closure !== null;
}

/** Every closure in force or announced, newest first. */
export async function listClosures(reader: Reader, now: Date): Promise<OpenClosure[]> {
  const closures = await reader.areaClosure.findMany({
    where: { OR: [{ until: null }, { until: { gt: now } }] },
    orderBy: { from: "desc" },
  });
  return named(reader, closures);
}

export async function findClosure(reader: Reader, id: string): Promise<OpenClosure> {
  const closure = present(await reader.areaClosure.findUnique({ where: { id } }), "area closure");
  return present((await named(reader, [closure]))[0], "area closure");
}

type ClosureRow = Omit<OpenClosure, "provinceName" | "communeName" | "from" | "until"> & {
  from: Date;
  until: Date | null;
};

async function named(reader: Reader, closures: readonly ClosureRow[]): Promise<OpenClosure[]> {
  const codes = closures.map(({ provinceCode }) => provinceCode);
  const provinces = await reader.province.findMany({ where: { code: { in: codes } } });
  const communeCodes = closures.flatMap(({ communeCode }) => communeCode ?? []);
  const communes = await reader.commune.findMany({ where: { code: { in: communeCodes } } });
  const nameOf = (rows: readonly { code: string; name: string }[], code: string): string =>
    rows.find((row) => row.code === code)?.name ?? code;
  return closures.map(({ id, provinceCode, communeCode, reason, from, until }) => ({
    id,
    provinceCode,
    provinceName: nameOf(provinces, provinceCode),
    communeCode,
    communeName: communeCode && nameOf(communes, communeCode),
    reason,
    from: from.toISOString(),
    until: until?.toISOString() ?? null,
  }));
}
