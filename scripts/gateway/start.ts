import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import { startCluster } from "~/adapters/embedded-postgres/cluster.server";
import { vnpayGateway } from "~/adapters/gateway-vnpay/gateway.server";
import { keepDoingChores } from "~/adapters/gateway-vnpay/gateway/chores.server";
import { openDatabase } from "~/adapters/gateway-vnpay/gateway/database.server";
import { httpGateway } from "~/adapters/gateway-vnpay/gateway/http-server.server";
import { keepEndpoint } from "~/adapters/gateway-vnpay/gateway/keep-endpoint.server";
import { openSecrets } from "~/adapters/gateway-vnpay/gateway/secrets.server";
import { openLog } from "~/platform/log.server";
import { destination } from "pino";
import { type GatewaySettings, readGatewaySettings } from "./settings";
import { launchSimulator } from "./simulator";

export type RunningGateway = {
  readonly origin: string;
  readonly secretKey: string;
  readonly webhookSecret: string;
  readonly stop: () => Promise<void>;
};

type Stop = () => Promise<unknown> | unknown;

/** Starts everything, or nothing: when a part fails, what was started before it is stopped. */
export async function startGateway(env: NodeJS.ProcessEnv): Promise<RunningGateway> {
  const settings = readGatewaySettings(env);
  const stops: Stop[] = [];
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    return { ...(await startParts(settings, (each) => stops.push(each))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  settings: GatewaySettings,
  onStop: (stop: Stop) => void,
): Promise<Omit<RunningGateway, "stop">> {
  mkdirSync(settings.folder, { recursive: true });
  const pool = await openDatabase(await databaseUrl(settings, onStop), 16);
  onStop(() => pool.end());
  const secrets = await openSecrets(pool, settings);
  if (settings.webhookUrl !== undefined) await keepEndpoint(pool, settings.webhookUrl, new Date());
  const terminal = await terminalOf(settings, onStop);
  // Standard output is for the one line that scripts wait for.
  const log = openLog("info", "gateway", destination(2));
  const wake = { now: (): void => undefined };
  const parts = {
    pool,
    vnpay: vnpayGateway(terminal),
    publicUrl: settings.publicUrl,
    now: () => new Date(),
    report: (level: "info" | "warn" | "error", what: string, more: object = {}) => log[level](more, what),
    onChange: () => wake.now(),
    secretKey: secrets.secretKey,
    trustedProxies: settings.trustedProxies,
    ipnCallers: settings.ipnCallers,
  };
  const server = httpGateway(parts);
  await listen(server, settings);
  onStop(() => close(server));
  const chores = keepDoingChores(parts);
  onStop(() => chores.stop());
  wake.now = chores.wake;
  const origin = `http://localhost:${settings.port}`;
  onStop(
    leaveNote(settings.folder, {
      origin,
      secretKey: secrets.secretKey,
      tmnCode: terminal.tmnCode,
      secret: terminal.secret,
    }),
  );
  return { origin, ...secrets };
}

async function databaseUrl(
  { databaseUrl: given, folder }: GatewaySettings,
  onStop: (stop: Stop) => void,
): Promise<string> {
  if (given !== undefined) return given;
  const cluster = await startCluster({ folder: join(folder, "postgres"), database: "vnpay_gateway", durable: true });
  onStop(() => cluster.stop());
  return cluster.url;
}

async function terminalOf(settings: GatewaySettings, onStop: (stop: Stop) => void) {
  const secret = settings.vnpaySecret ?? ownVnpaySecret(settings.folder);
  if (settings.vnpayOrigin !== undefined) return { tmnCode: settings.tmnCode, secret, origin: settings.vnpayOrigin };
  const simulator = await launchSimulator({
    tmnCode: settings.tmnCode,
    secret,
    ipnUrl: `http://127.0.0.1:${settings.port}/vnpay/ipn`,
    journal: join(settings.folder, "simulator.jsonl"),
  });
  onStop(() => simulator.stop());
  console.error(`VNPAY simulator ${simulator.origin}  control ${simulator.origin}/control`);
  return { tmnCode: settings.tmnCode, secret, origin: simulator.origin };
}

/** What it shares with its own simulator, made once. */
function ownVnpaySecret(folder: string): string {
  const path = join(folder, "vnpay-secret");
  if (!existsSync(path)) writeFileSync(path, randomBytes(16).toString("hex").toUpperCase(), { mode: 0o600 });
  return readFileSync(path, "utf8").trim();
}

function listen(server: Server, { host, port }: GatewaySettings): Promise<void> {
  return new Promise((done, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      fail(
        error.code === "EADDRINUSE"
          ? new Error(`port ${port} is in use; choose another: PORT=12112 npm run gateway`)
          : error,
      ),
    );
    server.listen(port, host, done);
  });
}

/** Lets answers that are being written be written. */
async function close(server: Server): Promise<void> {
  const closed = new Promise((done) => server.close(done));
  server.closeIdleConnections();
  const impatience = setTimeout(() => server.closeAllConnections(), 3_000);
  await closed;
  clearTimeout(impatience);
}

/** For commands beside it, such as the acceptance test; gone when it stops. */
function leaveNote(folder: string, note: object): Stop {
  const path = join(folder, "note.json");
  writeFileSync(path, JSON.stringify(note), { mode: 0o600 });
  return () => rmSync(path, { force: true });
}
