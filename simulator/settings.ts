import { join } from "node:path";

/** How this VNPAY behaves. Everything in `switches` may be changed while it runs, through the control API. */
export type Settings = {
  readonly host: string;
  readonly port: number;
  readonly terminal: Terminal;
  /** A frozen clock moves only when it is told to. */
  readonly clock: "real" | { readonly frozenAt: Date };
  readonly switches: Switches;
  /** Where payments and refunds are remembered across restarts; without it they are forgotten. */
  readonly journalPath?: string;
};

export type Terminal = { readonly tmnCode: string; readonly secret: string; readonly ipnUrl: string };

export type Switches = {
  /** When the IPN is sent: before the shopper is sent back, afterwards, or never. */
  ipn: "before" | "after" | "never";
  ipnDelayMs: number;
  /** The same IPN several times; `atOnce` without waiting for an answer. */
  ipnCopies: number;
  atOnce: boolean;
  ipnTimeoutMs: number;
  /** Undocumented: whether an IPN (11/02) is sent when the time runs out. */
  ipnAtExpiry: boolean;
  refundsEnabled: boolean;
  refundResult: "00" | "09";
  refundSentMs: number;
  refundDoneMs: number;
  /** querydr for one reference more often than this answers 94; 0 switches it off. */
  querydrPauseMs: number;
  /** The web API answers HTTP 503. */
  apiDown: boolean;
};

export const usualSwitches: Switches = {
  ipn: "before",
  ipnDelayMs: 0,
  ipnCopies: 1,
  atOnce: false,
  ipnTimeoutMs: 15_000,
  ipnAtExpiry: false,
  refundsEnabled: true,
  refundResult: "00",
  refundSentMs: 20_000,
  refundDoneMs: 60_000,
  querydrPauseMs: 1_000,
  apiDown: false,
};

/** From the environment: it is a process of its own and shares no settings code with the shop. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const secret = env["VNPAY_SECRET"] ?? env["APP_SECRET"];
  if (!secret) throw new Error("The simulator needs VNPAY_SECRET (or APP_SECRET): the key it shares with the shop.");
  const shop = `http://127.0.0.1:${env["PORT"] ?? "3000"}`;
  return {
    host: "127.0.0.1",
    port: Number(env["SIMULATOR_PORT"] ?? 3100),
    terminal: {
      tmnCode: env["VNPAY_TMN_CODE"] ?? "CHOQUE01",
      secret,
      ipnUrl: env["SIMULATOR_IPN_URL"] ?? `${shop}/hooks/vnpay-ipn`,
    },
    clock: "real",
    switches: usualSwitches,
    journalPath: env["SIMULATOR_JOURNAL"] ?? join(env["DATA_DIR"] ?? ".data", "simulator.jsonl"),
  };
}
