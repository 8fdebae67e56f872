import { startDatabase } from "#bench/database.ts";
import { benchDigests } from "#bench/mail-digests.ts";
import { benchLinks } from "#bench/mail-links.ts";
import { benchMatching } from "#bench/mail-matching.ts";
import { benchSending } from "#bench/mail-sending.ts";
import { onStage } from "#bench/stage.ts";

const ARTICLES = 5_000;

/** What subscribers cost: finding whom an article concerns, putting digests together, sending, and the links in mails. */
export async function benchMail(): Promise<void> {
  await onStage(async (keep) => {
    const ground = await startDatabase(keep, { articles: ARTICLES });
    await benchMatching();
    await benchDigests();
    await benchSending(keep, ground);
    await benchLinks(keep, ground);
  });
}
