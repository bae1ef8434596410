import { existsSync } from "node:fs";
import { get } from "node:http";
import { freePort } from "~/adapters/embedded-postgres/cluster.server";
import { keepRunning, type Child } from "./child";
import type { Home } from "./home";

export type Processes = { readonly ready: Promise<void>; readonly stop: () => Promise<void> };

const simulator = "build/node/simulator/main.js";

/** The environment of every process; what the caller set stands. */
export async function environment(home: Home, port: number, databaseUrl: string): Promise<NodeJS.ProcessEnv> {
  const simulatorPort = await freePort();
  const payUrl = process.env["VNPAY_URL"] ?? (existsSync(simulator) ? `http://localhost:${simulatorPort}` : undefined);
  return {
    ...home.secrets,
    ...process.env,
    NODE_ENV: "production",
    CHO_QUE_MODE: process.env["CHO_QUE_MODE"] || "demo",
    HOST: process.env["HOST"] || "0.0.0.0",
    PORT: String(port),
    DATA_DIR: home.folder,
    DATABASE_URL: databaseUrl,
    SIMULATOR_PORT: String(simulatorPort),
    ...(payUrl === undefined ? {} : { VNPAY_URL: payUrl }),
  };
}

/**
 * The worker starts when the first page is there: on two cores it would only slow that down. Web stops first, so that no
 * request finds the others gone.
 */
export function startProcesses(home: Home, env: NodeJS.ProcessEnv, say: (line: string) => void): Processes {
  const keep = (name: string, script: string): Child => keepRunning({ name, script, env, folder: home.folder, say });
  const hasSimulator = existsSync(simulator) && process.env["VNPAY_URL"] === undefined;
  const web = keep("web", "bin/web.mjs");
  const later: Child[] = [];
  return {
    ready: untilReady(`http://127.0.0.1:${env["PORT"]}/readyz`).then(() => {
      if (hasSimulator) later.push(keep("simulator", simulator));
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
