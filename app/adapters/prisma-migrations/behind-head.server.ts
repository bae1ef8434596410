import { readdirSync } from "node:fs";
import { sql, type Reader } from "~/platform/db.server";

export const migrationNames = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** The migrations this build was made for and the database has not seen. A database ahead of the build is fine. */
export async function behindHead(reader: Reader, folder: string): Promise<string[]> {
  const rows = await reader.$queryRaw<{ name: string }[]>(
    sql`SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const seen = new Set(rows.map(({ name }) => name));
  return migrationNames(folder).filter((name) => !seen.has(name));
}
