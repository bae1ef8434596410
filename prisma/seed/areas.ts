import { fold } from "../../app/domain/shared/fold";
import { type Db, type Tx } from "../../app/platform/db.server";
import { locateCommunes } from "./areas/centres";
import { capitals } from "./areas/former-provinces";
import { readAreas, type Areas } from "./areas/source";

/**
 * Fills the map of Vietnam: 34 provinces, 3,321 communes, the old wards that became them, and towns. Does nothing when it is
 * already there, so every start may call it. One statement a table: about a second.
 */
export async function loadAreas(db: Db): Promise<{ loaded: boolean }> {
  if ((await db.place.count()) > 0) return { loaded: false };
  const areas = readAreas();
  // A second on a desktop; a small machine that builds and starts at the same time takes far longer.
  const limits = { timeout: 120_000 };
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE place IN SHARE ROW EXCLUSIVE MODE`;
    if ((await tx.place.count()) > 0) return { loaded: false };
    await insertProvinces(tx, areas);
    await insertCommunes(tx, areas);
    await insertFormerWards(tx, areas);
    await insertPlaces(tx, areas);
    return { loaded: true };
  }, limits);
}

async function insertProvinces(tx: Tx, { provinces }: Areas): Promise<void> {
  const rows = provinces.map(({ code, name, isCity }) => {
    const [lat, lng] = capitals[code] ?? [16, 107];
    return { code, name, folded: fold(name), is_city: isCity, lat, lng };
  });
  await tx.$executeRaw`
    INSERT INTO province (code, name, folded, is_city, lat, lng)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(code text, name text, folded text, is_city boolean, lat float, lng float)
    ON CONFLICT DO NOTHING`;
}

async function insertCommunes(tx: Tx, areas: Areas): Promise<void> {
  const centres = locateCommunes(areas);
  const provinceNames = new Map(areas.provinces.map(({ code, name }) => [code, name]));
  const rows = areas.communes.map(({ code, provinceCode, name }) => ({
    code,
    province_code: provinceCode,
    name,
    folded: searchable(name, provinceNames.get(provinceCode) ?? ""),
    ...centres.get(code),
  }));
  await tx.$executeRaw`
    INSERT INTO commune (code, province_code, name, folded, lat, lng, located)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(code text, province_code text, name text, folded text, lat float, lng float, located text)
    ON CONFLICT DO NOTHING`;
}

async function insertFormerWards(tx: Tx, { formerWards }: Areas): Promise<void> {
  const rows = formerWards.map((ward) => ({
    ward_code: ward.wardCode,
    ward_name: ward.wardName,
    district_name: ward.districtName,
    province_name: ward.provinceName,
    folded: searchable(ward.wardName, ward.districtName, ward.provinceName),
    commune_code: ward.communeCode,
  }));
  await tx.$executeRaw`
    INSERT INTO former_ward (ward_code, ward_name, district_name, province_name, folded, commune_code)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(ward_code text, ward_name text, district_name text, province_name text, folded text, commune_code text)`;
}

async function insertPlaces(tx: Tx, { places }: Areas): Promise<void> {
  const rows = places.map(({ id, name, provinceCode, population, lat, lng }) => ({
    id,
    name,
    folded: fold(name),
    province_code: provinceCode,
    population,
    lat,
    lng,
  }));
  await tx.$executeRaw`
    INSERT INTO place (id, name, folded, province_code, population, lat, lng)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(id int, name text, folded text, province_code text, population int, lat float, lng float)`;
}

/** "phuong 12 quan go vap thanh pho ho chi minh": words and single spaces only. */
const searchable = (...names: readonly string[]): string =>
  fold(names.join(" "))
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
