import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

/** One command of a test run. report: where its runner leaves a JSON report, from which the tests are counted; without one the step itself is the test. */
export type Step = {
  name: string;
  command: string[];
  report?: string;
  env?: Record<string, string>;
  quiet?: boolean;
};
export type Outcome = { name: string; passed: number; failed: number; seconds: number };

const root = resolve(import.meta.dirname, "..");
export const reports = join(root, ".next", "reports");

/** Runs a step and counts it. A quiet step speaks only when it fails. */
export async function runStep({ name, command, report, env, quiet }: Step): Promise<Outcome> {
  const began = performance.now();
  mkdirSync(reports, { recursive: true });
  if (report) rmSync(report, { force: true });
  if (!quiet) console.log(`\n── ${name}`);
  const { code, output } = await run(command, env, quiet);
  if (quiet && code !== 0) console.log(`\n── ${name}\n${output}`);
  const seconds = (performance.now() - began) / 1000;
  const counted = report ? readReport(report) : { passed: code === 0 ? 1 : 0, failed: 0 };
  // A runner may fail without a failed test: a file that does not load, an error outside.
  const failed = counted.failed || (code === 0 ? 0 : 1);
  return { name, passed: counted.passed, failed, seconds };
}

/** The closing table and, as the very last line, the sum. Sets the exit code. */
export function summarise(outcomes: Outcome[]): void {
  console.log("");
  for (const { name, passed, failed, seconds } of outcomes) {
    const verdict = failed ? "FAILED" : "ok";
    console.log(
      `${verdict.padEnd(7)} ${name.padEnd(24)} ${`${passed} passed`.padStart(12)} ${`${failed} failed`.padStart(10)} ${seconds.toFixed(1).padStart(7)} s`,
    );
  }
  const total = (key: "passed" | "failed") => outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
  process.exitCode = total("failed") > 0 ? 1 : 0;
  console.log(`\n${total("passed")} passed, ${total("failed")} failed`);
}

function run([program = "", ...args]: string[], env: Step["env"], quiet = false) {
  const path = [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter);
  const stdio = quiet ? "pipe" : "inherit";
  return new Promise<{ code: number; output: string }>((done) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env, PATH: path },
      stdio: ["ignore", stdio, stdio],
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

/** The JSON of vitest or of Playwright. */
function readReport(path: string): { passed: number; failed: number } {
  if (!existsSync(path)) return { passed: 0, failed: 0 };
  const report = JSON.parse(readFileSync(path, "utf8")) as {
    numPassedTests?: number;
    numFailedTests?: number;
    stats?: { expected: number; unexpected: number; flaky: number };
    errors?: unknown[];
  };
  if (!report.stats) return { passed: report.numPassedTests ?? 0, failed: report.numFailedTests ?? 0 };
  return { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected };
}
