import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check } from "#scripts/check.ts";
import { ensureChromium } from "#scripts/chromium.ts";
import { type Outcome, reports, runStep, type Step, summarise } from "#scripts/step.ts";

const dbReport = join(reports, "db.json");
const browserReport = join(reports, "browser.json");

const database: Step = {
  name: "database tests",
  command: [
    "vitest",
    "run",
    "--project",
    "db",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${dbReport}`,
  ],
  report: dbReport,
};
const build: Step = { name: "build", command: ["node", "scripts/build.ts"] };
const browser: Step = {
  name: "browser tests",
  command: ["playwright", "test", "--reporter=list,json"],
  report: browserReport,
  env: { PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport },
};

const outcomes: Outcome[] = [...(await check()), await runStep(database), await runStep(build)];
const built = outcomes.at(-1)?.failed === 0;
outcomes.push(built ? await runBrowser() : { name: "browser tests", passed: 0, failed: 1, seconds: 0 });
summarise(outcomes);

async function runBrowser(): Promise<Outcome> {
  const dataDir = mkdtempSync(join(tmpdir(), "depesche-e2e-"));
  try {
    const env = { ...browser.env, CHROMIUM_PATH: ensureChromium(), E2E_DATA_DIR: dataDir };
    return await runStep({ ...browser, env });
  } catch (error) {
    console.error((error as Error).message);
    return { name: browser.name, passed: 0, failed: 1, seconds: 0 };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
