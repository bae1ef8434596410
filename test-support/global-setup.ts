import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startCluster } from "../app/adapters/embedded-postgres/cluster.server";
import { applyMigrations } from "../app/adapters/prisma-migrations/migrate.server";

/** One throw-away PostgreSQL for the whole run, with a migrated template that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "cho-que-test-"));
  chmodSync(folder, 0o755);
  const cluster = await startCluster({ folder, database: "template_cho_que", durable: false });
  const teardown = async (): Promise<void> => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await applyMigrations(cluster.url, "prisma/migrations");
  } catch (error) {
    await teardown();
    throw error;
  }
  project.provide("templateUrl", cluster.url);
  return teardown;
}
