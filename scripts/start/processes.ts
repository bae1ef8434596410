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

/** Starts simulator, web and worker together; stops web first, so that no request finds the others gone. */
export function startProcesses(home: Home, env: NodeJS.ProcessEnv, say: (line: string) => void): Processes {
  const keep = (name: string, script: string): Child | undefined =>
    existsSync(script) ? keepRunning({ name, script, env, folder: home.folder, say }) : undefined;
  const pay = process.env["VNPAY_URL"] === undefined ? keep("simulator", simulator) : undefined;
  const web = keep("web", "bin/web.mjs");
  const worker = keep("worker", "build/node/jobs/main.js");
  return {
    ready: untilReady(`http://127.0.0.1:${env["PORT"]}/readyz`),
    stop: async () => {
      await web?.stop(12_000);
      await worker?.stop(28_000);
      await pay?.stop(3_000);
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
