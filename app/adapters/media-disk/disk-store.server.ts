import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { invariant } from "~/domain/shared/invariant";
import type { MediaStore } from "~/domain/media/ports";

/** Pictures in a folder. A file appears whole or not at all, because it is written beside its place and moved. */
export function openDiskStore(folder: string): MediaStore {
  const root = resolve(folder);
  const placeOf = (key: string): string => {
    invariant(/^[a-z0-9][\w./-]*$/i.test(key) && !key.includes(".."), "a media key is made by us");
    return join(root, key);
  };
  return {
    async put(key, bytes) {
      const place = placeOf(key);
      const draft = `${place}.${randomUUID()}.part`;
      await mkdir(dirname(place), { recursive: true });
      await writeFile(draft, bytes);
      await rename(draft, place);
    },
    async get(key) {
      const place = placeOf(key);
      const file = await stat(place).catch(() => null);
      return file?.isFile() ? { body: createReadStream(place), size: file.size } : null;
    },
    async remove(keys) {
      await Promise.all(keys.map((key) => rm(placeOf(key), { force: true })));
    },
  };
}
