import { AsyncLocalStorage } from "node:async_hooks";
import { pino, type Logger } from "pino";

export type { Logger };

const request = new AsyncLocalStorage<{ requestId: string }>();

/** Everything logged inside carries the request's id. */
export const withRequestId = <T>(requestId: string, work: () => T): T => request.run({ requestId }, work);
export const currentRequestId = (): string | undefined => request.getStore()?.requestId;

export function openLog(level: string, process: string): Logger {
  return pino({
    level,
    base: { process },
    mixin: () => request.getStore() ?? {},
    redact: ["*.phone", "*.code", "*.token", "*.cookie", "*.secret", "headers.cookie", "headers.authorization"],
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}
