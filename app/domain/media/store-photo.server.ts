import { createHash } from "node:crypto";
import { refuse, type Accepted, type Refusal } from "~/domain/shared/refusal";
import { daysAfter } from "~/domain/shared/time";
import { isDuplicate, transact, type Db, type Reader } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { allKeys, masterKey, pictureKey } from "./keys";
import type { Developed, MediaStore, PhotoFault, PhotoStudio } from "./ports";
import { largestUpload, quotaLeft } from "./quota";

export type MediaPorts = { readonly store: MediaStore; readonly studio: PhotoStudio };
export type StorePhoto = { /** A seller or a person. */ readonly ownerId: string; readonly upload: Uint8Array };
export type PhotoStored =
  Accepted<{ photoId: string; colour: string }> | Refusal<PhotoFault | "too_big" | "quota_reached">;

/**
 * Takes an upload in: checked, turned upright, stripped of metadata, made small. The same file twice is one photo of its
 * owner. The files are written before the row, so a photo that is known can always be shown.
 */
export async function storePhoto(
  db: Db,
  moment: Moment,
  { store, studio }: MediaPorts,
  { ownerId, upload }: StorePhoto,
): Promise<PhotoStored> {
  if (upload.byteLength > largestUpload) return refuse("too_big");
  const contentHash = createHash("sha256").update(upload).digest("hex");
  const known = await findByHash(db, ownerId, contentHash);
  if (known) return { ok: true, ...known };
  if (!(await hasRoom(db, moment.now, ownerId))) return refuse("quota_reached");

  const developed = await studio.develop(upload);
  if (!developed.ok) return developed;
  const photoId = moment.ids.next();
  await putFiles(store, photoId, developed.photo);
  try {
    await keepRow(db, moment, { photoId, ownerId, contentHash }, developed.photo);
    return { ok: true, photoId, colour: developed.photo.colour };
  } catch (error) {
    await store.remove(allKeys(photoId));
    const twin = isDuplicate(error) ? await findByHash(db, ownerId, contentHash) : null;
    if (twin) return { ok: true, ...twin };
    throw error;
  }
}

async function findByHash(
  reader: Reader,
  ownerId: string,
  contentHash: string,
): Promise<{ photoId: string; colour: string } | null> {
  const photo = await reader.photo.findUnique({
    where: { ownerId_contentHash: { ownerId, contentHash } },
    select: { id: true, colour: true },
  });
  return photo && { photoId: photo.id, colour: photo.colour };
}

async function hasRoom(reader: Reader, now: Date, ownerId: string): Promise<boolean> {
  const [today, inAll] = await Promise.all([
    reader.photo.count({ where: { ownerId, createdAt: { gt: daysAfter(now, -1) } } }),
    reader.photo.count({ where: { ownerId } }),
  ]);
  return quotaLeft({ today, inAll });
}

async function putFiles(store: MediaStore, photoId: string, { master, webp }: Developed): Promise<void> {
  await Promise.all([
    store.put(masterKey(photoId), master, "image/webp"),
    ...webp.map(({ width, bytes }) => store.put(pictureKey(photoId, `${width}.webp`), bytes, "image/webp")),
  ]);
}

type NewPhoto = { photoId: string; ownerId: string; contentHash: string };

const keepRow = (
  db: Db,
  moment: Moment,
  { photoId, ownerId, contentHash }: NewPhoto,
  { width, height, colour }: Developed,
): Promise<void> =>
  transact(db, async (tx) => {
    await tx.photo.create({
      data: {
        id: photoId,
        ownerId,
        contentHash,
        originalKey: masterKey(photoId),
        width,
        height,
        colour,
        createdAt: moment.now,
      },
    });
    await record(tx, moment, { type: "photo.stored", subject: `photo:${photoId}`, payload: { photoId } });
  });
