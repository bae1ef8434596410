import { buffer } from "node:stream/consumers";
import { present } from "~/domain/shared/missing";
import { transact, type Db } from "~/platform/db.server";
import { pictureKey } from "./keys";
import type { MediaPorts } from "./store-photo.server";

/** Adds the smaller AVIF pictures to a photo, in their own time; run twice, it does nothing the second time. */
export async function developAvif(db: Db, { store, studio }: MediaPorts, photoId: string): Promise<void> {
  const photo = present(
    await db.photo.findUnique({ where: { id: photoId }, select: { hasAvif: true, originalKey: true } }),
    "photo",
  );
  if (photo.hasAvif) return;
  const master = present(await store.get(photo.originalKey), "photo file");
  const pictures = await studio.developAvif(new Uint8Array(await buffer(master.body)));
  for (const { width, bytes } of pictures) await store.put(pictureKey(photoId, `${width}.avif`), bytes, "image/avif");
  await transact(db, (tx) => tx.photo.update({ where: { id: photoId }, data: { hasAvif: true } }));
}
