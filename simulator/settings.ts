import { randomBytes } from "node:crypto";
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

/** [A] marks what VNPAY does not document: our assumption, so that a shop can be tried with it and without. */
export type Switches = {
  /** When the IPN is sent: before the shopper is sent back, afterwards, or never. */
  ipn: "before" | "after" | "never";
  ipnDelayMs: number;
  /** The same IPN several times; `atOnce` without waiting for an answer. */
  ipnCopies: number;
  atOnce: boolean;
  /** [A] How long VNPAY waits for the merchant's answer. */
  ipnTimeoutMs: number;
  /** The line to the merchant: broken off before its answer is heard, or trickling for `ipnSlowMs`. */
  ipnLine: "good" | "reset" | "slow";
  ipnSlowMs: number;
  /** [A] Whether an IPN (11/02) is sent when the time runs out. */
  ipnAtExpiry: boolean;
  /** 99 to every refund when off, as on many sandbox terminals. */
  refundsEnabled: boolean;
  /** [A] How long a refund stays 05, then 06, and how it ends. */
  refundResult: "00" | "09";
  refundSentMs: number;
  refundDoneMs: number;
  /** [A] What is left after a part can only be given back as a part (03), not as a full refund (02). */
  restIsPart: boolean;
  /** [A] querydr with the number of a refund tells of that refund; off, of the payment. */
  querydrFindsRefunds: boolean;
  /** [A] querydr for one reference more often than this answers 94; 0 switches it off. */
  querydrPauseMs: number;
  /** querydr gives accented letters back as question marks. */
  losesAccents: boolean;
  /** The web API: HTTP 503, a broken line, `apiSlowMs` late, or an answer nobody should believe. */
  api: "up" | "down" | "reset" | "slow" | "unsigned" | "badly_signed";
  apiSlowMs: number;
  /** Off: error 71. */
  terminalApproved: boolean;
  /** Hosts that a vnp_ReturnUrl may have, with commas between; any when empty. Others: error 72. */
  returnHosts: string;
  /** [A] VNPAY's fee in hundredths of a percent, in the settlement file. */
  feeBasisPoints: number;
};

export const usualSwitches: Switches = {
  ipn: "before",
  ipnDelayMs: 0,
  ipnCopies: 1,
  atOnce: false,
  ipnTimeoutMs: 15_000,
  ipnLine: "good",
  ipnSlowMs: 5_000,
  ipnAtExpiry: false,
  refundsEnabled: true,
  refundResult: "00",
  refundSentMs: 20_000,
  refundDoneMs: 60_000,
  restIsPart: true,
  querydrFindsRefunds: true,
  querydrPauseMs: 1_000,
  losesAccents: true,
  api: "up",
  apiSlowMs: 20_000,
  terminalApproved: true,
  returnHosts: "",
  feeBasisPoints: 110,
};

/** The words that a switch takes, where it takes words of its own. */
export const switchWords: { readonly [name: string]: readonly string[] } = {
  ipn: ["before", "after", "never"],
  ipnLine: ["good", "reset", "slow"],
  refundResult: ["00", "09"],
  api: ["up", "down", "reset", "slow", "unsigned", "badly_signed"],
};

/** From the environment: it is a process of its own and shares no settings code with the shop. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const shop = `http://127.0.0.1:${env["PORT"] ?? "3000"}`;
  return {
    host: "127.0.0.1",
    port: Number(env["SIMULATOR_PORT"] ?? 3100),
    terminal: {
      tmnCode: env["VNPAY_TMN_CODE"] ?? "CHOQUE01",
      // The key it shares with the shop; alone, it makes one up and prints it.
      secret: env["VNPAY_SECRET"] ?? env["APP_SECRET"] ?? randomBytes(16).toString("hex").toUpperCase(),
      ipnUrl: env["SIMULATOR_IPN_URL"] ?? `${shop}/hooks/vnpay-ipn`,
    },
    clock: readClock(env["SIMULATOR_CLOCK"]),
    switches: usualSwitches,
    journalPath: env["SIMULATOR_JOURNAL"] ?? join(env["DATA_DIR"] ?? ".data", "simulator.jsonl"),
  };
}

/** "2026-11-22T08:00:00+07:00" freezes it there; absent, time is real. */
function readClock(text: string | undefined): Settings["clock"] {
  if (!text) return "real";
  const frozenAt = new Date(text);
  if (Number.isNaN(frozenAt.getTime())) throw new Error(`SIMULATOR_CLOCK is not a time: ${text}`);
  return { frozenAt };
}
