import { coldClasses, reaches, type ColdClass } from "~/domain/areas/reach";
import { isClosed, listClosures } from "~/domain/areas/queries.server";
import type { Point } from "~/domain/shared/geo";
import type { Reader } from "~/platform/db.server";
import type { ReachableSellers } from "./types";

type Place = Point & { readonly provinceCode: string; readonly communeCode: string };
type SellerPlace = Place & { readonly id: string };

/** Which sellers' goods can come to this commune now: near enough for their cold class, and neither end closed. */
export async function reachableSellers(reader: Reader, to: Place, now: Date): Promise<ReachableSellers> {
  if (await isClosed(reader, to, now)) return { ambient: [], chilled: [], frozen: [] };
  const [sellers, closures] = await Promise.all([sellerPlaces(reader), listClosures(reader, now)]);
  const inForce = closures.filter(({ from }) => new Date(from) <= now);
  const open = sellers.filter(
    (seller) =>
      !inForce.some(
        ({ provinceCode, communeCode }) =>
          provinceCode === seller.provinceCode && (communeCode === null || communeCode === seller.communeCode),
      ),
  );
  const within = (cold: ColdClass): readonly string[] | null => {
    const near = open.filter((seller) => reaches(seller, to, cold));
    return near.length === sellers.length ? null : near.map(({ id }) => id);
  };
  const [ambient, chilled, frozen] = coldClasses.map(within);
  return { ambient: ambient ?? null, chilled: chilled ?? null, frozen: frozen ?? null };
}

const sellerPlaces = (reader: Reader): Promise<SellerPlace[]> =>
  reader.seller.findMany({
    where: { status: "approved" },
    select: { id: true, lat: true, lng: true, provinceCode: true, communeCode: true },
  });
