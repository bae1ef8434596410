import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { migrationNames } from "./behind-head.server";

/**
 * Applies `prisma/migrations` without Prisma's downloaded engine: the official WASM build of the same engine runs over the
 * `pg` adapter and keeps Prisma's own `_prisma_migrations` table, so `prisma migrate deploy` works on the same database.
 */
const noFilter = { externalTables: [], externalEnums: [] };
type Engine = typeof import("@prisma/schema-engine-wasm");
type SchemaEngine = Engine["SchemaEngine"]["prototype"];

export async function applyMigrations(databaseUrl: string, folder: string): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  try {
    const engine = await openEngine(pool);
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: readMigrations(folder),
      filters: noFilter,
    });
    return appliedMigrationNames;
  } finally {
    await pool.end();
  }
}

/** SQL that leads from one schema folder (or from nothing) to another. */
export async function diffSchemas(databaseUrl: string, from: string | null, to: string): Promise<string> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const engine = await openEngine(pool);
  const source =
    from === null ? ({ tag: "empty" } as const) : ({ tag: "schemaDatamodel", files: readSchema(from) } as const);
  const target = { tag: "schemaDatamodel", files: readSchema(to) } as const;
  const { stdout } = await engine.diff({ from: source, to: target, script: true, exitCode: null, filters: noFilter });
  await pool.end();
  return stdout ?? "";
}

async function openEngine(pool: pg.Pool): Promise<SchemaEngine> {
  const glue = (await import("@prisma/schema-engine-wasm/schema_engine_bg" as string)) as Engine & {
    __wbg_set_wasm(exports: unknown): void;
  };
  const require = createRequire(import.meta.url);
  const wasmPath = join(
    dirname(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg")),
    "schema_engine_bg.wasm",
  );
  const imports = { "./schema_engine_bg.js": glue } as unknown as WebAssembly.Imports;
  const { instance } = await WebAssembly.instantiate(readFileSync(wasmPath), imports);
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
  const factory = bindMigrationAwareSqlAdapterFactory(runningScriptsWhole(pool));
  return glue.SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
}

/** The adapter cuts scripts at every semicolon, also inside function bodies; PostgreSQL takes a script as it is. */
function runningScriptsWhole(pool: pg.Pool): PrismaPg {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => void (await pool.query(script));
    return adapter;
  };
  return factory;
}

function readMigrations(folder: string): Parameters<SchemaEngine["applyMigrations"]>[0]["migrationsList"] {
  const names = migrationNames(folder);
  return {
    baseDir: resolve(folder),
    lockfile: { path: "migration_lock.toml", content: readFileSync(join(folder, "migration_lock.toml"), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(folder, name, "migration.sql"), "utf8") },
      },
    })),
  };
}

const readSchema = (folder: string): { path: string; content: string }[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".prisma"))
    .map((name) => ({ path: resolve(folder, name), content: readFileSync(join(folder, name), "utf8") }));
