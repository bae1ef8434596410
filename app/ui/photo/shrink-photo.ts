const longestSide = 1_600;
const smallEnough = 400_000;

/**
 * Makes a phone's photo small before it travels over 3G: upright, at most 1600 px, JPEG. Gives back the original when the
 * browser cannot read it or when nothing would be won; the server decides then.
 */
export async function shrinkPhoto(original: File): Promise<File> {
  if (original.size <= smallEnough) return original;
  try {
    const bitmap = await createImageBitmap(original, { imageOrientation: "from-image" });
    const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    return blob && blob.size < original.size ? new File([blob], "photo.jpg", { type: "image/jpeg" }) : original;
  } catch {
    return original;
  }
}

/** Whether the browser can show it: a broken picture is no preview. */
export const isReadable = (photo: File): Promise<boolean> =>
  createImageBitmap(photo).then(
    (bitmap) => {
      bitmap.close();
      return true;
    },
    () => false,
  );
