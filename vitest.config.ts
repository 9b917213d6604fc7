// The test runs: beside the code, under faults, and in a browser. One database server for all, one database per test file.
import { defineConfig } from "vitest/config";

const shared = { globalSetup: ["tests/support/server.ts"], testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  test: {
    maxWorkers: 2,
    env: { TZ: "UTC", LOG_LEVEL: "silent" },
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: "unit",
          include: [
            "src/**/*.test.{ts,tsx}",
            "tools/**/*.test.ts",
            "tests/data/**/*.test.ts",
            "db/**/*.test.ts",
            "db/worlds/**/*.test.ts",
            "tests/access/**/*.test.ts",
          ],
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "faults",
          include: ["tests/faults/**/*.test.ts"],
          testTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "journeys",
          // One after the other in one process: they share the browser and its tabs.
          isolate: false,
          expect: { poll: { timeout: 20_000 } },
          globalSetup: [...shared.globalSetup, "tests/journeys/support/setup.ts"],
          include: ["tests/journeys/**/*.test.ts"],
          testTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
