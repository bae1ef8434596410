import type { Point } from "~/domain/shared/geo";
import { kept } from "~/platform/kept";
import type { Reader } from "~/platform/db.server";
import { listCommunes, listProvinces } from "./queries.server";
import type { CommuneChoice, ProvinceChoice } from "./types";

export type CommuneOnMap = Point & { readonly name: string; readonly provinceName: string };

/** Which provinces and communes there are, and where. */
export type Atlas = {
  readonly provinces: () => Promise<readonly ProvinceChoice[]>;
  readonly communesOf: (provinceCode: string) => Promise<readonly CommuneChoice[]>;
  readonly find: (provinceCode: string, communeCode: string) => Promise<CommuneOnMap | undefined>;
};

/** Asks every time. */
export const atlasOf = (reader: Reader): Atlas => ({
  provinces: () => listProvinces(reader),
  communesOf: (provinceCode) => listCommunes(reader, provinceCode),
  find: async (provinceCode, communeCode) => {
    const [commune] = await reader.$queryRaw<CommuneOnMap[]>`
      select c.name, c.lat, c.lng, p.name as "provinceName" from commune c join province p on p.code = c.province_code
      where c.code = ${communeCode} and c.province_code = ${provinceCode}`;
    return commune;
  },
});

type Sheet = { readonly communes: readonly CommuneChoice[]; readonly places: ReadonlyMap<string, CommuneOnMap> };

/** Opens each province once in a while: borders move when a law does. */
export function keptAtlas(reader: Reader, now: () => Date): Atlas {
  const aWhile = 600_000;
  const provinces = kept(aWhile, now, () => listProvinces(reader));
  const sheets = new Map<string, () => Promise<Sheet>>();
  const sheetOf = async (provinceCode: string): Promise<Sheet | undefined> => {
    const isKnown = (await provinces()).some(({ code }) => code === provinceCode);
    if (!isKnown) return undefined;
    const open = sheets.get(provinceCode) ?? kept(aWhile, now, () => readSheet(reader, provinceCode));
    sheets.set(provinceCode, open);
    return open();
  };
  return {
    provinces,
    communesOf: async (provinceCode) => (await sheetOf(provinceCode))?.communes ?? [],
    find: async (provinceCode, communeCode) => (await sheetOf(provinceCode))?.places.get(communeCode),
  };
}

async function readSheet(reader: Reader, provinceCode: string): Promise<Sheet> {
  const rows = await reader.$queryRaw<(CommuneOnMap & { code: string })[]>`
    select c.code, c.name, c.lat, c.lng, p.name as "provinceName" from commune c join province p on p.code = c.province_code
    where c.province_code = ${provinceCode} order by c.folded`;
  return {
    communes: rows.map(({ code, name }) => ({ code, name })),
    places: new Map(rows.map(({ code, ...place }) => [code, place])),
  };
}
