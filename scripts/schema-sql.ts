/**
 * npm run db:sql: prints the SQL from an earlier schema folder (first argument; nothing = empty) to `prisma/schema`.
 * The result is reviewed by hand and saved as the next folder of `prisma/migrations`.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCluster } from "~/adapters/embedded-postgres/cluster.server";
import { diffSchemas } from "~/adapters/prisma-migrations/migrate.server";

const folder = mkdtempSync(join(tmpdir(), "cho-que-sql-"));
chmodSync(folder, 0o755);
const cluster = await startCluster({ folder, database: "diff", durable: false });
try {
  process.stdout.write(await diffSchemas(cluster.url, process.argv[2] ?? null, "prisma/schema"));
} finally {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
