import { coldClasses, reaches, type ColdClass } from "~/domain/areas/reach";
import { isReceiving, isSending } from "~/domain/areas/ground";
import { readGround } from "~/domain/areas/read-ground.server";
import type { Point } from "~/domain/shared/geo";
import { minuteOf } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";
import type { ReachableSellers } from "./types";

type Place = Point & { readonly provinceCode: string; readonly communeCode: string };
type SellerPlace = Place & { readonly id: string };

/** Which sellers' goods can come to this commune: near enough for their cold class, and the rules of both ends let them. */
export async function reachableSellers(reader: Reader, to: Place, now: Date): Promise<ReachableSellers> {
  const [sellers, ground] = await Promise.all([sellerPlaces(reader), readGround(reader)]);
  const within = (cold: ColdClass): readonly string[] | null => {
    if (!isReceiving(ground, to, cold, minuteOf(now))) return [];
    const near = sellers.filter(
      (seller) => reaches(seller, to, cold) && isSending(ground, seller, cold, minuteOf(now)),
    );
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
