import { createHmac } from "node:crypto";
import { authSecret } from "#lib/auth-secret.ts";
import { absolute, paths } from "#lib/paths.ts";

/** What one call may name (indexnow.org, "Submitting set of URLs"). */
export const INDEXNOW_MOST_URLS = 10_000;

/**
 * What proves to search engines that a call is the portal's own: it stands in a file of that name. Follows from the
 * portal's secret, so that all machines have the same and nothing is to be set up.
 */
export const indexNowKey = (): string =>
  createHmac("sha256", authSecret()).update("indexnow").digest("hex").slice(0, 32);

/** What is posted. @param urls absolute, of this portal, INDEXNOW_MOST_URLS at most */
export function indexNowBody(siteUrl: string, urls: readonly string[]): string {
  const key = indexNowKey();
  return JSON.stringify({
    host: new URL(siteUrl).host,
    key,
    keyLocation: absolute(siteUrl, paths.indexNowKey(key)),
    urlList: urls,
  });
}
