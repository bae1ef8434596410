import { migrateQueues } from "~/adapters/bullmq/migrate-queues.server";
import { applyMigrations } from "~/adapters/prisma-migrations/migrate.server";

/** Brings a database to the present schema; returns the names of the migrations it applied. */
export async function migrateDatabase(url: string): Promise<string[]> {
  const applied = await applyMigrations(url, "prisma/migrations");
  await migrateQueues(url);
  return applied;
}
