import { join, resolve } from "node:path";

export type GatewaySettings = {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly folder: string;
  /** Absent: a PostgreSQL of our own in the folder. */
  readonly databaseUrl?: string;
  /** Absent: the simulator. */
  readonly vnpayOrigin?: string;
  readonly tmnCode: string;
  readonly vnpaySecret?: string;
  readonly secretKey?: string;
  readonly webhookSecret?: string;
  /** Where events are sent besides the endpoints made through the API. */
  readonly webhookUrl?: string;
  readonly trustedProxies: readonly string[];
  /** Empty: anywhere. */
  readonly ipnCallers: readonly string[];
};

const usualPort = 12_111;

/** @throws Error that names the setting that is wrong. */
export function readGatewaySettings(env: Readonly<Record<string, string | undefined>>): GatewaySettings {
  const given = (name: string): string | undefined => env[name] || undefined;
  const port = Number(given("PORT") ?? usualPort);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`PORT is not a port: ${given("PORT")}`);
  const vnpay = given("VNPAY_URL");
  if (vnpay !== undefined && !given("VNPAY_SECRET"))
    throw new Error("VNPAY_URL needs VNPAY_SECRET and VNPAY_TMN_CODE.");
  return {
    port,
    host: given("HOST") ?? "127.0.0.1",
    publicUrl: (given("PUBLIC_URL") ?? `http://localhost:${port}`).replace(/\/$/, ""),
    folder: resolve(join(given("DATA_DIR") ?? ".data", "gateway")),
    tmnCode: given("VNPAY_TMN_CODE") ?? "GATEWAY1",
    trustedProxies: given("TRUSTED_PROXIES")?.split(",") ?? [],
    ipnCallers: given("VNPAY_IPN_CALLERS")?.split(",") ?? [],
    ...optional("databaseUrl", given("DATABASE_URL")),
    ...optional("vnpayOrigin", vnpay === undefined ? undefined : new URL(vnpay).origin),
    ...optional("vnpaySecret", given("VNPAY_SECRET")),
    ...optional("secretKey", secretLike("GATEWAY_SECRET_KEY", given("GATEWAY_SECRET_KEY"), /^sk_test_\w{16,}$/)),
    ...optional(
      "webhookSecret",
      secretLike("GATEWAY_WEBHOOK_SECRET", given("GATEWAY_WEBHOOK_SECRET"), /^whsec_\w{16,}$/),
    ),
    ...optional("webhookUrl", given("WEBHOOK_URL")),
  };
}

const optional = <K extends string>(name: K, value: string | undefined): Partial<Record<K, string>> =>
  value === undefined ? {} : ({ [name]: value } as Record<K, string>);

function secretLike(name: string, value: string | undefined, shape: RegExp): string | undefined {
  if (value !== undefined && !shape.test(value)) throw new Error(`${name} does not look like ${shape.source}`);
  return value;
}
