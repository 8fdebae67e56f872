import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { log } from "#lib/log.ts";

/**
 * Once a night: learns from the newsroom's decisions. In a process of its own, since learning takes a processor for
 * as long as it takes, and pages are rendered in this one.
 */
export async function trainClassifier(): Promise<void> {
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/make-classifier.ts"]);
  log().info({ said: stdout.trim() }, "classifier");
}
