import { AsyncLocalStorage } from "node:async_hooks";
import { pino, type DestinationStream, type Logger } from "pino";

export type { Logger };

const request = new AsyncLocalStorage<{ requestId: string }>();

/** Everything logged inside carries the request's id. */
export const withRequestId = <T>(requestId: string, work: () => T): T => request.run({ requestId }, work);
export const currentRequestId = (): string | undefined => request.getStore()?.requestId;

/** What of a person or a secret goes by a name we know; the signs of the rest are caught by `withoutPeople`. */
const personal = ["phone", "code", "pin", "token", "cookie", "secret", "authorization", "street", "recipient", "body"];

export function openLog(level: string, process: string, to?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: { process },
      mixin: () => request.getStore() ?? {},
      redact: [...personal, ...personal.map((name) => `*.${name}`)],
      hooks: { streamWrite: withoutPeople },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    to ?? pino.destination(1),
  );
}

/**
 * A line as it may be kept: errors of databases and gateways quote what they were given, so telephone numbers, and the names
 * that open an order, a session or a basket, are taken out of the whole text.
 */
export const withoutPeople = (line: string): string =>
  line
    .replace(/(?<![\w.-])(?:\+84[ .]?|0)[1-9](?:[ .]?\d){8}(?!\w)/g, "[phone]")
    .replace(/(\/(?:don|thanh-toan|pay)\/)[\w-]{8,}/g, "$1[token]")
    .replace(/(?<![\w-])[\w-]{43}(?![\w-])/g, "[token]");
