import pg from "pg";
import { trackingChannel, type Signals } from "~/domain/tracking/ports";

type Options = { readonly url: string; readonly onTrouble: (error: unknown) => void; readonly retryMs?: number };

/**
 * One listening connection a process, opened for the first subscriber. While it is down signals are lost, so after every
 * connect all listeners are told to look for themselves.
 */
export function openSignals({ url, onTrouble, retryMs = 1_000 }: Options): Signals {
  const listeners = new Map<string, Set<() => void>>();
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const tell = (orderId: string): void => listeners.get(orderId)?.forEach((listener) => listener());
  const tellAll = (): void => listeners.forEach((_, orderId) => tell(orderId));

  const connect = async (): Promise<void> => {
    if (client || isClosed) return;
    const next = new pg.Client({ connectionString: url, application_name: "cho-que-signals", keepAlive: true });
    client = next;
    next.on("notification", ({ payload }) => payload && tell(payload));
    next.on("error", onTrouble);
    next.on("end", () => again(next));
    try {
      await next.connect();
      await next.query(`listen ${trackingChannel}`);
      tellAll();
    } catch (error) {
      onTrouble(error);
      void next.end().catch(() => undefined);
      again(next);
    }
  };

  const again = (lost: pg.Client): void => {
    if (client !== lost) return;
    client = null;
    if (isClosed || listeners.size === 0) return;
    clearTimeout(timer);
    timer = setTimeout(() => void connect(), retryMs);
    timer.unref();
  };

  return {
    subscribe: (orderId, listener) => {
      const group = listeners.get(orderId) ?? new Set();
      listeners.set(orderId, group.add(listener));
      void connect();
      return () => {
        group.delete(listener);
        if (group.size === 0) listeners.delete(orderId);
      };
    },
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
}
