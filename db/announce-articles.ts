import { announce } from "#db/changes.ts";
import type { Transaction } from "#db/client.ts";
import { queuePings } from "#db/ping-writes.ts";
import { readShown, type ShownArticle } from "#db/shown-articles.ts";
import type { Change } from "#lib/changes.ts";
import { tags } from "#lib/tags.ts";

type Changing = (tx: Transaction, articleId: number, change: () => Promise<void>) => Promise<void>;

/**
 * Runs a change of an article, and announces what it changes for readers: whatever it was, before and after tell.
 * Hubs and search engines hear of what appeared, changed in substance, moved or went.
 */
export const announcing: Changing = (tx, articleId, change) =>
  comparing(tx, { articleId, change }, async (before, after) => {
    announce(tx, changeOfArticle(before, after));
    await queuePings(tx, before, after);
  });

/** The same for what comes in with a past: to readers it is new here, to nobody else. */
export const announcingPast: Changing = (tx, articleId, change) =>
  comparing(tx, { articleId, change }, async (before, after) => {
    announce(tx, changeOfArticle(before, after));
  });

async function comparing(
  tx: Transaction,
  { articleId, change }: { articleId: number; change: () => Promise<void> },
  tell: (before: ShownArticle, after: ShownArticle) => Promise<void>,
): Promise<void> {
  const [before] = await readShown(tx, [articleId]);
  await change();
  const [after] = await readShown(tx, [articleId]);
  if (before && after) await tell(before, after);
}

/** What it means for readers that an article stood so before and stands so now. Where it was not to be seen and is not: nothing. */
export function changeOfArticle(before: ShownArticle, after: ShownArticle): Partial<Change> {
  if (after.visible) return before.visible ? changed(before, after) : appeared(after);
  return before.visible ? vanished(before) : counted(before, after);
}

/** An article that readers see from now on. */
export function appeared(article: ShownArticle): Partial<Change> {
  return {
    hard: [tags.article(article.id), tags.missing()],
    // Lists it stands in again with the views that it had.
    soft: [
      ...listsOf(article),
      tags.list("most-read"),
      ...pagesOf([...article.beside, ...article.relatedTo]),
    ],
  };
}

/** Whoever shows it names it as a teaser: their copies go with it. */
function vanished(article: ShownArticle): Partial<Change> {
  const { id } = article;
  return {
    gone: [tags.article(id), tags.teaser(id), tags.comments(id)],
    hard: [tags.missing()],
    soft: listsOf(article),
  };
}

function changed(before: ShownArticle, after: ShownArticle): Partial<Change> {
  const { id } = after;
  const sections = differing(before.sections, after.sections);
  const isPlacedAnew = sections.length > 0 || before.placing !== after.placing;
  return {
    hard: [tags.article(id)],
    soft: [
      tags.teaser(id),
      tags.list("sitemap"),
      ...pagesOf(after.beside),
      ...sections.map(tags.section),
      ...(isPlacedAnew ? [tags.list("front")] : []),
      ...topicLists(differing(before.topics, after.topics)),
      ...differing(before.authors, after.authors).map(tags.author),
      ...differing(storyOf(before), storyOf(after)).map(tags.story),
    ],
  };
}

/** A topic counts what is published, even if it is not due yet. */
function counted(before: ShownArticle, after: ShownArticle): Partial<Change> {
  const topicsOf = ({ live, topics }: ShownArticle) => (live ? topics : []);
  return { soft: topicLists(differing(topicsOf(before), topicsOf(after))) };
}

const storyOf = ({ story }: ShownArticle): number[] => (story === null ? [] : [story]);

const listsOf = (article: ShownArticle): string[] => [
  ...article.sections.map(tags.section),
  ...article.topics.map(tags.topic),
  ...article.authors.map(tags.author),
  ...storyOf(article).map(tags.story),
  ...(["latest", "front", "archive", "sitemap", "topics"] as const).map(tags.list),
  ...(article.corrected ? [tags.list("corrections")] : []),
];

const topicLists = (topics: number[]) => [
  ...topics.map(tags.topic),
  ...(topics.length > 0 ? [tags.list("topics")] : []),
];

const pagesOf = (articleIds: number[]) => articleIds.map(tags.article);

/** What stands in one of the two lists alone. */
const differing = (a: number[], b: number[]) => [
  ...a.filter((id) => !b.includes(id)),
  ...b.filter((id) => !a.includes(id)),
];
