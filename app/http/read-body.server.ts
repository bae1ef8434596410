/**
 * Reads a body, never keeping more than `limit` bytes; null when there was more. What goes beyond is read and thrown away up
 * to four times the limit, so that the phone gets an answer instead of a broken connection; then it is left unread.
 * Counted as it comes, because a body sent in chunks does not say how long it is.
 */
export async function readAtMost(
  stream: ReadableStream<Uint8Array>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
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
      // Not cancelled: that would cut the line before the answer is read (`letGoOfLeftovers` in app.server.ts).
      reader.releaseLock();
      return null;
    }
  }
  return size > limit ? null : join(chunks, size);
}

type BodyReading = { ok: true; form: FormData } | { ok: false; reason: "too_big" | "unreadable" };

/** A form of at most `limit` bytes, whichever of the two ways browsers write one. */
export async function readFormData(request: Request, limit: number): Promise<BodyReading> {
  const type = request.headers.get("content-type") ?? "";
  try {
    const body = request.body === null ? new Uint8Array() : await readAtMost(request.body, limit);
    if (body === null) return { ok: false, reason: "too_big" };
    if (type.startsWith("application/x-www-form-urlencoded")) return { ok: true, form: parseFields(body) };
    return { ok: true, form: await new Response(body, { headers: { "Content-Type": type } }).formData() };
  } catch {
    return { ok: false, reason: "unreadable" };
  }
}

/** What `formData()` does with such a body, without the detour by way of a stream. */
function parseFields(body: Uint8Array): FormData {
  const form = new FormData();
  for (const [name, value] of new URLSearchParams(new TextDecoder().decode(body))) form.append(name, value);
  return form;
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
