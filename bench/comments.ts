import { measureAccepting } from "#bench/accepting-comments.ts";
import { ask } from "#bench/ask.ts";
import type { Contender } from "#bench/contender.ts";
import { startDatabase } from "#bench/database.ts";
import { type DeskArticle, newestArticles } from "#bench/desk.ts";
import { countKept } from "#bench/keeping-comments.ts";
import { startPortal } from "#bench/portal.ts";
import { onStage } from "#bench/stage.ts";
import { paths } from "#lib/paths.ts";

/** How long a comment takes to be accepted, and whether one is lost or doubled when a process dies under it. */
export async function benchComments(): Promise<void> {
  await onStage(async (keep) => {
    const ground = await startDatabase(keep);
    const portal = await startPortal(keep, ground);
    const articles = await openArticles(portal);
    await measureAccepting(portal, articles);
    await portal.stop();
    await countKept(keep, { ground, articles });
  });
}

/** Those of the newest that may be written under. */
async function openArticles({ origin }: Contender): Promise<DeskArticle[]> {
  const open: DeskArticle[] = [];
  for (const article of await newestArticles(30)) {
    const html = (await ask(origin + article.path)).text();
    if (html.includes(`action="${paths.comments()}"`)) open.push(article);
  }
  return open;
}
