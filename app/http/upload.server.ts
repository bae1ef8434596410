import { readAtMost } from "./read-body.server";

/** What came with a form that carries files: its text fields and the bytes of one file. */
export type Upload = { readonly form: FormData; readonly file: Uint8Array | null };
export type UploadReading =
  ({ ok: true } & Upload) | { ok: false; reason: "too_big" | "unreadable"; status: 413 | 400 };

/** Text fields and part headers beside the file. */
const slack = 64 * 1024;

/**
 * Reads `multipart/form-data` with one file field of at most `maximum` bytes. A torn or nonsense body is 400, not a crash.
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
