import { PassThrough } from "node:stream";
import {
  createReadableStreamFromReadable,
  type AppLoadContext,
  type EntryContext,
  type HandleErrorFunction,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { currentRequestId } from "~/platform/log.server";
import { wiring } from "~/wiring.server";

export { startWeb } from "./web.server";

const abortAfterMs = 10_000;

/** Pages are sent whole: nothing is deferred, so a reader without scripts sees everything and errors keep their status. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { cspNonce }: AppLoadContext,
): Promise<Response> {
  return new Promise((done, fail) => {
    let failed = false;
    const page = <RemixServer context={remixContext} url={request.url} nonce={cspNonce} abortDelay={abortAfterMs} />;
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce: cspNonce,
      onAllReady() {
        const body = new PassThrough();
        headers.set("Content-Type", "text/html; charset=utf-8");
        done(new Response(createReadableStreamFromReadable(body), { headers, status: failed ? 500 : status }));
        pipe(body);
      },
      onShellError: fail,
      onError(error) {
        failed = true;
        wiring().log.error({ err: error }, "page failed to render");
      },
    });
    setTimeout(abort, abortAfterMs).unref();
  });
}

export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  wiring().log.error(
    { err: error, requestId: currentRequestId(), path: new URL(request.url).pathname },
    "route failed",
  );
};
