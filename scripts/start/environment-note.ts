import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** While bin/start runs, commands beside it find its settings here (readable by its owner only). */
const noteIn = (folder: string): string => join(folder, "environment.json");

const ours =
  /^(CHO_QUE|DATABASE|REDIS|MEILI|S3|VNPAY|SIMULATOR|SMS|ZALO|OSRM|CLAIM)_|^(APP_SECRET|PORT|PUBLIC_URL|DATA_DIR)$/;

export function noteEnvironment(folder: string, env: NodeJS.ProcessEnv): () => void {
  const settings = Object.fromEntries(Object.entries(env).filter(([name]) => ours.test(name)));
  writeFileSync(noteIn(folder), `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
  return () => rmSync(noteIn(folder), { force: true });
}

/** The settings of the shop that runs in this folder, wherever the caller has set none. */
export function adoptEnvironment(folder: string, env: NodeJS.ProcessEnv): void {
  if (!existsSync(noteIn(folder))) return;
  const noted = JSON.parse(readFileSync(noteIn(folder), "utf8")) as Record<string, string>;
  for (const [name, value] of Object.entries(noted)) env[name] ||= value;
}
