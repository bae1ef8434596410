import type { Reader } from "~/platform/db.server";

export type PhotoView = {
  readonly id: string;
  readonly colour: string;
  readonly hasAvif: boolean;
  readonly width: number;
  readonly height: number;
};

/** What pages need to show these photos; unknown ids are not in the map. */
export async function photosById(
  reader: Reader,
  photoIds: readonly (string | null)[],
): Promise<Map<string, PhotoView>> {
  const ids = [...new Set(photoIds.filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const photos = await reader.photo.findMany({
    where: { id: { in: ids } },
    select: { id: true, colour: true, hasAvif: true, width: true, height: true },
  });
  return new Map(photos.map((photo) => [photo.id, photo]));
}

/** True when the photo is this owner's: a listing may only show the seller's own pictures. */
export const isPhotoOf = async (reader: Reader, ownerId: string, photoId: string): Promise<boolean> =>
  (await reader.photo.count({ where: { id: photoId, ownerId } })) > 0;
