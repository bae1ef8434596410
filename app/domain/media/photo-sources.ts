/** Widths made from every photo, in pixels. */
export const webpWidths = [160, 320, 640, 960] as const;
export const avifWidths = [320, 640] as const;

export const photoPath = (photoId: string, width: number, format: "webp" | "avif" = "webp"): string =>
  `/media/${photoId}/${width}.${format}`;

export type PhotoSources = { readonly avif: string | null; readonly webp: string; readonly src: string };

/** `srcset` values for a `<picture>`; `src` for browsers that choose nothing. */
export function photoSources(photoId: string, hasAvif = false): PhotoSources {
  const set = (widths: readonly number[], format: "webp" | "avif"): string =>
    widths.map((width) => `${photoPath(photoId, width, format)} ${width}w`).join(", ");
  return {
    avif: hasAvif ? set(avifWidths, "avif") : null,
    webp: set(webpWidths, "webp"),
    src: photoPath(photoId, 320),
  };
}
