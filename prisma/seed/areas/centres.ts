import { capitals, formerProvinces } from "./former-provinces";
import { groupBy } from "./group-by";
import { communeCentres, districtCentres } from "./known-centres";
import { bareName, type Areas, type CommuneRow, type FormerWardRow, type PlaceRow } from "./source";

export type Located = { lat: number; lng: number; located: "place" | "former_district" | "province" };
type Centre = { lat: number; lng: number };

/** A former district, named for looking up: "ho chi minh" and "go vap". */
type District = { province: string; district: string; isUrban: boolean };

const point = ([lat, lng]: readonly [number, number]): Centre => ({ lat, lng });
const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

/**
 * The best known centre of each commune, by code: a town of its name or its former town, else the centre of the former
 * district most of it came from, else the province's capital. Communes that share a centre are spread around it on a sunflower
 * spiral, in code order, so that no two lie on one point and every run gives the same map.
 */
export function locateCommunes(areas: Areas): Map<string, Located> {
  const finder = placeFinder(areas.places);
  const wardsOf = groupBy(areas.formerWards, ({ communeCode }) => communeCode);
  const townOf = districtTowns(areas.formerWards, finder);
  const crowd = new Map<string, number>();
  const nextSeat = (key: string): number => {
    const seat = crowd.get(key) ?? 0;
    crowd.set(key, seat + 1);
    return seat;
  };
  const located = [...areas.communes]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((commune): [string, Located] => {
      const wards = wardsOf.get(commune.code) ?? [];
      const own = ownPlace(commune, wards, finder);
      if (own) return [commune.code, { ...own, located: "place" }];
      const district = mainDistrict(wards);
      const centre = district && (knownDistrict(district) ?? townOf.get(keyOf(district)));
      if (district && centre) {
        return [
          commune.code,
          {
            ...seatAround(centre, nextSeat(keyOf(district)), district.isUrban ? 0.8 : 2.5),
            located: "former_district",
          },
        ];
      }
      const capital = point(capitals[commune.provinceCode] ?? [16, 107]);
      return [commune.code, { ...seatAround(capital, nextSeat(commune.provinceCode) + 1, 4), located: "province" }];
    });
  return new Map(located);
}

type PlaceFinder = (formerProvince: string, name: string) => Centre | undefined;

function placeFinder(places: readonly PlaceRow[]): PlaceFinder {
  const nameOf = new Map(formerProvinces.map(({ geonames, folded }) => [geonames, folded]));
  const byName = new Map<string, PlaceRow>();
  for (const place of places) {
    const key = `${nameOf.get(place.geonames) ?? ""}:${bareName(place.name)}`;
    const rival = byName.get(key);
    if (!rival || place.population > rival.population) byName.set(key, place);
  }
  return (formerProvince, name) => {
    const found = byName.get(`${formerProvince}:${bareName(name)}`);
    return found && { lat: found.lat, lng: found.lng };
  };
}

/** A commune that is, or took in, a town on the map. */
function ownPlace(commune: CommuneRow, wards: readonly FormerWardRow[], find: PlaceFinder): Centre | undefined {
  const known = communeCentres[commune.code];
  if (known) return point(known);
  const district = mainDistrict(wards);
  // In a city the place list has districts, and a ward of a district's name is not always its middle.
  if (!district || knownDistrict(district)) return undefined;
  const town = wards.find(({ wardName }) => wardName.startsWith("Thị trấn "));
  return find(district.province, commune.name) ?? (town && find(district.province, town.wardName));
}

function mainDistrict(wards: readonly FormerWardRow[]): District | undefined {
  const groups = [...groupBy(wards, ({ districtName, provinceName }) => `${provinceName}|${districtName}`).values()];
  const [largest] = groups.sort((a, b) => b.length - a.length);
  const ward = largest?.[0];
  return ward && districtOf(ward);
}

const districtOf = (ward: FormerWardRow): District => ({
  province: bareName(ward.provinceName),
  district: bareName(ward.districtName),
  isUrban: /^(?:Quận|Thành phố) /.test(ward.districtName),
});

const keyOf = ({ province, district }: District): string => `${province}:${district}`;

function knownDistrict({ province, district }: District): Centre | undefined {
  const known = districtCentres[province]?.[district];
  return known && point(known);
}

/** Each former district's seat: a place of the district's name, else of one of its towns'. */
function districtTowns(wards: readonly FormerWardRow[], find: PlaceFinder): Map<string, Centre> {
  const towns = new Map<string, Centre>();
  for (const ward of wards) {
    const district = districtOf(ward);
    const named = find(district.province, district.district);
    const town = ward.wardName.startsWith("Thị trấn ") ? find(district.province, ward.wardName) : undefined;
    const centre = named ?? town;
    if (centre && !towns.has(keyOf(district))) towns.set(keyOf(district), centre);
  }
  return towns;
}

/** The n-th seat of a sunflower: even spacing, `spacingKm` apart; seat 0 is the centre itself. */
function seatAround(centre: Centre, seat: number, spacingKm: number): Centre {
  const radiusDegrees = (spacingKm / 111.2) * Math.sqrt(seat);
  const angle = seat * Math.PI * (3 - Math.sqrt(5));
  const lat = centre.lat + radiusDegrees * Math.cos(angle);
  const lng = centre.lng + (radiusDegrees * Math.sin(angle)) / Math.cos((centre.lat * Math.PI) / 180);
  return { lat: round(lat), lng: round(lng) };
}
