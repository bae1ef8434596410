import { pictureKey, servedType } from "./keys";
import type { MediaStore, StoredFile } from "./ports";

export type ServedPicture = StoredFile & { readonly type: string };

/** One picture of a photo as it is served; null when there is no such photo or no such size. */
export async function findPicture(store: MediaStore, photoId: string, file: string): Promise<ServedPicture | null> {
  const type = servedType(file);
  const stored = type === null ? null : await store.get(pictureKey(photoId, file));
  return type !== null && stored ? { ...stored, type } : null;
}
