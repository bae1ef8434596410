import { avifWidths, webpWidths } from "./photo-sources";

/** Kept for making further formats; never served. */
export const masterKey = (photoId: string): string => `master/${photoId}.webp`;

export const pictureKey = (photoId: string, file: string): string => `photo/${photoId}/${file}`;

const served: ReadonlyMap<string, string> = new Map<string, string>([
  ...webpWidths.map((width) => [`${width}.webp`, "image/webp"] as const),
  ...avifWidths.map((width) => [`${width}.avif`, "image/avif"] as const),
]);

/** The content type of a file that is served; null for every other name. */
export const servedType = (file: string): string | null => served.get(file) ?? null;

export const allKeys = (photoId: string): string[] => [
  masterKey(photoId),
  ...[...served.keys()].map((file) => pictureKey(photoId, file)),
];
