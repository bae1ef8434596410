// Runs every check, one after another, and counts: each static check is one, each test is one.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const isQuick = process.argv.includes("--quick");
const reports = mkdtempSync(join(tmpdir(), "cho-que-checks-"));
const sources = ["app", "jobs", "prisma", "scripts", "simulator", "bench", "e2e", "test-support"].filter((folder) =>
  existsSync(folder),
);
const total = { passed: 0, failed: 0 };

mkdirSync(".cache", { recursive: true });
heading("generated code");
run("node", ["scripts/build.mjs", ...(isQuick ? ["--only-generate"] : [])]);

check("types", "tsc", ["-p", "."]);
check("lint", "eslint", [...sources, "--cache", "--cache-location", ".cache/eslint", "--max-warnings", "0"]);
check("format", "prettier", ["--check", "--log-level", "warn", ...sources, "*.{ts,js,cjs,json}"]);
check("layers", "depcruise", [...sources, "--config", ".dependency-cruiser.cjs"]);
check("unused code", "knip", []);
tests("pure tests", "vitest", ["run", "--project", "unit"], vitestCounts);
if (!isQuick) {
  installEngines();
  tests("database and contract tests", "vitest", ["run", "--project", "database"], vitestCounts);
  if (existsSync("playwright.config.ts")) tests("journeys in a browser", "playwright", ["test"], playwrightCounts);
}
rmSync(reports, { recursive: true, force: true });
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

function check(name, command, args) {
  heading(name);
  const isGood = run(command, args);
  total[isGood ? "passed" : "failed"] += 1;
  console.log(`${isGood ? "✓" : "✗"} ${name}`);
}

/** Counts from the runner's own report; a runner that died before writing one is a failure by itself. */
function tests(name, command, args, countsOf) {
  heading(name);
  const report = join(reports, `${total.passed}-${command}.json`);
  const isVitest = command === "vitest";
  const more = isVitest
    ? ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`]
    : ["--reporter=list,json"];
  const isGood = run(command, [...args, ...more], { PLAYWRIGHT_JSON_OUTPUT_FILE: report, FORCE_COLOR: "0" });
  const counts = existsSync(report) ? countsOf(JSON.parse(readFileSync(report, "utf8"))) : { passed: 0, failed: 0 };
  total.passed += counts.passed;
  total.failed += counts.failed + (isGood || counts.failed > 0 ? 0 : 1);
  console.log(`${isGood ? "✓" : "✗"} ${name}: ${counts.passed} passed, ${counts.failed} failed`);
}

function vitestCounts({ numPassedTests, numFailedTests, testResults }) {
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}

function playwrightCounts({ stats, errors = [] }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
}

/** Chromium for the journeys and redis-server for the queue's contract, from the system where that is possible. */
function installEngines() {
  const wanted = [
    ...(has("redis-server") ? [] : ["redis-server"]),
    ...(["chromium", "chromium-browser", "google-chrome"].some(has) ? [] : ["chromium"]),
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
  return (process.env.PATH ?? "").split(":").some((folder) => existsSync(join(folder, program)));
}
