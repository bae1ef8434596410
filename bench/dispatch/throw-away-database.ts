import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { startCluster } from "~/adapters/embedded-postgres/cluster.server";
import { applyMigrations } from "~/adapters/prisma-migrations/migrate.server";
import { openDb } from "~/platform/db.server";

export type BenchDb = ReturnType<typeof openDb>;

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** A migrated PostgreSQL of one's own while `work` lasts; gone afterwards, also when the process is told to stop. */
export async function withDatabase(work: (db: BenchDb) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "cho-que-bench-"));
  chmodSync(folder, 0o755);
  const starting = startCluster({ folder, database: "bench", durable: false });
  const close = once(async () => {
    await (await starting).stop();
    rmSync(folder, { recursive: true, force: true });
  });
  for (const signal of signals)
    process.once(signal, () => void close().finally(() => process.exit(128 + constants.signals[signal])));
  try {
    const { url } = await starting;
    await applyMigrations(url, "prisma/migrations");
    const db = openDb({ url, pool: 8, statementSeconds: 60 });
    await work(db);
    await db.$disconnect();
  } finally {
    await close();
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let begun: Promise<void> | null = null;
  return () => (begun ??= work());
}
