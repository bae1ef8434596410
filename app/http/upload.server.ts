/** What came with a form that carries files: its text fields and the bytes of one file. */
export type Upload = { readonly form: FormData; readonly file: Uint8Array | null };
export type UploadReading =
  ({ ok: true } & Upload) | { ok: false; reason: "too_big" | "unreadable"; status: 413 | 400 };

/** Text fields and part headers beside the file. */
const slack = 64 * 1024;

/**
 * Reads `multipart/form-data` with one file field, never keeping more than `maximum` bytes. What goes beyond is read and
 * thrown away up to four times the limit, so that the phone gets an answer instead of a broken connection; after that the
 * line is cut. A torn or nonsense body is 400, not a crash.
 */
export async function readUpload(request: Request, fileField: string, maximum: number): Promise<UploadReading> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data;/i.test(type) || request.body === null)
    return { ok: false, reason: "unreadable", status: 400 };
  try {
    const body = await readAtMost(request.body, maximum + slack);
    if (body === null) return { ok: false, reason: "too_big", status: 413 };
    const form = await new Response(body, { headers: { "Content-Type": type } }).formData();
    const file = form.get(fileField);
    const bytes = file instanceof Blob && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null;
    if (bytes && bytes.byteLength > maximum) return { ok: false, reason: "too_big", status: 413 };
    return { ok: true, form, file: bytes };
  } catch {
    return { ok: false, reason: "unreadable", status: 400 };
  }
}

/** Null when there was more than the limit. */
async function readAtMost(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size <= limit) chunks.push(value);
    else chunks.length = 0;
    if (size > limit * 4) {
      await reader.cancel();
      return null;
    }
  }
  return size > limit ? null : join(chunks, size);
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let place = 0;
  for (const chunk of chunks) {
    whole.set(chunk, place);
    place += chunk.byteLength;
  }
  return whole;
}
