import { fileTypeFromBuffer } from "file-type";
import sharp, { type Sharp } from "sharp";
import type { Developed, PhotoFault, PhotoStudio, Picture } from "~/domain/media/ports";
import { avifWidths, webpWidths } from "~/domain/media/photo-sources";
import { refuse, type Accepted, type Refusal } from "~/domain/shared/refusal";
import { takingTurns } from "~/platform/taking-turns";

/** More pixels than any phone takes in one frame; a picture that unpacks to more is a bomb. */
const mostPixels = 40_000_000;
const smallestSide = 160;
const masterWidth = 1_920;
const secondsAtMost = 20;

const readable = new Set(["image/jpeg", "image/png", "image/webp"]);
const heic = new Set(["image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence"]);

/** Pictures are worked on one or two at a time, so that a busy morning cannot exhaust a small machine. */
export function openPhotoStudio(): PhotoStudio {
  sharp.cache(false);
  sharp.concurrency(1);
  const inTurn = takingTurns(2);
  return {
    develop: (upload) => inTurn(() => develop(upload)),
    developAvif: (master) => inTurn(() => developAvif(master)),
  };
}

async function develop(upload: Uint8Array): Promise<Accepted<{ photo: Developed }> | Refusal<PhotoFault>> {
  const fault = (await faultOfSignature(upload)) ?? (await faultOfHeader(upload));
  if (fault) return refuse(fault);
  try {
    return { ok: true, photo: await makePictures(upload) };
  } catch {
    return refuse("damaged");
  }
}

/** The first bytes say what a file is; its name and its declared type say what somebody wants it to be. */
async function faultOfSignature(upload: Uint8Array): Promise<PhotoFault | null> {
  const mime = (await fileTypeFromBuffer(upload))?.mime ?? "";
  if (readable.has(mime)) return null;
  if (heic.has(mime)) return "heic";
  return mime.startsWith("image/") ? "unsupported" : "not_an_image";
}

async function faultOfHeader(upload: Uint8Array): Promise<PhotoFault | null> {
  try {
    const { width = 0, height = 0, pages = 1 } = await sharp(upload, { limitInputPixels: false }).metadata();
    if (width * height > mostPixels) return "too_many_pixels";
    if (pages > 1) return "unsupported";
    return Math.min(width, height) < smallestSide ? "too_small" : null;
  } catch {
    return "damaged";
  }
}

const open = (bytes: Uint8Array): Sharp =>
  sharp(bytes, { limitInputPixels: mostPixels, failOn: "error" }).timeout({ seconds: secondsAtMost });

async function makePictures(upload: Uint8Array): Promise<Developed> {
  const { data: master, info } = await open(upload)
    .autoOrient()
    .resize({ width: masterWidth, height: masterWidth, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .webp({ quality: 88, effort: 2 })
    .toBuffer({ resolveWithObject: true });
  const webp: Picture[] = [];
  for (const width of webpWidths)
    webp.push({ width, bytes: await shrink(master, width).webp({ quality: 68, effort: 3 }).toBuffer() });
  return { width: info.width, height: info.height, colour: await colourOf(master), master, webp };
}

async function developAvif(master: Uint8Array): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const width of avifWidths)
    pictures.push({ width, bytes: await shrink(master, width).avif({ quality: 45, effort: 3 }).toBuffer() });
  return pictures;
}

const shrink = (master: Uint8Array, width: number): Sharp => open(master).resize({ width, withoutEnlargement: true });

async function colourOf(master: Uint8Array): Promise<string> {
  const { dominant } = await sharp(await open(master).resize({ width: 64 }).png().toBuffer()).stats();
  return `#${[dominant.r, dominant.g, dominant.b].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
