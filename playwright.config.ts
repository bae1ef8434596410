import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

/** The journeys run against a real start of their own: own data folder, own port, everything on loopback. */
process.env["E2E_DATA_DIR"] ??= mkdtempSync(join(tmpdir(), "cho-que-e2e-"));
const port = Number(process.env["E2E_PORT"] ?? 4173);
const browser = process.env["CHROMIUM_PATH"];

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // One shop, one day: the stories share a world, so they are told one after the other.
  workers: 1,
  // A machine that is busy with others may miss a time limit once; a story that fails twice is broken.
  retries: process.env["CI"] ? 1 : 0,
  fullyParallel: false,
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 360, height: 640 },
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    actionTimeout: 30_000,
    launchOptions: {
      ...(browser && { executablePath: browser }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: "bin/start",
    url: `http://127.0.0.1:${port}/readyz`,
    timeout: 420_000,
    reuseExistingServer: process.env["E2E_REUSE"] === "1",
    gracefulShutdown: { signal: "SIGINT", timeout: 45_000 },
    env: {
      ...{ PORT: String(port), HOST: "127.0.0.1", DATA_DIR: process.env["E2E_DATA_DIR"] },
      // What a bank proves itself with in the story of a transfer.
      SEPAY_API_KEY: "sepay-key-for-stories-0123",
    },
  },
});
