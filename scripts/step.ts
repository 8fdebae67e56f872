import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

/** One command of a test run. report: where its runner leaves a JSON report, from which the tests are counted; without one the step itself is the test. */
export type Step = {
  name: string;
  command: string[];
  report?: string;
  env?: Record<string, string>;
  quiet?: boolean;
};
export type Outcome = { name: string; passed: number; failed: number; skipped: number; seconds: number };

/** A step that hangs is a failed one, and not for the machine that runs us to find out. */
const stepTimeout = 70 * 60_000;

const root = resolve(import.meta.dirname, "..");
const reports = join(root, ".next", "reports");

/** All tests of one of vitest's projects. */
export function vitest(name: string, project: string): Step {
  const report = join(reports, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return { name, command: ["vitest", "run", "--project", project, ...reporters], report };
}

/** All tests of Playwright. */
export function playwright(name: string, env: Record<string, string>): Step {
  const report = join(reports, "browser.json");
  const command = ["playwright", "test", "--reporter=list,json"];
  return { name, command, report, env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report } };
}

/** What was not even tried counts as failed. */
export const notRun = (name: string): Outcome => ({ name, passed: 0, failed: 1, skipped: 0, seconds: 0 });

/** Runs a step and counts it. A quiet step speaks only when it fails. */
export async function runStep({ name, command, report, env, quiet }: Step): Promise<Outcome> {
  const began = performance.now();
  mkdirSync(reports, { recursive: true });
  if (report) rmSync(report, { force: true });
  if (!quiet) console.log(`\n── ${name}`);
  const { code, output } = await run(command, env, quiet);
  if (quiet && code !== 0) console.log(`\n── ${name}\n${output}`);
  const seconds = (performance.now() - began) / 1000;
  const counted = report ? readReport(report) : { passed: code === 0 ? 1 : 0, failed: 0, skipped: 0 };
  // A runner may fail without a failed test: a file that does not load, an error outside, no report at all.
  const failed = counted?.failed || (code === 0 && counted ? 0 : 1);
  return { name, passed: counted?.passed ?? 0, failed, skipped: counted?.skipped ?? 0, seconds };
}

/** The closing table and, as the very last line, the sum. Sets the exit code. */
export function summarise(outcomes: Outcome[]): void {
  console.log("");
  for (const outcome of outcomes) {
    const verdict = outcome.failed ? "FAILED" : "ok";
    const seconds = outcome.seconds.toFixed(1).padStart(7);
    console.log(`${verdict.padEnd(7)} ${outcome.name.padEnd(18)} ${seconds} s   ${count(outcome)}`);
  }
  const total = (key: "passed" | "failed" | "skipped") =>
    outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
  process.exitCode = total("failed") > 0 ? 1 : 0;
  console.log(`\n${count({ passed: total("passed"), failed: total("failed"), skipped: total("skipped") })}`);
}

function count({ passed, failed, skipped }: Pick<Outcome, "passed" | "failed" | "skipped">): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

function run([program = "", ...args]: string[], env: Step["env"], quiet = false) {
  const path = [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter);
  const stdio = quiet ? "pipe" : "inherit";
  return new Promise<{ code: number; output: string }>((done) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env, PATH: path },
      stdio: ["ignore", stdio, stdio],
      timeout: stepTimeout,
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk: Buffer) => {
        output += chunk;
      });
    child.once("error", (error) => done({ code: 1, output: error.message }));
    child.once("close", (code) => done({ code: code ?? 1, output }));
  });
}

/** The JSON of vitest or of Playwright; null when the runner left none that can be read. */
function readReport(path: string): Pick<Outcome, "passed" | "failed" | "skipped"> | null {
  try {
    const { stats, ...vitest } = JSON.parse(readFileSync(path, "utf8")) as {
      numPassedTests: number;
      numFailedTests: number;
      numPendingTests: number;
      stats?: { expected: number; unexpected: number; flaky: number; skipped: number };
    };
    return stats
      ? { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }
      : { passed: vitest.numPassedTests, failed: vitest.numFailedTests, skipped: vitest.numPendingTests };
  } catch {
    return null;
  }
}
