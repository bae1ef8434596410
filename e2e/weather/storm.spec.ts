import { spawnSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import { invariants } from "../kill/under-fire";

/** `npm run storm` in small; bench/README.md has the figures of the large one. */
test("a storm of shuffled, repeated and forged words of VNPAY: each has its effect once, and no forgery passes", ({
  baseURL,
}) => {
  test.setTimeout(180_000);
  const data = process.env["E2E_DATA_DIR"] ?? ".data";
  const options = ["--base", String(baseURL), "--data", data, "--callbacks", "600"];
  const { stderr, stdout, status } = spawnSync("npm", ["run", "-s", "storm", "--", ...options], { encoding: "utf8" });
  test.info().annotations.push({ type: "storm", description: stdout });
  expect(stderr + stdout).toContain("every word had its effect exactly once");
  expect(status).toBe(0);
  expect(invariants()).toContain(" hold, 0 broken");
});
