import { systemClock, systemIds } from "~/platform/clock.server";
import { openDb } from "~/platform/db.server";
import { readEnv } from "~/platform/env.server";
import { openLog } from "~/platform/log.server";
import { once } from "~/platform/once";
import type { Moment } from "~/platform/outbox.server";

/**
 * Joins every port to its adapter, once a process. Web, worker and scripts all start here, so they cannot disagree.
 */
function wire() {
  const env = readEnv();
  const log = openLog(env.LOG_LEVEL, process.argv[1]?.split("/").at(-1) ?? "cho-que");
  const db = openDb({ url: env.DATABASE_URL, pool: env.DATABASE_POOL });
  return {
    env,
    log,
    db,
    clock: systemClock,
    ids: systemIds,
    /** The present, and names for new things: what every command is given. */
    moment: (): Moment => ({ now: systemClock.now(), ids: systemIds }),
  };
}

export type Wiring = ReturnType<typeof wire>;

export const wiring = (): Wiring => once("wiring", wire);
