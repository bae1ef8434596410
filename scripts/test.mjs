// Runs every check, one after another, and counts: each static check is one, each test is one.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

const isQuick = process.argv.includes("--quick");
const reports = mkdtempSync(join(tmpdir(), "cho-que-checks-"));
const sources = ["app", "jobs", "prisma", "scripts", "simulator", "bench", "e2e", "test-support"].filter((folder) =>
  existsSync(folder),
);
const total = { passed: 0, failed: 0 };
/** What failed, each with the check it belongs to: told again at the end, where a long log is looked at first. */
const failures = [];

mkdirSync(".cache", { recursive: true });
heading("generated code");
run("node", ["scripts/build.mjs", ...(isQuick ? ["--only-generate"] : [])]);
installEngines();

check("types", "tsc", ["-p", "."]);
check("lint", "eslint", [...sources, "--cache", "--cache-location", ".cache/eslint", "--max-warnings", "0"]);
check("format", "prettier", ["--check", "--log-level", "warn", ...sources, "*.{ts,js,cjs,json}"]);
check("layers", "depcruise", [...sources, "--config", ".dependency-cruiser.cjs"]);
check("unused code", "knip", []);
tests("pure tests", "vitest", ["run", "--project", "unit"], vitestCounts);
tests("database and contract tests", "vitest", ["run", "--project", "database"], vitestCounts);
if (!isQuick) await journeys();
rmSync(reports, { recursive: true, force: true });
for (const failure of failures) console.log(`✗ ${failure}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);

function heading(name) {
  console.log(`\n── ${name}`);
}

function run(command, args, env = {}) {
  const local = join("node_modules", ".bin", command);
  return (
    spawnSync(existsSync(local) ? local : command, args, { stdio: "inherit", env: { ...process.env, ...env } })
      .status === 0
  );
}

/** What a failed check said last is told again with it: a shortened log shows only the end. */
function check(name, command, args) {
  heading(name);
  const local = join("node_modules", ".bin", command);
  const { status, stdout, stderr } = spawnSync(local, args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  const said = `${stdout}${stderr}`;
  process.stdout.write(said);
  const isGood = status === 0;
  total[isGood ? "passed" : "failed"] += 1;
  if (!isGood) failures.push(`${name}: ${said.trim().split("\n").slice(-5).join("; ")}`);
  console.log(`${isGood ? "✓" : "✗"} ${name}`);
}

/** Counts from the runner's own report; a runner that died before writing one is a failure by itself. */
function tests(name, command, args, countsOf, env = {}) {
  heading(name);
  const report = join(reports, `${name.replace(/\W+/g, "-")}.json`);
  const isVitest = command === "vitest";
  const more = isVitest
    ? ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`]
    : ["--reporter=list,json"];
  const isGood = run(command, [...args, ...more], { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report, FORCE_COLOR: "0" });
  const { passed, failed } = existsSync(report)
    ? countsOf(JSON.parse(readFileSync(report, "utf8")))
    : { passed: 0, failed: [] };
  if (!isGood && failed.length === 0) failed.push("ended without a report of what failed");
  total.passed += passed;
  total.failed += failed.length;
  failures.push(...failed.map((failure) => `${name}: ${failure}`));
  console.log(`${isGood ? "✓" : "✗"} ${name}: ${passed} passed, ${failed.length} failed`);
}

/** A file that broke before its first test counts as one failure. */
function vitestCounts({ numPassedTests, testResults }) {
  const failed = testResults.flatMap(({ name, status, message, assertionResults }) =>
    status === "failed" && assertionResults.length === 0
      ? [`${relative(".", name)}: ${firstLine(message)}`]
      : assertionResults
          .filter((test) => test.status === "failed")
          .map((test) => `${relative(".", name)} › ${test.fullName}: ${firstLine(test.failureMessages[0])}`),
  );
  return { passed: numPassedTests, failed };
}

function playwrightCounts({ stats, suites, errors = [] }) {
  const failed = suites
    .flatMap(specsOf)
    .flatMap(({ title, file, line, tests }) =>
      tests
        .filter(({ status }) => status === "unexpected")
        .map(({ results }) => `${file}:${line} › ${title}: ${firstLine(results.at(-1)?.error?.message)}`),
    );
  return {
    passed: stats.expected + stats.flaky,
    failed: [...failed, ...errors.map(({ message }) => firstLine(message))],
  };
}

function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}

function firstLine(message = "") {
  return message.split("\n")[0];
}

/** The stories twice on one world: jobs on PostgreSQL, then the browser's journeys again with jobs on Redis. */
async function journeys() {
  const browser = where("chromium") ?? where("chromium-browser") ?? where("google-chrome");
  const env = { E2E_DATA_DIR: join(reports, "world"), ...(browser && { CHROMIUM_PATH: browser }) };
  tests("journeys in a browser, jobs on PostgreSQL", "playwright", ["test"], playwrightCounts, env);
  const port = 20_000 + (process.pid % 20_000);
  const redis = spawn(
    where("redis-server") ?? "redis-server",
    ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", reports],
    { stdio: "ignore" },
  );
  try {
    const more = { ...env, E2E_PORT: "4174", REDIS_URL: `redis://127.0.0.1:${port}` };
    tests("journeys in a browser, jobs on Redis", "playwright", ["test", "e2e/journeys"], playwrightCounts, more);
  } finally {
    redis.kill();
  }
}

/** Chromium for the journeys and redis-server for the queue's contract, from the system where that is possible. */
function installEngines() {
  const wanted = [
    ...(has("redis-server") ? [] : ["redis-server"]),
    ...(isQuick || ["chromium", "chromium-browser", "google-chrome"].some(has) ? [] : ["chromium"]),
  ];
  if (wanted.length === 0) return;
  heading(`installing ${wanted.join(" and ")}`);
  const isRoot = process.getuid?.() === 0;
  if (isRoot && has("apt-get")) {
    run("apt-get", ["update", "-qq"]);
    if (
      run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...wanted], {
        DEBIAN_FRONTEND: "noninteractive",
      })
    )
      return;
  }
  if (wanted.includes("chromium")) run("playwright", ["install", "chromium"]);
}

function has(program) {
  return where(program) !== undefined;
}

function where(program) {
  return (process.env.PATH ?? "")
    .split(":")
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path));
}
