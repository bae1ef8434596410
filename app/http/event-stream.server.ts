export type StreamEvent = { readonly id: string; readonly event: string; readonly data: string };
export type Send = (event: StreamEvent) => void;

const heartbeatMs = 15_000;
const retryMs = 3_000;
/** A stream ends by itself after a while and the browser comes back. */
const longestMs = 10 * 60_000;
/** A page without its stream still works by reloading; a process without file handles does not. */
const mostStreams = 1_000;

const openStreams = new Set<() => void>();

/** Ends every stream of this process at once, so that stopping it waits for none; the browsers come back to the next one. */
export function endStreams(): void {
  for (const stop of [...openStreams]) stop();
}

const headers = {
  "Content-Type": "text/event-stream; charset=utf-8",
  "Cache-Control": "no-cache, no-transform",
  "X-Accel-Buffering": "no",
  "X-Robots-Tag": "noindex",
} as const;

/**
 * A server-sent event stream that proxies leave alone. `open` starts sending and returns how to stop; it is stopped when the
 * reader goes away, whichever side notices first.
 */
export function eventStream(signal: AbortSignal, open: (send: Send) => () => void): Response {
  if (openStreams.size >= mostStreams) return new Response(null, { status: 503, headers: { "Retry-After": "30" } });
  const text = new TextEncoder();
  let stop: () => void = () => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (chunk: string): void => {
        if (!isOver) controller.enqueue(text.encode(chunk));
      };
      let isOver = false;
      const close = open(({ id, event, data }) =>
        write(`id: ${id}\nevent: ${event}\ndata: ${data.replace(/\n/g, "\ndata: ")}\n\n`),
      );
      const heartbeat = setInterval(() => write(": still here\n\n"), heartbeatMs);
      const longest = setTimeout(() => stop(), longestMs);
      stop = () => {
        if (isOver) return;
        isOver = true;
        openStreams.delete(stop);
        clearInterval(heartbeat);
        clearTimeout(longest);
        close();
        controller.close();
      };
      openStreams.add(stop);
      write(`retry: ${retryMs}\n\n`);
      if (signal.aborted) stop();
      else signal.addEventListener("abort", () => stop(), { once: true });
    },
    cancel: () => stop(),
  });
  return new Response(body, { headers });
}

/** The id after which to go on: from the browser's own header, or from the page that opened the stream. */
export function resumeAfter(request: Request): bigint {
  const given = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("after") ?? "0";
  return /^\d{1,18}$/.test(given) ? BigInt(given) : 0n;
}
