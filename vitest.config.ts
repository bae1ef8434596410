import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = {
  "~": fileURLToPath(new URL("./app", import.meta.url)),
  "#test": fileURLToPath(new URL("./test-support", import.meta.url)),
};

export default defineConfig({
  resolve: { alias },
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
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
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
