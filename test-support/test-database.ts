import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { openDb } from "~/platform/db.server";

declare module "vitest" {
  interface ProvidedContext {
    templateUrl: string;
  }
}

/** A fresh database for this test file, copied from the migrated template; dropped when the file ends. */
export async function testDatabase(): Promise<{ db: ReturnType<typeof openDb>; url: string }> {
  const template = new URL(inject("templateUrl"));
  const admin = new URL(template);
  admin.pathname = "/postgres";
  const name = `t_${randomBytes(6).toString("hex")}`;
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  await client.query(`create database ${name} template ${template.pathname.slice(1)}`);
  const url = new URL(template);
  url.pathname = `/${name}`;
  const db = openDb({ url: url.href, pool: 16, statementSeconds: 60 });
  afterAll(async () => {
    await db.$disconnect();
    await client.query(`drop database ${name} with (force)`);
    await client.end();
  });
  return { db, url: url.href };
}
