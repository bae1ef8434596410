// Builds the web application into build/client and build/server, and worker, simulator and scripts into build/node.
// Does nothing when no input changed since the last build. --only-generate stops before building; --force always builds.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const generated = new Set(["app/paraglide", "app/platform/prisma"]);
const inputs = ["app", "jobs", "messages", "prisma", "project.inlang", "public", "scripts", "simulator"];
const inputFiles = ["package-lock.json", "package.json", "tsconfig.json", "vite.config.ts"];
const stampFile = "build/stamp";

const stamp = fingerprint();
const isCurrent =
  existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp && existsSync("app/platform/prisma/client.ts");
if (process.argv.includes("--only-generate")) generate();
else if (!isCurrent || process.argv.includes("--force")) await build();

async function build() {
  console.log("building …");
  rmSync(stampFile, { force: true });
  generate();
  run("remix", ["vite:build", "--logLevel", "warn"]);
  packFiles("build/client");
  packFiles("build/client/assets");
  await bundleNode();
  mkdirSync("build", { recursive: true });
  writeFileSync(stampFile, stamp);
}

/** Code made from schema and messages; both are left out of the repository. */
function generate() {
  // Prisma fetches an engine it does not need for this; any program in its place makes it work offline.
  const stub = existsSync("/bin/true") ? "/bin/true" : "/usr/bin/true";
  run("prisma", ["generate"], { PRISMA_SCHEMA_ENGINE_BINARY: stub, PRISMA_HIDE_UPDATE_MESSAGE: "1" });
  run("paraglide-js", ["compile", "--project", "./project.inlang", "--outdir", "./app/paraglide", "--silent"]);
}

/** Next to each text its packed twins, so that phones on weak networks are sent a third of the bytes also without a proxy. */
function packFiles(folder) {
  for (const name of readdirSync(folder).filter((each) => /\.(?:js|css|svg|webmanifest)$/.test(each))) {
    const bytes = readFileSync(join(folder, name));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes));
  }
}

async function bundleNode() {
  const { build: bundle } = await import("esbuild");
  const scripts = readdirSync("scripts").filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  const entryPoints = [
    "jobs/main.ts",
    "app/domain/delivery/dispatch/solver-thread.server.ts",
    "simulator/main.ts",
    "prisma/seed/main.ts",
    "prisma/seed/tick.ts",
    ...scripts.map((name) => `scripts/${name}`),
  ];
  rmSync("build/node", { recursive: true, force: true });
  await bundle({
    entryPoints: entryPoints.filter((path) => existsSync(path)),
    outdir: "build/node",
    outbase: ".",
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    alias: { "~": "./app" },
    sourcemap: true,
    logLevel: "warning",
  });
}

function run(command, args, more = {}) {
  const { status, stdout, stderr } = spawnSync(join("node_modules", ".bin", command), args, {
    env: { ...process.env, ...more },
  });
  if (status === 0) return;
  process.stderr.write(`${stdout}${stderr}\n${command} ${args.join(" ")} failed\n`);
  process.exit(1);
}

function fingerprint() {
  const hash = createHash("sha256");
  for (const path of [...inputFiles, ...inputs.flatMap(filesIn)]) {
    if (existsSync(path)) hash.update(path).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

function filesIn(folder) {
  if (generated.has(folder) || !existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]));
}
