import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CONNECTIONS, type Load, type LoadOptions } from "#bench/load-terms.ts";
import { runProgram } from "#bench/program.ts";

/** Milliseconds in the units that wrk prints. */
const UNITS: Record<string, number> = { us: 0.001, ms: 1, s: 1000, m: 60_000 };
const GRACE_MS = 30_000;

/** @param wrk path of the program */
export async function loadWithWrk(
  wrk: string,
  origin: string,
  { paths, seconds, accept }: LoadOptions,
): Promise<Load> {
  const folder = mkdtempSync(join(tmpdir(), "depesche-wrk-"));
  try {
    const script = join(folder, "paths.lua");
    writeFileSync(script, askInTurn(paths));
    const many = paths.length > 1 ? ["-s", script] : [];
    const args = ["-t1", `-c${CONNECTIONS}`, `-d${seconds}s`, "--timeout", "30s", "--latency"];
    const output = await runProgram(
      wrk,
      [...args, ...many, "-H", `Accept-Encoding: ${accept}`, `${origin}${paths[0] ?? "/"}`],
      { within: seconds * 1000 + GRACE_MS },
    );
    return read(output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Requests are made once: the load shall cost little beside what it measures. */
function askInTurn(paths: readonly string[]): string {
  return `
local asked, at = {}, 0
function init()
  for _, path in ipairs({ ${paths.map((path) => JSON.stringify(path)).join(", ")} }) do
    asked[#asked + 1] = wrk.format("GET", path)
  end
end
function request()
  at = at % #asked + 1
  return asked[at]
end
`;
}

function read(output: string): Load {
  const number = (pattern: RegExp) => Number(pattern.exec(output)?.[1] ?? 0);
  const [, slow, unit] = /^\s+99%\s+([\d.]+)(us|ms|s|m)$/m.exec(output) ?? [];
  const broken = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(output) ?? [];
  return {
    requests: number(/(\d+) requests in/),
    perSecond: number(/Requests\/sec:\s+([\d.]+)/),
    p99: Number(slow) * (UNITS[unit ?? ""] ?? Number.NaN),
    failed: broken
      .slice(1)
      .reduce((sum, count) => sum + Number(count), number(/Non-2xx or 3xx responses: (\d+)/)),
  };
}
