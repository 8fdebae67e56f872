import { defineConfig } from "vitest/config";

const everywhere = ["**/node_modules/**", ".next/**", ".data/**", "e2e/**"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...everywhere, "db/**"],
          env: { LOG_LEVEL: "silent" },
          // Some start a process or work on pictures, and a busy machine is slow at both.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "db",
          include: ["db/**/*.test.ts"],
          exclude: everywhere,
          globalSetup: ["db/testing/postgres.ts"],
          setupFiles: ["db/testing/own-database.ts"],
          pool: "forks",
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
