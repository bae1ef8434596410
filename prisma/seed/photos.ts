import { invariant } from "~/domain/shared/invariant";
import { storePhoto, type MediaPorts } from "~/domain/media/store-photo.server";
import type { Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { picture } from "./pictures/catalogue";

/** Draws the pictures of these names and takes it in as if a farmer had sent it. Two at a time: the machine may have two cores. */
export async function takePhotos(
  db: Db,
  moment: Moment,
  media: MediaPorts,
  { names, ownerId }: { names: readonly string[]; ownerId: string },
  onProgress: (done: number) => void,
): Promise<Map<string, string>> {
  const photos = new Map<string, string>();
  const queue = [...names];
  const work = async (): Promise<void> => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const stored = await storePhoto(db, moment, media, { ownerId, upload: await picture(name) });
      invariant(stored.ok, `${name} is a photo`);
      photos.set(name, stored.photoId);
      onProgress(photos.size);
    }
  };
  await Promise.all([work(), work()]);
  return photos;
}
