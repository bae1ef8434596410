import { join, resolve } from "node:path";
import { z } from "zod";

const port = z.coerce.number().int().min(0).max(65_535);
const demoTerminal = "CHOQUE01";
/** No bank has this number: nobody's money can go to a stranger by a demonstration. */
const demoBankAccount = "999999:190099990000";
const optionalUrl = z.string().url().optional();

const schema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("production"),
  /** "demo" shows demo accounts and /dev/messages; "live" never does. */
  CHO_QUE_MODE: z.enum(["demo", "live"]).default("live"),
  PORT: port.default(3000),
  /** Where the worker says whether it is well; nowhere when unset. */
  WORKER_PORT: port.optional(),
  HOST: z.string().default("127.0.0.1"),
  /** What shoppers type: the origin in links, QR codes and payment return addresses. */
  PUBLIC_URL: optionalUrl,
  DATA_DIR: z.string().default(".data"),
  DATABASE_URL: z.string().min(1),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(12),
  REDIS_URL: optionalUrl,
  MEILI_URL: optionalUrl,
  MEILI_KEY: z.string().optional(),
  S3_ENDPOINT: optionalUrl,
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default("auto"),
  S3_ACCESS_KEY: z.string().optional(),
  S3_SECRET_KEY: z.string().optional(),
  OSRM_URL: optionalUrl,
  /** Peppers one-time codes, door codes and cookies. */
  APP_SECRET: z.string().min(32),
  VNPAY_TMN_CODE: z.string().length(8).default(demoTerminal),
  VNPAY_SECRET: z.string().min(16).optional(),
  /** The payment page; the simulator's by default, `https://sandbox.vnpayment.vn` for VNPAY's sandbox. */
  VNPAY_URL: optionalUrl,
  /** VNPAY's daily settlement file, with `{day}` (20261122) in the address; the simulator's in a demonstration. */
  SETTLEMENT_URL: z
    .string()
    .regex(/^https?:\/\/[^\s{}]+\{day\}/)
    .optional(),
  /** Where the simulator listens when VNPAY_URL is not set. */
  SIMULATOR_PORT: port.default(3100),
  /** What the simulator remembers across restarts; the seed writes the demo world's payments there. */
  SIMULATOR_JOURNAL: z.string().optional(),
  /** Where VNPAY pays and payouts leave from: the bank's six digits and our account there. */
  BANK_ACCOUNT: z
    .string()
    .regex(/^\d{6}:\d{6,19}$/)
    .default(demoBankAccount),
  /** Whose account it is, as the bank writes it. Shoppers may pay by transfer once it is named. */
  BANK_HOLDER: z.string().min(1).max(70).optional(),
  /** A difference on the scale below this waits as the shopper's credit; 0 sends everything back at once. Whole đồng. */
  CREDIT_BELOW_VND: z.coerce.number().int().min(0).max(10_000_000).default(20_000),
  /** What SePay and Casso prove themselves with; their calls are refused when unset. */
  SEPAY_API_KEY: z.string().min(16).optional(),
  CASSO_KEY: z.string().min(16).optional(),
  /** Proxies whose X-Forwarded-For is believed; empty believes none. */
  TRUSTED_PROXIES: z.string().default(""),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  SMS_URL: optionalUrl,
  SMS_TOKEN: z.string().optional(),
  ZALO_URL: optionalUrl,
  ZALO_TOKEN: z.string().optional(),
  /** Web push, as `npx web-push generate-vapid-keys` makes them; without, consoles do not offer it. */
  PUSH_PUBLIC_KEY: z.string().length(87).optional(),
  PUSH_PRIVATE_KEY: z.string().length(43).optional(),
  PUSH_CONTACT: z
    .string()
    .regex(/^(mailto:|https:).+/)
    .optional(),
  METRICS_TOKEN: z.string().optional(),
  /** Tests only: the process kills itself when it reaches this named point. */
  FAILPOINT: z.string().optional(),
});

export type Env = z.infer<typeof schema> & {
  readonly publicUrl: string;
  readonly vnpayOrigin: string;
  readonly simulatorJournal: string;
  readonly isDemo: boolean;
};

/**
 * The process environment, read once and nowhere else. A wrong setting stops the process with the name of the setting.
 */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The environment is not right:\n${faults.join("\n")}`);
  }
  const env = parsed.data;
  const gaps = env.CHO_QUE_MODE === "live" ? gapsOfLive(env) : [];
  if (gaps.length > 0)
    throw new Error(`A live shop needs more than this (CHO_QUE_MODE=demo plays one):\n${gaps.join("\n")}`);
  return {
    ...env,
    DATA_DIR: resolve(env.DATA_DIR),
    publicUrl: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
    vnpayOrigin: env.VNPAY_URL ? new URL(env.VNPAY_URL).origin : `http://localhost:${env.SIMULATOR_PORT}`,
    simulatorJournal: resolve(env.SIMULATOR_JOURNAL ?? join(env.DATA_DIR, "simulator.jsonl")),
    isDemo: env.CHO_QUE_MODE === "demo",
  };
}

/** Everything a demonstration makes up for itself and a shop with real people and money must be given. */
function gapsOfLive(env: z.output<typeof schema>): string[] {
  const wanted: readonly (readonly [keyof typeof env, boolean, string])[] = [
    ["PUBLIC_URL", env.PUBLIC_URL?.startsWith("https://") === true, "the shop's own https address"],
    ["APP_SECRET", isRandom(env.APP_SECRET), "random signs: openssl rand -hex 32"],
    ["VNPAY_URL", env.VNPAY_URL?.startsWith("https://") === true, "VNPAY's own address; the simulator pays nobody"],
    ["VNPAY_TMN_CODE", env.VNPAY_TMN_CODE !== demoTerminal, "the terminal VNPAY gave the shop"],
    ["VNPAY_SECRET", env.VNPAY_SECRET !== undefined && env.VNPAY_SECRET !== env.APP_SECRET, "VNPAY's secret"],
    ["TRUSTED_PROXIES", env.TRUSTED_PROXIES !== "", "who ends TLS; else everybody has the proxy's address"],
    ["SMS_URL", env.SMS_URL !== undefined && env.SMS_TOKEN !== undefined, "a way for one-time codes to reach people"],
    ["BANK_ACCOUNT", !takesTransfers(env) || env.BANK_ACCOUNT !== demoBankAccount, "where shoppers transfer to"],
    [
      "BANK_HOLDER",
      !takesTransfers(env) || env.BANK_HOLDER !== undefined,
      "whose account that is, as the bank writes it",
    ],
    ["FAILPOINT", env.FAILPOINT === undefined, "nothing: it is for tests"],
  ];
  return wanted.flatMap(([name, isThere, what]) => (isThere ? [] : [`  ${name}: ${what}`]));
}

/** Any of these says that shoppers are to pay by bank transfer too. */
const takesTransfers = ({ BANK_HOLDER, CASSO_KEY, SEPAY_API_KEY }: z.output<typeof schema>): boolean =>
  BANK_HOLDER !== undefined || CASSO_KEY !== undefined || SEPAY_API_KEY !== undefined;

/** 32 random hex digits have ten different ones as good as always; what people type has words. */
const isRandom = (secret: string): boolean =>
  new Set(secret).size >= 10 && !/change|secret|example|default/i.test(secret);
