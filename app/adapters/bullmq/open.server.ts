import type { Logger } from "~/platform/log.server";
import { onPostgres, onRedis } from "./backend.server";
import { openJobEngine } from "./job-engine.server";

type Settings = { readonly DATABASE_URL: string; readonly REDIS_URL?: string | undefined };

/** Redis when it is given, else the shop's own database. */
export function openQueues({ DATABASE_URL, REDIS_URL }: Settings, log: Logger): ReturnType<typeof openJobEngine> {
  const backend = REDIS_URL === undefined ? onPostgres(DATABASE_URL) : onRedis(REDIS_URL);
  return openJobEngine(backend, (error, alike) =>
    log.warn({ reason: error.message, alike }, "queue connection trouble"),
  );
}
