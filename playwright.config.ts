import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { freePort } from "#db/embedded/postmaster.ts";
import { launchOptions } from "#e2e/launch.ts";
import { LOOKS } from "#e2e/usable.ts";

// Playwright reads this file in every worker: what is chosen once travels in the environment.
process.env.E2E_PORT ??= `${await freePort()}`;
process.env.E2E_DATA_DIR ??= mkdtempSync(join(tmpdir(), "depesche-e2e-"));
// Tests sign people in themselves, and read what was sealed.
process.env.AUTH_SECRET ??= randomBytes(32).toString("hex");
const { E2E_PORT, E2E_DATA_DIR, AUTH_SECRET } = process.env;
const baseURL = `http://127.0.0.1:${E2E_PORT}`;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // A second try is reported as flaky: a slow machine must not fail a build, a wrong program fails twice.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL,
    locale: "de-DE",
    timezoneId: "Europe/Berlin",
    // Recording costs a tenth of the time: only what is tried again is recorded.
    trace: process.env.CI ? "on-first-retry" : "retain-on-failure",
    launchOptions: launchOptions(),
  },
  // Reader pages are documents: the same walk with scripts and without. What needs scripts to look (axe, the
  // keyboard, storage) runs once.
  projects: [
    { name: "js" },
    {
      name: "no-js",
      use: { javaScriptEnabled: false },
      grepInvert: new RegExp(LOOKS),
      testIgnore:
        /accessibility|machines|freshness|outage|documents|nginx|mail|hostile|bucket|vgwort-pixel|old-tab|push-jobs|pings|subscribers-desk|bounces\.spec|addresses|audit-site|newsletter|heads|translations|search-flood/,
    },
  ],
  // The production server with the demo content, on the build that is there: `npm run build` comes first.
  webServer: {
    command: "node .next/portal/server.mjs",
    url: `${baseURL}/readyz`,
    timeout: 120_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    stdout: "pipe",
    env: {
      PORT: E2E_PORT,
      HOST: "127.0.0.1",
      SITE_URL: baseURL,
      AUTH_SECRET,
      SITE_NAME: "",
      SITE_LOCALE: "",
      DATA_DIR: E2E_DATA_DIR,
      DATABASE_URL: "",
      DEMO: "1",
    },
  },
});
