import { readFileSync } from "node:fs";

/** Whether a process runs under this number, whoever owns it. One that ended but was never collected (a container without an init) does not run. */
export function processRuns(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return !["Z", "X"].includes(processFields(pid)?.[0] ?? "");
}

/** Clock ticks since boot at which a process began, as text: tells it from a later one with its number. null without /proc. */
export function processStart(pid: number): string | null {
  return processFields(pid)?.[19] ?? null;
}

/** The program and its arguments, empty for one that has ended; null without /proc. */
export function processCommand(pid: number): string[] | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").slice(0, -1);
  } catch {
    return process.platform === "linux" ? [] : null;
  }
}

/** The fields of proc_pid_stat(5) from the third, the state, on: what comes before may hold anything. */
function processFields(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null;
  }
}
