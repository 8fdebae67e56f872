import { defineConfig } from "vitest/config";

const everywhere = ["**/node_modules/**", ".next/**", ".data/**", "e2e/**"];
/** What needs a Postgres: the tests of db/ and jobs/, and the one of the whole process. */
const onPostgres = ["db/**/*.test.ts", "jobs/**/*.test.ts", "server.test.ts"];
/** What tries a rule on files that others made, by the hundred, or on megabytes: too long for every save. */
const onCorpora = ["**/*.corpus.test.ts", "lib/body/{hostile,limits}.test.ts"];

export default defineConfig({
  test: {
    // Vitest would leave a core free, which is half of a small machine.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "unit",
          // Rules keep no state, so files may share what they import: half the time.
          isolate: false,
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...everywhere, ...onPostgres, ...onCorpora],
          env: { LOG_LEVEL: "silent" },
          // Some start a process or work on pictures, and a busy machine is slow at both.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "corpus",
          include: onCorpora,
          exclude: everywhere,
          env: { LOG_LEVEL: "silent" },
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "db",
          include: onPostgres,
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
