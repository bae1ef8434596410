import { createServer, type Server } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import { createApp, holdsControlSigns } from "~/http/app.server";
import { queueBoard } from "~/adapters/bull-board/board.server";
import { findPicture } from "~/domain/media/find-picture.server";
import { operatorsOnly } from "~/http/operators-only.server";
import { endStreams } from "~/http/event-stream.server";
import { healthHandlers } from "~/http/health.server";
import { serveMedia } from "~/http/media.server";
import { behindHead } from "~/adapters/prisma-migrations/behind-head.server";
import type { Db } from "~/platform/db.server";
import { databaseAnswers, gatherMetrics } from "~/platform/gather-metrics.server";
import { metrics } from "~/platform/metrics.server";
import { listenForPurges } from "~/adapters/page-purge/page-purge.server";
import { pageCache } from "~/http/page-cache.server";
import { shelfParameters } from "~/domain/search/shelf-address";
import { createPages } from "~/http/pages.server";
import { renderAnonymously } from "~/http/render-anonymously.server";
import { safeHeaders } from "~/http/security.server";
import { wiring } from "~/wiring.server";

const boardPath = "/dieu-hanh/bang-hang-doi";

/** Starts the web process; the returned function stops it, letting requests that are under way finish. */
export async function startWeb(build: ServerBuild): Promise<() => Promise<void>> {
  const { env, log, db, media, queues, queueNames, clock, signals } = wiring();
  let isWarm = false;
  const health = healthHandlers({
    whyNotReady: readiness(db, () => isWarm),
    gather: () => gatherMetrics(db, clock.now(), queueNames, (queue) => queues().depth(queue)),
    metricsToken: env.METRICS_TOKEN,
  });
  const board = queueBoard(boardPath, () => queueNames.map((name) => queues().queue(name)));
  const isSecure = env.publicUrl.startsWith("https:");
  const safe = safeHeaders(isSecure, [env.vnpayOrigin]);
  const pages = createPages(build);
  const app = createApp({
    pages,
    log,
    isSecure,
    safeHeaders: safe,
    trustedProxies: env.TRUSTED_PROXIES.split(",")
      .map((proxy) => proxy.trim())
      .filter(Boolean),
    onDone: ({ method }, { statusCode }, seconds) =>
      metrics().httpSeconds.observe({ method, status: statusCode }, seconds),
    mounts: [
      { path: "/livez", handler: health.livez },
      { path: "/readyz", handler: health.readyz },
      { path: "/metrics", handler: health.metrics },
      { path: "/media", handler: serveMedia((photoId, file) => findPicture(media.store, photoId, file)) },
      { path: boardPath, handler: operatorsOnly(db) },
      { path: boardPath, handler: board },
    ],
  });
  const cache = pageCache({
    app,
    render: renderAnonymously(pages, isSecure, safe),
    isShared: isStorefront,
    parameters: shelfParameters,
  });
  const stopListening = listenForPurges({
    url: env.DATABASE_URL,
    onTags: cache.purge,
    onTrouble: (err) => log.warn({ err }, "page purges not heard; kept pages grow old by themselves"),
  });
  // A farm's photo may take minutes on a weak line; its headers may not.
  const server = createServer(
    { headersTimeout: 20_000, requestTimeout: 300_000, keepAliveTimeout: 65_000, connectionsCheckingInterval: 5_000 },
    cache.handle,
  );
  await new Promise<void>((ready) => server.listen(env.PORT, env.HOST, ready));
  log.info({ port: env.PORT }, "web is listening");
  // The first page opens connections and compiles its code; whoever is sent here after "ready" does not wait for that.
  void untilFirstPage(env.HOST, env.PORT).then(() => (isWarm = true));
  return async () => {
    health.drain();
    const closed = close(server);
    endStreams();
    await closed;
    await Promise.all([stopListening(), signals.close()]);
    await db.$disconnect();
  };
}

/** Warm, connected, and with the schema this build was made for; that is looked at until it is so. */
function readiness(db: Db, isWarm: () => boolean): () => Promise<string | null> {
  let isAtHead = false;
  return async () => {
    if (!isWarm()) return "starting";
    if (!(await databaseAnswers(db))) return "database does not answer";
    if (isAtHead) return null;
    const [missing] = await behindHead(db, "prisma/migrations");
    isAtHead = missing === undefined;
    return isAtHead ? null : `the database has not seen ${missing}`;
  };
}

/** Again and again: a database that is just starting, or a machine that is busy, may refuse the first ones. */
async function untilFirstPage(host: string, port: number): Promise<void> {
  const address = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  for (;;) {
    const status = await fetch(`http://${address}:${port}/`, { signal: AbortSignal.timeout(20_000) }).then(
      (page) => page.arrayBuffer().then(() => page.status),
      () => 503,
    );
    if (status < 500) return;
    await new Promise((done) => setTimeout(done, 250).unref());
  }
}

/** The pages that are the same for everybody; an address with control signs is refused further in. */
const isStorefront = (url: string): boolean =>
  /^\/(?:(?:danh-muc|san-pham|tim|dang-mua|nguoi-ban|gioi-thieu)(?=[/?]|$)|(?=\?|$))/.test(url) &&
  !holdsControlSigns(url);

async function close(server: Server): Promise<void> {
  const closed = new Promise((done) => server.close(done));
  const limit = setTimeout(() => server.closeAllConnections(), 10_000).unref();
  await closed;
  clearTimeout(limit);
}
