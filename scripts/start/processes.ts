import { existsSync } from "node:fs";
import { get } from "node:http";
import { freePort } from "~/adapters/embedded-postgres/cluster.server";
import { keepRunning, type Child } from "./child";
import type { Home } from "./home";

export type Processes = { readonly ready: Promise<void>; readonly stop: () => Promise<void> };

const simulator = "build/node/simulator/main.js";

/** Only "live" is live; what is not said is a demonstration. */
export const isDemo = (): boolean => process.env["CHO_QUE_MODE"] !== "live";
const hasSimulator = (): boolean => isDemo() && process.env["VNPAY_URL"] === undefined && existsSync(simulator);

/** The environment of every process; what the caller set stands. */
export async function environment(home: Home, port: number, databaseUrl: string): Promise<NodeJS.ProcessEnv> {
  const simulatorPort = await freePort();
  const { APP_SECRET } = home.secrets;
  return {
    ...(isDemo() ? home.secrets : { APP_SECRET }),
    ...process.env,
    NODE_ENV: "production",
    CHO_QUE_MODE: isDemo() ? "demo" : "live",
    HOST: process.env["HOST"] || "0.0.0.0",
    PORT: String(port),
    DATA_DIR: home.folder,
    DATABASE_URL: databaseUrl,
    SIMULATOR_PORT: String(simulatorPort),
    ...(hasSimulator() && { VNPAY_URL: `http://localhost:${simulatorPort}` }),
  };
}

/**
 * The worker starts when the first page is there: on two cores it would only slow that down. Web stops first, so that no
 * request finds the others gone.
 */
export function startProcesses(home: Home, env: NodeJS.ProcessEnv, say: (line: string) => void): Processes {
  const keep = (name: string, script: string): Child => keepRunning({ name, script, env, folder: home.folder, say });
  const web = keep("web", "bin/web.mjs");
  const later: Child[] = [];
  return {
    ready: untilReady(`http://127.0.0.1:${env["PORT"]}/readyz`).then(() => {
      if (hasSimulator()) later.push(keep("simulator", simulator));
      later.push(keep("worker", "build/node/jobs/main.js"));
    }),
    stop: async () => {
      await web.stop(12_000);
      for (const child of later.reverse()) await child.stop(28_000);
    },
  };
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await answers(url)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("web did not become ready in a minute; see its log");
}

const answers = (url: string): Promise<boolean> =>
  new Promise((done) => {
    get(url, (response) => (response.resume(), done(response.statusCode === 200))).once("error", () => done(false));
  });
