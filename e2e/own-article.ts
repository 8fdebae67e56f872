import { createArticle, publishArticle } from "#db/article-writes.ts";
import { getSite } from "#db/site.ts";
import { addressOf, hoursAgo, operator, paragraphs } from "#db/testing/rows.ts";
import { joinPortalDatabase } from "#e2e/signed-in.ts";

/** A word that nobody else has written. */
export const mark = (): string => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;

/** An article that no other test writes under; old enough to lead nothing. */
export async function ownArticle(word: string): Promise<{ id: number; path: string }> {
  await joinPortalDatabase();
  const [section] = (await getSite()).sections;
  if (!section) throw new Error("The demo content has sections.");
  const input = { title: `${word} ${mark()}`, body: paragraphs("Ein Satz."), sectionId: section.id };
  const id = await createArticle(operator, input);
  await publishArticle(operator, id, { publishedAt: hoursAgo(60), related: false });
  return { id, path: `/${(await addressOf(id)).join("/")}` };
}
