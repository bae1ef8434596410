import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = {
  "~": fileURLToPath(new URL("./app", import.meta.url)),
  "#test": fileURLToPath(new URL("./test-support", import.meta.url)),
};

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          // Limits are for tests that hang, not for machines that are busy.
          testTimeout: 60_000,
          hookTimeout: 120_000,
          include: ["{app,jobs,prisma,scripts,simulator,bench}/**/*.test.ts"],
          exclude: ["**/*.db.test.ts", "**/*.contract.test.ts", "node_modules"],
        },
      },
      {
        resolve: { alias },
        test: {
          name: "database",
          include: ["{app,jobs,prisma,scripts,simulator}/**/*.{db,contract}.test.ts"],
          exclude: ["node_modules"],
          globalSetup: ["test-support/global-setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
