import type { Point } from "~/domain/shared/geo";
import type { Reader } from "~/platform/db.server";

export type KnownPlace = Point & { readonly name: string; readonly population: number };

/** The largest known towns around some points: the background of a drawn map. */
export async function placesAround(reader: Reader, points: readonly Point[], take = 40): Promise<KnownPlace[]> {
  if (points.length === 0) return [];
  const lats = points.map(({ lat }) => lat);
  const lngs = points.map(({ lng }) => lng);
  const margin = Math.max(
    0.05,
    (Math.max(...lats) - Math.min(...lats)) / 2,
    (Math.max(...lngs) - Math.min(...lngs)) / 2,
  );
  return reader.place.findMany({
    where: {
      lat: { gte: Math.min(...lats) - margin, lte: Math.max(...lats) + margin },
      lng: { gte: Math.min(...lngs) - margin, lte: Math.max(...lngs) + margin },
    },
    select: { name: true, lat: true, lng: true, population: true },
    orderBy: { population: "desc" },
    take,
  });
}
