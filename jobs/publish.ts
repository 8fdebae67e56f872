import { publishDue } from "#db/publish-due.ts";
import { grantSystem } from "#lib/grant.ts";
import { log } from "#lib/log.ts";
import { LATE_PUBLICATION_SECONDS } from "#lib/workflow.ts";

/**
 * At the moment that was fixed, and every minute besides: a process that was down, or a clock that was put forward,
 * makes an article late and never lost. What is late is said aloud (I5).
 */
export async function publishWhatIsDue(): Promise<void> {
  const { published, refused, withdrawn } = await publishDue(grantSystem("schedule"));
  for (const { id, lateSeconds } of published) {
    const isLate = lateSeconds > LATE_PUBLICATION_SECONDS;
    log()[isLate ? "error" : "info"]({ article: id, lateSeconds }, isLate ? "published late" : "published");
  }
  for (const { id, why } of refused)
    log().error({ article: id, why }, "not published: it is due and may not go out");
  for (const id of withdrawn) log().info({ article: id }, "withdrawn as planned");
}
