/** bin/start: database, payment simulator, web and worker as one; Ctrl-C stops them in order. */
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { demoAccounts } from "../prisma/seed/accounts";
import { runToEnd } from "./start/child";
import { startDatabase, type Database } from "./start/database";
import { noteEnvironment } from "./start/environment-note";
import { enterHome, type Home } from "./start/home";
import { environment, isDemo, startProcesses, type Processes } from "./start/processes";

const port = Number(process.env["PORT"] || 3000);
const seed = "build/node/prisma/seed/main.js";
const say = (line: string): void => console.log(line);

let home: Home | undefined;
let opening: Promise<Database> | undefined;
let processes: Processes | undefined;
let forgetEnvironment: (() => void) | undefined;
let isStopping = false;

async function start(): Promise<void> {
  refuseBadSettings();
  home = enterHome(process.env["DATA_DIR"] || ".data");
  await untilPortIsFree();
  if (isStopping) return;
  opening = startDatabase(home.folder, process.env["DATABASE_URL"]);
  const database = await opening;
  const env = await environment(home, port, database.url);
  forgetEnvironment = noteEnvironment(home.folder, env);
  if (database.isEmpty && isDemo() && existsSync(seed)) {
    say("making the demo world …");
    await runToEnd(seed, env);
  }
  if (isStopping) return;
  processes = startProcesses(home, env, say);
  await processes.ready;
  if (isStopping) return;
  say(`\nready http://localhost:${port}\n`);
  if (isDemo()) introduce();
}

function introduce(): void {
  const role = ({ label, labelEn }: (typeof demoAccounts)[number]) => `${label} (${labelEn})`;
  const width = Math.max(...demoAccounts.map((account) => role(account).length));
  for (const account of demoAccounts) {
    const { name, phone, url } = account;
    say(`  ${role(account).padEnd(width)}  0${phone.slice(3)}  ${name.padEnd(18)} http://localhost:${port}${url}`);
  }
  say(`\n  one-time codes: http://localhost:${port}/dev/messages   logs: ${home?.folder}/logs   stop: Ctrl-C\n`);
}

/** Said before anything is made; whoever types a wrong setting is not told by the part that trips over it. */
function refuseBadSettings(): void {
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`PORT=${process.env["PORT"]} is no port: a number from 1 to 65535, as in PORT=3100 bin/start`);
  const url = process.env["DATABASE_URL"];
  if (url && !/^postgres(ql)?:\/\/\S+$/.test(url))
    throw new Error("DATABASE_URL is no address of PostgreSQL, as in postgresql://user:password@host:5432/database");
}

/** What a killed start left behind needs a moment to end. */
async function untilPortIsFree(): Promise<void> {
  for (let tries = 0; tries < 30; tries += 1) {
    if (await isFree(port)) return;
    await new Promise((done) => setTimeout(done, 500));
  }
  throw new Error(`port ${port} is in use; choose another: PORT=3100 bin/start`);
}

const isFree = (candidate: number): Promise<boolean> =>
  new Promise((done) => {
    const probe = createServer();
    probe.once("error", () => done(false));
    probe.listen(candidate, "0.0.0.0", () => probe.close(() => done(true)));
  });

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await processes?.stop();
  // Ctrl-C may come while the database is still being started.
  await opening?.then(
    (database) => database.stop(),
    () => undefined,
  );
  forgetEnvironment?.();
  home?.leave();
  process.exit(code);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    say("\nstopping …");
    void stop(0);
  });
}
start().catch((error: unknown) => {
  if (isStopping) return;
  console.error(error instanceof Error ? error.message : error);
  void stop(1);
});
