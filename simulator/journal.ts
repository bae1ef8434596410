import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from "node:fs";
import { dirname } from "node:path";
import type { Payment } from "./book";

export type { Payment };

/**
 * VNPAY's own memory across restarts: one JSON line for each state of a payment with its refunds; the last line of a
 * reference stands. The seed writes the demo world's payments here, so that they can be asked about and given back.
 */
export type Journal = {
  readonly payments: () => Payment[];
  readonly keep: (payments: readonly Payment[]) => void;
  readonly forget: () => void;
};

/** Remembers nothing: for tests. */
export const noJournal: Journal = { payments: () => [], keep: () => undefined, forget: () => undefined };

export function fileJournal(path: string): Journal {
  mkdirSync(dirname(path), { recursive: true });
  return {
    payments: () => [
      ...readLines(path)
        .reduce((known, each) => known.set(each.txnRef, each), new Map<string, Payment>())
        .values(),
    ],
    keep: (payments) => appendFileSync(path, payments.map((payment) => `${JSON.stringify(payment)}\n`).join("")),
    forget: () => {
      if (existsSync(path)) truncateSync(path);
    },
  };
}

/** A line that a dying process left half written is cut off, so that the next one starts on a line of its own. */
function readLines(path: string): Payment[] {
  if (!existsSync(path)) return [];
  const text = readFileSync(path, "utf8");
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole));
  return whole.split("\n").flatMap((line) => (line === "" ? [] : [revive(line)]));
}

/** Our own words come back as we wrote them; the date becomes one again. Older lines knew nothing of owed IPNs. */
function revive(line: string): Payment {
  const written = JSON.parse(line) as Payment;
  return { ...written, expiresAt: new Date(written.expiresAt), owedIpn: written.owedIpn ?? null };
}
