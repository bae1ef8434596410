import { searchCommunes } from "~/domain/areas/search-communes.server";
import type { FoundCommune } from "~/domain/areas/types";
import { isoDay } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";
import { reachableSellers } from "./reachable-sellers.server";
import type { ShelfState } from "./shelf-address";
import type { ReachableSellers } from "./types";
import type { Shelf } from "./view-types";
import type { ShopSearch } from "./with-fallback";

export const shelfSize = 24;

export type Scope = {
  readonly category?: string;
  readonly sellerId?: string;
  /** Only what is harvested in this month, 1–12. */
  readonly inSeason?: number;
};

/** One page of products: of a search, a category or a seller, narrowed by the shopper's choices. */
export async function readShelf(
  reader: Reader,
  search: ShopSearch,
  now: Date,
  state: ShelfState,
  scope: Scope = {},
): Promise<Shelf> {
  const communes = await communesMeant(reader, state.deliverTo);
  const [commune = null, ...otherCommunes] = communes;
  const answer = await search.search({
    text: state.text,
    category: scope.category ?? null,
    sellerId: scope.sellerId ?? null,
    inSeason: scope.inSeason ?? null,
    choices: state.choices,
    reachable: commune && (await reachableFrom(reader, commune, now)),
    sort: state.sort,
    page: state.page,
    pageSize: shelfSize,
    today: isoDay(now),
  });
  return { ...answer, state, pages: Math.ceil(answer.total / shelfSize), commune, otherCommunes };
}

/** A commune's code, its name or an old address; best guess first. */
export async function communesMeant(reader: Reader, words: string): Promise<FoundCommune[]> {
  if (words === "") return [];
  if (!/^\d{5}$/.test(words)) return (await searchCommunes(reader, words)).slice(0, 4);
  const commune = await reader.commune.findUnique({
    where: { code: words },
    include: { province: { select: { name: true } } },
  });
  if (!commune) return [];
  return [
    {
      communeCode: commune.code,
      name: commune.name,
      provinceCode: commune.provinceCode,
      provinceName: commune.province.name,
      formerly: null,
    },
  ];
}

export async function reachableFrom(
  reader: Reader,
  { communeCode }: FoundCommune,
  now: Date,
): Promise<ReachableSellers | null> {
  const place = await reader.commune.findUnique({
    where: { code: communeCode },
    select: { code: true, provinceCode: true, lat: true, lng: true },
  });
  return place && reachableSellers(reader, { ...place, communeCode: place.code }, now);
}
