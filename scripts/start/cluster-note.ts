import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** While bin/start runs its own database, other commands find it through this file (readable by its owner only). */
const noteIn = (folder: string): string => join(folder, "database-url");

export function noteClusterUrl(folder: string, url: string): () => void {
  writeFileSync(noteIn(folder), url, { mode: 0o600 });
  return () => rmSync(noteIn(folder), { force: true });
}

export function findClusterUrl(folder: string): string {
  if (existsSync(noteIn(folder))) return readFileSync(noteIn(folder), "utf8");
  throw new Error(`no database: start the shop (bin/start), or set DATABASE_URL or DATA_DIR`);
}
