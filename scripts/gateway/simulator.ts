import { spawn } from "node:child_process";
import { get } from "node:http";
import { freePort } from "~/adapters/embedded-postgres/cluster.server";

type Plan = { readonly tmnCode: string; readonly secret: string; readonly ipnUrl: string; readonly journal: string };
export type Simulator = { readonly origin: string; readonly stop: () => Promise<void> };

/** VNPAY, played by a process of its own; it ends with us, however we end. */
export async function launchSimulator({ ipnUrl, journal, secret, tmnCode }: Plan): Promise<Simulator> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--import", "./scripts/with-parent.ts", "simulator/main.ts"],
    {
      env: {
        ...process.env,
        SIMULATOR_PORT: String(port),
        SIMULATOR_IPN_URL: ipnUrl,
        SIMULATOR_JOURNAL: journal,
        VNPAY_TMN_CODE: tmnCode,
        VNPAY_SECRET: secret,
      },
      // Detached, so that Ctrl-C reaches only us.
      detached: true,
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    },
  );
  const origin = `http://localhost:${port}`;
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGTERM");
    await ended;
  };
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error("the VNPAY simulator did not start");
    if (await answers(`${origin}/control`)) return { origin, stop };
    await new Promise((done) => setTimeout(done, 100));
  }
  await stop();
  throw new Error("the VNPAY simulator did not answer in 30 s");
}

const answers = (url: string): Promise<boolean> =>
  new Promise((done) => {
    get(url, (response) => (response.resume(), done(response.statusCode === 200))).once("error", () => done(false));
  });
