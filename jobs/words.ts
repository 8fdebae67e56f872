import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { indexMissing } from "#db/relearn.ts";
import { grantSystem } from "#lib/grant.ts";
import { log } from "#lib/log.ts";

/** In one run; the next one goes on. */
const MOST = 50_000;

/** Search finds every article that readers see: also those that came in before the index was what it is. */
export async function indexWhatIsMissing(): Promise<void> {
  const articles = await indexMissing(grantSystem("words"), { most: MOST });
  if (articles > 0) log().info({ articles }, "indexed for search");
}

/**
 * Once a night: takes compounds apart by the words that the newsroom has by now, and learns which words go together. In a
 * process of its own, since learning takes a processor for as long as it takes, and pages are rendered in this one.
 */
export async function learnVocabulary(): Promise<void> {
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/learn-words.ts"]);
  log().info({ said: stdout.trim() }, "vocabulary");
}
