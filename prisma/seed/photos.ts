import { invariant } from "~/domain/shared/invariant";
import { storePhoto, type MediaPorts } from "~/domain/media/store-photo.server";
import type { Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { picture } from "./pictures/catalogue";

/**
 * Draws the pictures of these names and takes them in as if a farmer had sent them: nobody may send more than a day's share, so the
 * owners take turns. Two at a time: the machine may have two cores.
 */
export async function takePhotos(
  db: Db,
  moment: Moment,
  media: MediaPorts,
  { names, ownerIds }: { names: readonly string[]; ownerIds: readonly string[] },
  onProgress: (done: number) => void,
): Promise<Map<string, string>> {
  const photos = new Map<string, string>();
  const queue = [...names];
  const work = async (): Promise<void> => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const ownerId = ownerIds[queue.length % ownerIds.length] ?? "";
      const stored = await storePhoto(db, moment, media, { ownerId, upload: await picture(name) });
      invariant(stored.ok, `${name} is taken in: ${stored.ok || stored.reason}`);
      photos.set(name, stored.photoId);
      onProgress(photos.size);
    }
  };
  await Promise.all([work(), work()]);
  return photos;
}
