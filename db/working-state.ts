import { eq, sql } from "drizzle-orm";
import type { Held } from "#db/article-access.ts";
import { requireAddress } from "#db/article-addresses.ts";
import { type ArticleInput, toColumns } from "#db/article-fields.ts";
import { setAuthors, setMedia, setTopics } from "#db/article-links.ts";
import type { Transaction } from "#db/client.ts";
import { linkEmbeds } from "#db/embeds.ts";
import { articles } from "#db/schema/articles.ts";
import { storyThatIsThere } from "#db/stories.ts";
import { leaveTranslations } from "#db/translations.ts";
import type { ArticleContent } from "#lib/article-content.ts";
import type { Writer } from "#lib/proof.ts";
import { isWorkedOnDirectly } from "#lib/workflow.ts";

/**
 * Writes into what the newsroom works on, in a transaction that holds the article: into the article itself while no
 * reader sees it, else into the copy beside it. Raising the version is the caller's.
 * @throws BodyError, Refusal
 */
export async function writeWorkingState(
  writer: Writer,
  held: Held,
  changes: Partial<ArticleContent>,
  tx: Transaction,
): Promise<void> {
  if (isWorkedOnDirectly(held.state)) await writeInto(tx, held, toInput(changes));
  else await writeCopy(tx, writer, held, changes);
}

/** Moments become dates. */
export function toInput({
  embargoUntil,
  unpublishAt,
  plannedFor,
  ...rest
}: Partial<ArticleContent>): Partial<ArticleInput> {
  const dated = Object.entries({ embargoUntil, unpublishAt, plannedFor }).flatMap(([name, given]) =>
    given === undefined ? [] : [[name, given === null ? null : new Date(given)]],
  );
  return { ...rest, ...Object.fromEntries(dated) };
}

async function writeInto(
  tx: Transaction,
  { id, sectionId, slug }: Held,
  changes: Partial<ArticleInput>,
): Promise<void> {
  const { columns, mediaIds } = toColumns(changes);
  if (changes.sectionId !== undefined || changes.slug !== undefined)
    await requireAddress(tx, id, { sectionId: changes.sectionId ?? sectionId, slug: changes.slug ?? slug });
  await leaveTranslations(tx, id, columns.language);
  await tx
    .update(articles)
    .set({ ...columns, ...storyThatIsThere(columns.storyId), touchedAt: sql`now()` })
    .where(eq(articles.id, id));
  if (changes.authors) await setAuthors(tx, id, changes.authors);
  if (changes.topicIds) await setTopics(tx, id, changes.topicIds);
  if (mediaIds) await setMedia(tx, id, mediaIds);
  if (mediaIds) await linkEmbeds(tx, [id]);
}

async function writeCopy(
  tx: Transaction,
  writer: Writer,
  { id }: Held,
  changes: Partial<ArticleContent>,
): Promise<void> {
  // Whatever would not be taken when it is published is said now.
  toColumns(toInput(changes));
  await tx.execute(sql`
    INSERT INTO article_copies (article_id, changes, saved_by) VALUES (${id}, ${JSON.stringify(changes)}::jsonb, ${writer.userId})
    ON CONFLICT (article_id) DO UPDATE SET changes = article_copies.changes || excluded.changes,
      saved_by = excluded.saved_by, saved_at = now()`);
}
