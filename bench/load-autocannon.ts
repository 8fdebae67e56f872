import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CONNECTIONS, type Load, type LoadOptions } from "#bench/load-terms.ts";
import { runProgram } from "#bench/program.ts";

const GRACE_MS = 30_000;

type Report = {
  requests: { total: number; average: number };
  latency: { p99: number };
  errors: number;
  non2xx: number;
};

export async function loadWithAutocannon(
  origin: string,
  { paths, seconds, accept }: LoadOptions,
): Promise<Load> {
  const program = createRequire(import.meta.url).resolve("autocannon/autocannon.js");
  const folder = mkdtempSync(join(tmpdir(), "depesche-autocannon-"));
  try {
    const list = join(folder, "paths.har");
    writeFileSync(list, asArchive(origin, paths));
    const args = ["-c", String(CONNECTIONS), "-d", String(seconds), "-t", "30", "--har", list, "--json"];
    const output = await runProgram(
      process.execPath,
      [program, ...args, "-H", `Accept-Encoding=${accept}`, origin],
      { within: seconds * 1000 + GRACE_MS },
    );
    const { requests, latency, errors, non2xx } = JSON.parse(output) as Report;
    return {
      requests: requests.total,
      perSecond: requests.average,
      p99: latency.p99,
      failed: errors + non2xx,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The form in which the program takes many addresses (HTTP Archive 1.2). */
function asArchive(origin: string, paths: readonly string[]): string {
  const entries = paths.map((path) => ({ request: { method: "GET", url: origin + path, headers: [] } }));
  return JSON.stringify({ log: { version: "1.2", creator: { name: "bench", version: "1" }, entries } });
}
