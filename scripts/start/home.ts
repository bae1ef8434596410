import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** DATA_DIR: the cluster, pictures, logs and secrets of one marketplace. */
export type Home = { readonly folder: string; readonly secrets: Secrets; readonly leave: () => void };
type Secrets = { readonly APP_SECRET: string; readonly VNPAY_SECRET: string };

export function enterHome(asked: string): Home {
  const folder = resolve(asked);
  makeFolder(join(folder, "logs"));
  const leave = lock(join(folder, "start.pid"));
  return { folder, secrets: keepSecrets(join(folder, "secrets.json")), leave };
}

/**
 * One level after the other: Node's own recursive way never ends where a folder is there and takes none, as in /proc.
 * @throws Error naming the folder
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    throw new Error(`DATA_DIR: the folder ${folder} cannot be made (${codeOf(error)})`);
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

/** Two marketplaces in one folder would stop each other's database. */
function lock(file: string): () => void {
  if (existsSync(file)) {
    const pid = Number(readFileSync(file, "utf8"));
    if (pid !== process.pid && isStarter(pid)) throw new Error(`already running in this DATA_DIR (process ${pid})`);
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

/** A pid may by now belong to somebody else; Linux can tell. */
function isStarter(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, "utf8").includes("scripts/start");
}

/** Made once and kept, so that sessions and door codes outlive a restart. */
function keepSecrets(file: string): Secrets {
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Secrets;
  const secrets = { APP_SECRET: randomBytes(32).toString("hex"), VNPAY_SECRET: randomBytes(24).toString("hex") };
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}
