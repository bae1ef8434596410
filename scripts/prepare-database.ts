import { migrateQueues } from "~/adapters/bullmq/migrate-queues.server";
import { applyMigrations } from "~/adapters/prisma-migrations/migrate.server";
import { openDb } from "~/platform/db.server";
import { loadAreas } from "../prisma/seed/areas";

/**
 * Brings a database to the present schema, with the map of Vietnam in it: without one nobody can say where they live.
 * Returns the names of the migrations it applied.
 */
export async function prepareDatabase(url: string): Promise<string[]> {
  const applied = await applyMigrations(url, "prisma/migrations");
  await migrateQueues(url);
  const db = openDb({ url, pool: 1, statementSeconds: 120 });
  await loadAreas(db);
  await db.$disconnect();
  return applied;
}
