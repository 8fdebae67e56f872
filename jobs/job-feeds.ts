import { type JobFeed, listJobFeeds, noteFetchFailure, takeJobs } from "#db/job-feeds.ts";
import { grantSystem } from "#lib/grant.ts";
import { FEED_TYPES, FeedError, parseJobFeed } from "#lib/job-feed.ts";
import { log } from "#lib/log.ts";
import type { System } from "#lib/proof.ts";
import { FetchFailure, type SafeFetchOptions, safeFetch } from "#lib/safe-fetch.ts";

/**
 * Once an hour, and when an editor asks for it: what the feeds of job ads offer now. One that fails leaves its ads
 * as they are, and says why on the desk.
 * @param options tests ask a listener on their own machine
 */
export async function fetchJobFeeds(options: Pick<SafeFetchOptions, "allowLoopback"> = {}): Promise<void> {
  const system = grantSystem("job feeds");
  await Promise.all((await listJobFeeds()).map((feed) => fetchFeed(system, feed, options)));
}

async function fetchFeed(
  system: System,
  feed: JobFeed,
  options: Pick<SafeFetchOptions, "allowLoopback">,
): Promise<void> {
  try {
    const { url, body } = await safeFetch(feed.url, { accept: FEED_TYPES, ...options });
    await takeJobs(system, { feed, jobs: parseJobFeed(body, url).jobs });
  } catch (error) {
    const fault = faultOf(error);
    if (!fault) throw error;
    log().warn({ url: feed.url, ...fault }, "a feed of job ads could not be fetched");
    await noteFetchFailure(system, { url: feed.url, ...fault });
  }
}

function faultOf(error: unknown): { problem: string; detail: string } | null {
  if (error instanceof FetchFailure) return { problem: error.fault, detail: error.detail };
  return error instanceof FeedError ? { problem: "format", detail: "" } : null;
}
