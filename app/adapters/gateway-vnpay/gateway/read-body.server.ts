import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import { Fault, invalidParameter } from "../stripe/fault";

const mostBytes = 512 * 1_024;

/** The whole body as text. @throws Fault 413 beyond half a megabyte, 400 when it is not UTF-8 or is cut short. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // Left alive, so that there is somebody to tell.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size > mostBytes) break;
      chunks.push(bytes);
    }
  } catch {
    throw invalidParameter("The request ended before its body did.");
  }
  if (size > mostBytes) {
    throw new Fault(413, { type: "invalid_request_error", message: `A request may have ${mostBytes} bytes at most.` });
  }
  const body = Buffer.concat(chunks);
  if (!isUtf8(body)) throw invalidParameter("The request body is not UTF-8.");
  return body.toString("utf8");
}
