import { alertOf } from "#db/alerts.ts";
import { grantSystem } from "#lib/grant.ts";
import type { Jobs } from "#lib/jobs.ts";
import { log } from "#lib/log.ts";

/** Has mails written to everybody who wants to hear of such an article at once. */
export async function tellOfArticle({ articleId }: Jobs["alerts"]): Promise<void> {
  const mails = await alertOf(grantSystem("alerts"), articleId);
  if (mails > 0) log().info({ article: articleId, mails }, "alerts queued");
}
