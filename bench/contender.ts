import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** Clock ticks a second as Linux counts a process's time (USER_HZ, proc(5)). */
const TICKS = 100;

/** A server that is measured: a process of its own that answers at `origin`. */
export class Contender {
  readonly origin: string;
  private readonly child: ChildProcess;

  constructor(args: string[], { port, env }: { port: number; env: Record<string, string> }) {
    this.origin = `http://127.0.0.1:${port}`;
    this.child = spawn(process.execPath, args, {
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        ...process.env,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        PORT: String(port),
        ...env,
      },
    });
  }

  /** Waits until `path` answers 200. @throws when the process ends or a minute passes */
  async ready(path: string): Promise<void> {
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline) {
      if (this.child.exitCode !== null)
        throw new Error(`The contender at ${this.origin} ended before it was ready.`);
      const response = await fetch(this.origin + path).catch(() => null);
      if (response?.ok) return;
      await new Promise((done) => setTimeout(done, 200));
    }
    throw new Error(`The contender at ${this.origin} was not ready within a minute.`);
  }

  /** Processor time that the process itself has used, in milliseconds: user and system (proc(5), stat). */
  cpu(): number {
    const stat = readFileSync(`/proc/${this.child.pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = new Promise((done) => this.child.once("exit", done));
    this.child.kill("SIGTERM");
    await ended;
  }
}
