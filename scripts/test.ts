import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check } from "#scripts/check.ts";
import { ensureChromium } from "#scripts/chromium.ts";
import { notRun, type Outcome, playwright, runStep, summarise, vitest } from "#scripts/step.ts";

const outcomes: Outcome[] = [
  ...(await check()),
  await runStep(vitest("corpus tests", "corpus")),
  await runStep(vitest("database tests", "db")),
];
const build = await runStep({ name: "build", command: ["node", "scripts/build.ts"] });
summarise([...outcomes, build, build.failed ? notRun("browser tests") : await runBrowser("browser tests")]);

async function runBrowser(name: string): Promise<Outcome> {
  const dataDir = mkdtempSync(join(tmpdir(), "depesche-e2e-"));
  try {
    return await runStep(playwright(name, { CHROMIUM_PATH: ensureChromium(), E2E_DATA_DIR: dataDir }));
  } catch (error) {
    console.error((error as Error).message);
    return notRun(name);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
