import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { indexAbout, indexMissing } from "#db/index-words.ts";
import { grantSystem } from "#lib/grant.ts";
import type { Jobs } from "#lib/jobs.ts";
import { log } from "#lib/log.ts";

/** In one run; the next one goes on. */
const MOST = 50_000;

/**
 * Search finds every article that readers see, by the names that its topics, authors and section have now: also those
 * that came in before the index was what it is.
 */
export async function indexForSearch(about: Jobs["words"]): Promise<void> {
  const system = grantSystem("words");
  const isAbout = Object.keys(about).length > 0;
  const articles = isAbout ? await indexAbout(system, about) : await indexMissing(system, { most: MOST });
  if (articles > 0) log().info({ articles, ...about }, "indexed for search");
}

/**
 * Once a night: takes compounds apart by the words that the newsroom has by now, and learns which words go together. In a
 * process of its own, since learning takes a processor for as long as it takes, and pages are rendered in this one.
 */
export async function learnVocabulary(): Promise<void> {
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/make-vocabulary.ts"]);
  log().info({ said: stdout.trim() }, "vocabulary");
}
