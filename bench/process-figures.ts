import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Clock ticks a second as Linux counts a process's time (USER_HZ, proc(5)). */
const TICKS = 100;

/** Whether the system says what its processes use. Without, the figures of this file are NaN. */
const hasProc = existsSync("/proc/self/stat");

/** Processor time that a process itself has used, in milliseconds: user and system (proc(5), stat). */
export function cpuOf(pid: number): number {
  if (!hasProc) return Number.NaN;
  const fields = statOf(pid);
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
}

/** Memory that a process holds, in bytes: resident (proc(5), status). */
export function residentBytes(pid: number): number {
  if (!hasProc) return Number.NaN;
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) * 1024;
}

/** The processes that a process has started and that still run, their own ones left out. */
export function childrenOf(pid: number): number[] {
  if (!hasProc) return [];
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return all.map(Number).filter((other) => parentOf(other) === pid);
}

function parentOf(pid: number): number | null {
  try {
    return Number(statOf(pid)[1]);
  } catch {
    // It ended between the list and the look.
    return null;
  }
}

/** Fields from the third on: the name before them may hold spaces. */
function statOf(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}
