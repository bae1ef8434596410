import { askDue } from "./ask.server";
import { transact } from "./database.server";
import { deedOf, type GatewayParts } from "./gateway.server";
import { forgetKeys } from "./idempotency.server";
import { pushRefunds } from "./push-refunds.server";
import { expire } from "./routes/sessions.server";
import { sendWebhooks } from "./send-webhooks.server";
import { findSession } from "./sessions.server";

const everyMs = 1_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Everything the gateway does by itself, once: for tests, which have their own clock. */
export async function doChores(parts: GatewayParts): Promise<void> {
  await chaseMoney(parts);
  await tellShops(parts);
}

async function chaseMoney(parts: GatewayParts): Promise<void> {
  await askDue(parts);
  await expireDue(parts);
  await pushRefunds(parts);
}

async function tellShops(parts: GatewayParts): Promise<void> {
  while ((await sendWebhooks(parts)) > 0);
}

/** Sessions nobody paid in time. A visit whose end is not known keeps its session open: it may have been paid. */
export async function expireDue(parts: GatewayParts, most = 50): Promise<number> {
  const { rows } = await parts.pool.query<{ id: string }>(
    `select id from vnpay_gateway.checkout_session s where status = 'open' and expires_at <= $1 and not exists (
       select 1 from vnpay_gateway.attempt a where a.session_id = s.id and a.status in ('open', 'returned', 'suspected', 'review')
         and a.ask_at is not null)
     order by expires_at limit $2`,
    [parts.now(), most],
  );
  for (const { id } of rows) {
    await transact(parts.pool, async (tx) => {
      const session = await findSession(tx, { id }, "locked");
      if (session?.status === "open") await expire(deedOf(parts, tx), session);
    });
  }
  return rows.length;
}

export type Chores = {
  /** Something changed: look now. */
  readonly wake: () => void;
  readonly stop: () => Promise<void>;
};

/** Does the chores every second and whenever woken. A shop that answers slowly does not hold up the money. */
export function keepDoingChores(parts: GatewayParts): Chores {
  const loops = [chaseMoney, tellShops, forgetOldKeys()].map((work) => loopOf(parts, work));
  const wake = (): void => loops.forEach((loop) => loop.wake());
  const timer = setInterval(wake, everyMs);
  return {
    wake,
    stop: async () => {
      clearInterval(timer);
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

function forgetOldKeys(): (parts: GatewayParts) => Promise<void> {
  let lastAt = 0;
  return async ({ now, pool }) => {
    const at = now().getTime();
    if (at - lastAt < hourMs) return;
    lastAt = at;
    await forgetKeys(pool, new Date(at - dayMs));
  };
}

/** One round at a time; a round that fails is reported and tried again. */
function loopOf(parts: GatewayParts, work: (parts: GatewayParts) => Promise<void>): Chores {
  let isStopping = false;
  let isWanted = false;
  let running: Promise<void> | null = null;
  const rounds = async (): Promise<void> => {
    while (isWanted && !isStopping) {
      isWanted = false;
      await work(parts).catch((error: unknown) => parts.report("error", "the gateway's chores failed", { error }));
    }
  };
  return {
    wake: () => {
      isWanted = true;
      if (!isStopping) running ??= rounds().finally(() => (running = null));
    },
    stop: async () => {
      isStopping = true;
      await running;
    },
  };
}
