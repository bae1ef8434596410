import { join, resolve } from "node:path";
import { vnpayGateway } from "~/adapters/gateway-vnpay/gateway.server";
import { casso } from "~/adapters/bank-casso/casso.server";
import { sepay } from "~/adapters/bank-sepay/sepay.server";
import { httpChannel } from "~/adapters/messages-http/http-channel.server";
import { webPushChannel } from "~/adapters/messages-web-push/web-push-channel.server";
import { outboxChannel } from "~/adapters/messages-outbox/outbox-channel";
import { osrmRouting } from "~/adapters/routing-osrm/osrm-routing.server";
import { keptAtlas } from "~/domain/areas/atlas.server";
import { greatCircleRouting } from "~/domain/areas/great-circle";
import type { Routing } from "~/domain/areas/ports";
import type { MessageChannel, MessageChannels } from "~/domain/notifications/ports";
import { forgetPushDevice, pushDevicesOf } from "~/domain/notifications/push-devices.server";
import { openDiskStore } from "~/adapters/media-disk/disk-store.server";
import { openS3Store } from "~/adapters/media-s3/s3-store.server";
import { openQueues } from "~/adapters/bullmq/open.server";
import { openSignals } from "~/adapters/postgres-signals/signals.server";
import { announcePurge } from "~/adapters/page-purge/page-purge.server";
import { meilisearch } from "~/adapters/search-meilisearch/search-index.server";
import { postgresSearch } from "~/adapters/search-postgres/search-index.server";
import { capacityIn, quoteFrom } from "~/domain/delivery/quote/quote-delivery.server";
import { SolverThread } from "~/domain/delivery/dispatch/solve-in-thread.server";
import { listAisles, provinceNames } from "~/domain/search/shop-window.server";
import { onlySearch, searchWithFallback, type ShopSearch } from "~/domain/search/with-fallback";
import { printSheet } from "~/adapters/pdf-pdfkit/print-sheet.server";
import { settlementsByHttp } from "~/adapters/settlement-http/settlement-http.server";
import { openPhotoStudio } from "~/adapters/sharp/photo-studio.server";
import type { MediaPorts } from "~/domain/media/store-photo.server";
import type { PrintSheet } from "~/domain/shared/sheet";
import type { PaymentGateway, SettlementFiles } from "~/domain/payments/ports";
import { bankName } from "~/domain/payments/vietqr/banks";
import type { BankNotifications } from "~/domain/payments/vietqr/ports";
import type { OurBank } from "~/domain/payments/vietqr/types";
import { systemClock, systemIds } from "~/platform/clock.server";
import { openDb, type Db } from "~/platform/db.server";
import { readEnv, type Env } from "~/platform/env.server";
import { armFailpoint } from "~/platform/failpoint.server";
import { openLog, type Logger } from "~/platform/log.server";
import { queueNames } from "~/platform/job-engine";
import { kept } from "~/platform/kept";
import { once } from "~/platform/once";
import type { Moment } from "~/platform/outbox.server";

/**
 * Joins every port to its adapter, once a process. Web, worker and scripts all start here, so they cannot disagree.
 */
function wire() {
  const env = readEnv();
  armFailpoint(env.FAILPOINT);
  const log = openLog(env.LOG_LEVEL, process.argv[1]?.split("/").at(-1) ?? "cho-que");
  const db = openDb({ url: env.DATABASE_URL, pool: env.DATABASE_POOL });
  const { carriers, promised, hubs } = capacityIn(db, systemClock.now);
  return {
    env,
    log,
    db,
    search: shopSearch(env, db, log),
    /** What stands on every shelf page and hardly changes. */
    aisles: kept(5_000, systemClock.now, () => listAisles(db)),
    atlas: keptAtlas(db, systemClock.now),
    provinces: kept(600_000, systemClock.now, () => provinceNames(db)),
    purgePages: announcePurge(db),
    gateway: paymentGateway(env),
    /** Where VNPAY leaves its file of a day; null when a person brings it. */
    settlementFiles: settlementFiles(env),
    /** Where shoppers transfer to; null when they cannot. */
    bank: ourBank(env),
    bankNotifications: bankNotifications(env),
    media: { store: mediaStore(env), studio: openPhotoStudio() } satisfies MediaPorts,
    messages: messageChannels(db, env),
    /** What browsers subscribe with; null where push is not set up. */
    pushKey:
      env.PUSH_PRIVATE_KEY !== undefined && env.PUSH_CONTACT !== undefined ? (env.PUSH_PUBLIC_KEY ?? null) : null,
    printSheet: printSheet satisfies PrintSheet,
    routing: routing(env, log),
    /** Listens only once somebody follows an order. */
    signals: openSignals({
      url: env.DATABASE_URL,
      onTrouble: (err) => log.warn({ err }, "tracking signals lost; listening again"),
    }),
    quoteDelivery: quoteFrom({
      carriers: kept(5_000, systemClock.now, carriers),
      promised: kept(2_000, systemClock.now, promised),
      hubs: kept(5_000, systemClock.now, hubs),
    }),
    /** Plans routes in a thread of its own; the thread starts with the first question. */
    solver: () =>
      once(
        "solver",
        () => new SolverThread(resolve("build/node/app/domain/delivery/dispatch/solver-thread.server.js")),
      ),
    queueNames,
    /** Opened by the first who asks: pages of the shop never do. */
    queues: () => once("queues", () => openQueues(env, log)),
    clock: systemClock,
    ids: systemIds,
    /** The present, and names for new things: what every command is given. */
    moment: (): Moment => ({ now: systemClock.now(), ids: systemIds }),
  };
}

/** Without VNPAY's own secret nobody outside knows the key: the simulator is given the same one. */
const paymentGateway = (env: Env): PaymentGateway =>
  vnpayGateway({ tmnCode: env.VNPAY_TMN_CODE, secret: env.VNPAY_SECRET ?? env.APP_SECRET, origin: env.vnpayOrigin });

function settlementFiles({ SETTLEMENT_URL, VNPAY_URL, vnpayOrigin, isDemo }: Env): SettlementFiles | null {
  const simulated = isDemo && VNPAY_URL === undefined ? `${vnpayOrigin}/control/settlements/{day}.csv` : undefined;
  const template = SETTLEMENT_URL ?? simulated;
  return template === undefined ? null : settlementsByHttp(template);
}

/** A demonstration has an account that no bank knows. */
function ourBank({ BANK_ACCOUNT, BANK_HOLDER, isDemo }: Env): OurBank | null {
  const holder = BANK_HOLDER ?? (isDemo ? "CHO QUE THU NGHIEM" : undefined);
  const [bin, account] = BANK_ACCOUNT.split(":");
  if (holder === undefined || bin === undefined || account === undefined) return null;
  return { bin, account, name: bankName(bin), holder };
}

const bankNotifications = ({ SEPAY_API_KEY, CASSO_KEY }: Env): readonly BankNotifications[] => [
  ...(SEPAY_API_KEY === undefined ? [] : [sepay(SEPAY_API_KEY)]),
  ...(CASSO_KEY === undefined ? [] : [casso(CASSO_KEY)]),
];

/** A channel without credentials keeps its messages in the database. */
function messageChannels(db: Db, { SMS_URL, SMS_TOKEN, ZALO_URL, ZALO_TOKEN, ...env }: Env): MessageChannels {
  const gatewayOr = (url: string | undefined, token: string | undefined): MessageChannel =>
    url !== undefined && token !== undefined ? httpChannel({ url, token }) : outboxChannel;
  return {
    sms: gatewayOr(SMS_URL, SMS_TOKEN),
    zalo: gatewayOr(ZALO_URL, ZALO_TOKEN),
    push: pushChannel(db, env),
    email: outboxChannel,
  };
}

type PushKeys = Pick<Env, "PUSH_PUBLIC_KEY" | "PUSH_PRIVATE_KEY" | "PUSH_CONTACT">;

function pushChannel(
  db: Db,
  { PUSH_PUBLIC_KEY: publicKey, PUSH_PRIVATE_KEY: privateKey, PUSH_CONTACT: contact }: PushKeys,
): MessageChannel {
  if (publicKey === undefined || privateKey === undefined || contact === undefined) return outboxChannel;
  const devices = {
    of: (phone: string) => pushDevicesOf(db, phone),
    forget: (endpoint: string) => forgetPushDevice(db, endpoint),
  };
  return webPushChannel({ publicKey, privateKey, contact }, devices);
}

/** PostgreSQL alone, or Meilisearch with PostgreSQL to fall back on. */
function shopSearch({ MEILI_URL: url, MEILI_KEY: key }: Env, db: Db, log: Logger): ShopSearch {
  const spare = postgresSearch(db, systemClock);
  if (url === undefined) return onlySearch(spare);
  return searchWithFallback(meilisearch({ url, key }), spare, (err) =>
    log.warn({ err }, "Meilisearch does not answer; PostgreSQL does"),
  );
}

const routing = ({ OSRM_URL: url }: Env, log: Logger): Routing =>
  url === undefined ? greatCircleRouting : osrmRouting({ url, log });

/** Pictures live in S3 when it is named, else in a folder. */
function mediaStore({ S3_ENDPOINT: endpoint, S3_BUCKET: bucket = "cho-que", ...env }: Env): MediaPorts["store"] {
  if (endpoint === undefined) return openDiskStore(join(env.DATA_DIR, "media"));
  return openS3Store({
    endpoint,
    bucket,
    region: env.S3_REGION,
    accessKey: env.S3_ACCESS_KEY ?? "",
    secretKey: env.S3_SECRET_KEY ?? "",
  });
}

export type Wiring = ReturnType<typeof wire>;

export const wiring = (): Wiring => once("wiring", wire);
