import { type ChildProcess, spawn } from "node:child_process";
import { childrenOf, cpuOf, residentBytes } from "#bench/process-figures.ts";

type Options = {
  port: number;
  env: Record<string, string>;
  /** Default: this Node. */
  command?: string;
  /** Orders go to it and reports come from it (process.send). */
  orders?: boolean;
};

/** A machine whose cores are busy with something else takes its time. */
const READY_WITHIN_MS = 180_000;
/** Whoever has not ended by then is killed: nothing outlives its measurement. */
const STOPPED_WITHIN_MS = 15_000;

/** A server that is measured: a process of its own that answers at `origin`. */
export class Contender {
  readonly origin: string;
  readonly process: ChildProcess;

  constructor(args: string[], { port, env, command = process.execPath, orders = false }: Options) {
    this.origin = `http://127.0.0.1:${port}`;
    this.process = spawn(command, args, {
      stdio: ["ignore", "ignore", "inherit", ...(orders ? (["ipc"] as const) : [])],
      env: {
        ...process.env,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        PORT: String(port),
        ...env,
      },
    });
  }

  /** Waits until `path` answers 200. @throws when the process ends or three minutes pass */
  async ready(path: string): Promise<void> {
    const deadline = Date.now() + READY_WITHIN_MS;
    while (Date.now() < deadline) {
      if (this.ended) throw new Error(`The contender at ${this.origin} ended before it was ready.`);
      const response = await fetch(this.origin + path).catch(() => null);
      if (response?.ok) return;
      await new Promise((done) => setTimeout(done, 200));
    }
    throw new Error(`The contender at ${this.origin} was not ready within three minutes.`);
  }

  /** Processor time that the process itself has used, in milliseconds. NaN where the system does not say. */
  cpu(): number {
    return cpuOf(this.pid);
  }

  /** The same with that of its running children: of a master that has workers serve. */
  cpuOfFamily(): number {
    return childrenOf(this.pid).reduce((sum, child) => sum + cpuOf(child), this.cpu());
  }

  /** Memory that it holds, in bytes. NaN where the system does not say. */
  memory(): number {
    return residentBytes(this.pid);
  }

  async stop(): Promise<void> {
    if (this.ended) return;
    const ended = new Promise((done) => this.process.once("exit", done));
    this.process.kill("SIGTERM");
    const late = setTimeout(() => this.process.kill("SIGKILL"), STOPPED_WITHIN_MS);
    await ended;
    clearTimeout(late);
  }

  private get pid(): number {
    return this.process.pid ?? 0;
  }

  private get ended(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null || this.pid === 0;
  }
}
