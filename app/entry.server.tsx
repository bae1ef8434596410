import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToStaticMarkup } from "react-dom/server";
import { keepFragments } from "~/http/fragments.server";
import { abortAfterMs, renderWhole } from "./render-whole.server";
import { heldData } from "~/http/hold-data.server";
import { currentRequestId } from "~/platform/log.server";
import { hydrates } from "~/http/hydrates";
import { Surroundings } from "~/ui/layout/surroundings";
import { Fragments } from "~/ui/primitives/fragment";
import { wiring } from "~/wiring.server";

export { startWeb } from "./web.server";

const fragments = keepFragments(3_000, renderToStaticMarkup);

/**
 * Pages are sent whole: nothing is deferred, so a reader without scripts sees everything and errors keep their status. A page
 * that never hydrates needs neither React's marks nor its data a second time.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { cspNonce, desk }: AppLoadContext,
): Promise<Response> {
  headers.set("Content-Type", "text/html; charset=utf-8");
  const { isDemo } = wiring().env;
  const { staticHandlerContext: found } = context;
  if (!hydrates(found.matches.map(({ route }) => route))) {
    found.loaderData = heldData(found.loaderData, desk);
    const { serverHandoffStream: _unread, ...plain } = context;
    const markup = renderToStaticMarkup(
      <Surroundings.Provider value={{ isDemo }}>
        <Fragments.Provider value={fragments}>
          <RemixServer context={plain} url={request.url} />
        </Fragments.Provider>
      </Surroundings.Provider>,
    );
    desk.html = `<!DOCTYPE html>${markup}`;
    return new Response(null, { headers, status });
  }
  const page = (
    <Surroundings.Provider value={{ isDemo, nonce: cspNonce }}>
      <RemixServer context={context} url={request.url} nonce={cspNonce} abortDelay={abortAfterMs} />
    </Surroundings.Provider>
  );
  const { html, hasFailed } = await renderWhole(page, {
    nonce: cspNonce,
    onError: (err) => wiring().log.error({ err }, "page failed to render"),
  });
  desk.html = html;
  return new Response(null, { headers, status: hasFailed ? 500 : status });
}

export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  wiring().log.error(
    { err: error, requestId: currentRequestId(), path: new URL(request.url).pathname },
    "route failed",
  );
};
