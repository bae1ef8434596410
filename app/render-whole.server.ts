import { Writable } from "node:stream";
import type { ReactElement } from "react";
import { renderToPipeableStream } from "react-dom/server";

/** A page that takes longer is given up. */
export const abortAfterMs = 10_000;

/**
 * A page that hydrates, as one piece of text. React 18 writes it in views of 2,048 bytes, and where a letter of several bytes
 * does not fit at the end of one it leaves the last bytes zero (facebook/react#24985): "ho\0ặc" in a placeholder is shown as
 * "ho�ặc". No page of ours has a zero of its own, so they are taken out.
 */
export function renderWhole(
  page: ReactElement,
  { nonce, onError }: { nonce: string; onError: (error: unknown) => void },
): Promise<{ html: string; hasFailed: boolean }> {
  return new Promise((done, fail) => {
    let hasFailed = false;
    const chunks: Buffer[] = [];
    const paper = new Writable({
      write(chunk: Buffer, _encoding, written) {
        chunks.push(chunk);
        written();
      },
      final(written) {
        written();
        done({ html: Buffer.concat(chunks).toString().replaceAll("\0", ""), hasFailed });
      },
    });
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      onAllReady: () => {
        clearTimeout(limit);
        pipe(paper);
      },
      onShellError: fail,
      onError(error) {
        hasFailed = true;
        onError(error);
      },
    });
    const limit = setTimeout(abort, abortAfterMs);
  });
}
