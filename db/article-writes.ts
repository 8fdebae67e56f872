import { eq, sql } from "drizzle-orm";
import { announcing, announcingPast } from "#db/announce-articles.ts";
import { closeAddress, leaveAddress, requireAddress, takeAddress } from "#db/article-addresses.ts";
import { type ArticleInput, toColumns } from "#db/article-fields.ts";
import { copyPublished, setAuthors, setMedia, setTopics } from "#db/article-links.ts";
import { indexWords } from "#db/article-words.ts";
import { audit } from "#db/audit.ts";
import type { Transaction } from "#db/client.ts";
import { markPublished } from "#db/counting-marks.ts";
import { linkEmbeds } from "#db/embeds.ts";
import { takeTurn } from "#db/publication-turn.ts";
import { enqueue } from "#db/queue.ts";
import { forgetRelated, relateLater } from "#db/related-refresh.ts";
import { forgetReasons } from "#db/related-rows.ts";
import { saveRevision } from "#db/revisions.ts";
import { articles } from "#db/schema/articles.ts";
import { freeSlug, requireSlug, type SlugSpace } from "#db/slugs.ts";
import { storyThatIsThere } from "#db/stories.ts";
import { leaveTranslations } from "#db/translations.ts";
import { within } from "#db/within.ts";
import type { Publisher, Writer } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { slugify } from "#lib/slug.ts";

/** What an article without a single letter in its headline is called in its address. */
const NAMELESS = "artikel";

type Row = typeof articles.$inferInsert & { title: string; body: unknown };

/**
 * Makes a draft. A slug that is taken gets "-2", "-3" …
 * @returns the new article's id
 * @throws BodyError, Refusal
 */
export function createArticle(
  publisher: Publisher | Writer,
  input: ArticleInput,
  tx?: Transaction,
): Promise<number> {
  return within(tx, async (tx) => {
    const { columns, mediaIds } = toColumns(input);
    const wanted = input.slug ?? (slugify(input.title) || NAMELESS);
    requireSlug(wanted);
    const id = await insert(tx, { ...input, ...columns, slug: wanted, createdBy: publisher.userId });
    await setAuthors(tx, id, input.authors ?? []);
    await setTopics(tx, id, input.topicIds ?? []);
    await setMedia(tx, id, mediaIds ?? []);
    await linkEmbeds(tx, [id]);
    await saveRevision(tx, publisher, id);
    await audit(tx, publisher, {
      action: "create",
      subject: "article",
      subjectId: id,
      detail: { title: input.title },
    });
    return id;
  });
}

async function insert(tx: Transaction, { slug: wanted, ...row }: Row & { slug: string }): Promise<number> {
  const space: SlugSpace = { articlesOf: row.sectionId };
  for (;;) {
    const slug = await freeSlug(tx, space, wanted);
    const [made] = await tx
      .insert(articles)
      .values({ ...row, slug })
      .onConflictDoNothing({ target: [articles.sectionId, articles.slug] })
      .returning({ id: articles.id });
    if (made) return made.id;
  }
}

export type PublishOptions = {
  /** Default: when it was first live, else now. */
  publishedAt?: Date;
  /** Last substantive change since, for content that has a past. */
  updatedAt?: Date;
  /** false: the caller computes related news for many at once afterwards (refreshRelated); search finds it at once. */
  related?: boolean;
};

/** Puts an article before the readers. One that is live stays as it is. @throws Refusal */
export function publishArticle(
  publisher: Publisher,
  id: number,
  { publishedAt, updatedAt, related = true, tx }: PublishOptions & { tx?: Transaction } = {},
): Promise<void> {
  return within(tx, async (tx) => {
    await takeTurn(tx);
    const before = await lockArticle(tx, id);
    if (before.state === "live") return;
    // What comes in with a past is no news.
    const tell = publishedAt === undefined ? announcing : announcingPast;
    await tell(tx, id, async () => {
      await tx.execute(sql`
        UPDATE articles SET state = 'live', scheduled_for = NULL, withdrawn_at = NULL, withdrawn_reason = NULL, touched_at = now(),
          published_at = coalesce(${publishedAt?.toISOString() ?? null}::timestamptz, published_at, now()),
          substantive_updated_at = coalesce(${updatedAt?.toISOString() ?? null}::timestamptz, substantive_updated_at)
        WHERE id = ${id}`);
      await copyPublished(tx, id);
      await takeAddress(tx, before);
      await markPublished(tx, id);
      await linkEmbeds(tx, [id]);
      await indexWords(tx, [id], { isCompared: related });
    });
    if (related) await relateLater(tx, { changed: [id] });
    if (related && publishedAt === undefined) await enqueue(tx, "alerts", { articleId: id });
    await audit(tx, publisher, {
      action: "publish",
      subject: "article",
      subjectId: id,
      detail: { title: before.title },
    });
    // What is out for the first time and is of now is told; what has a past was told elsewhere.
    if (!before.publishedAt && !publishedAt) await enqueue(tx, "push", { articleId: id });
  });
}

/** Takes an article back: its address answers 410 from now on, as do its old ones. @throws Refusal */
export function withdrawArticle(
  publisher: Publisher,
  id: number,
  { reason, tx }: { reason: string; tx?: Transaction },
): Promise<void> {
  return within(tx, async (tx) => {
    await takeTurn(tx);
    const before = await lockArticle(tx, id);
    if (before.state !== "live") throw new Refusal("not-found", `article ${id} is not live`);
    await announcing(tx, id, async () => {
      await tx.execute(sql`
        UPDATE articles SET state = 'withdrawn', withdrawn_at = now(), withdrawn_reason = ${reason}, touched_at = now()
        WHERE id = ${id}`);
      await copyPublished(tx, id);
      await closeAddress(tx, before);
      await forgetRelated(tx, [id]);
    });
    await audit(tx, publisher, { action: "withdraw", subject: "article", subjectId: id, detail: { reason } });
  });
}

export type UpdateOptions = {
  /** A change of what is said: raises the date that readers and search engines see (A5). */
  substantive: boolean;
  /** The version that was edited; an older one than the stored is refused. */
  version?: number;
  why?: string;
  tx?: Transaction;
};

/** Saves changes. A new slug or section leaves a redirect behind once the article has been public. @throws BodyError, Refusal */
export function updateArticle(
  publisher: Publisher,
  id: number,
  { changes, substantive, version, why, tx }: UpdateOptions & { changes: Partial<ArticleInput> },
): Promise<void> {
  return within(tx, async (tx) => {
    await takeTurn(tx);
    const before = await lockArticle(tx, id);
    if (version !== undefined && version !== before.version)
      throw new Refusal("changed-meanwhile", `article ${id} is at version ${before.version}`);
    const { columns, mediaIds } = toColumns(changes);
    const address = { sectionId: changes.sectionId ?? before.sectionId, slug: changes.slug ?? before.slug };
    await requireAddress(tx, id, address);
    await announcing(tx, id, async () => {
      const live = before.state === "live";
      await leaveTranslations(tx, id, columns.language);
      await tx
        .update(articles)
        .set({
          ...columns,
          ...storyThatIsThere(columns.storyId),
          version: before.version + 1,
          touchedAt: sql`now()`,
          ...(live && substantive ? { substantiveUpdatedAt: sql`now()` } : {}),
        })
        .where(eq(articles.id, id));
      if (changes.authors) await setAuthors(tx, id, changes.authors);
      if (changes.topicIds) await setTopics(tx, id, changes.topicIds);
      if (mediaIds) await setMedia(tx, id, mediaIds);
      if (mediaIds) await linkEmbeds(tx, [id]);
      const moved = address.slug !== before.slug || address.sectionId !== before.sectionId;
      if (moved && before.publishedAt)
        await leaveAddress(tx, id, { from: before, to: await lockArticle(tx, id) });
      if (live) await indexWords(tx, [id]);
      if (live) await forgetReasons(tx, [id]);
    });
    if (before.state === "live") await relateLater(tx, { changed: [id] });
    await saveRevision(tx, publisher, id, why);
    await audit(tx, publisher, {
      action: "update",
      subject: "article",
      subjectId: id,
      detail: { substantive, fields: Object.keys(changes) },
    });
  });
}

type Locked = {
  state: (typeof articles.$inferSelect)["state"];
  version: number;
  sectionId: number;
  slug: string;
  sectionSlug: string;
  title: string;
  publishedAt: string | null;
};

async function lockArticle(tx: Transaction, id: number): Promise<Locked> {
  const { rows } = await tx.execute<Locked>(sql`
    SELECT a.state, a.version, a.section_id AS "sectionId", a.slug, s.slug AS "sectionSlug", a.title,
      a.published_at AS "publishedAt"
    FROM articles a JOIN sections s ON s.id = a.section_id WHERE a.id = ${id} FOR UPDATE OF a`);
  if (!rows[0]) throw new Refusal("not-found", `article ${id}`);
  return rows[0];
}
