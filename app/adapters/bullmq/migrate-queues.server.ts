import { runMigrations } from "bullmq";
import pg from "pg";

/** Makes or updates BullMQ's own tables (schema `bullmq`). Safe to run from many processes at once. */
export async function migrateQueues(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await runMigrations(client, "bullmq");
  } finally {
    await client.end();
  }
}
