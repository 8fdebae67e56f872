import { eq, sql } from "drizzle-orm";
import { announceWearing } from "#db/announce-names.ts";
import { audit } from "#db/audit.ts";
import { carryFollowers } from "#db/carry-followers.ts";
import { announce } from "#db/changes.ts";
import { db, type Transaction, transaction } from "#db/client.ts";
import { enqueue } from "#db/queue.ts";
import { topics } from "#db/schema/topics.ts";
import { leavePath } from "#db/section-addresses.ts";
import { requireSlug } from "#db/slugs.ts";
import { saveTopic } from "#db/topics.ts";
import { hasWords } from "#db/word-search.ts";
import type { Publisher } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { slugify } from "#lib/slug.ts";
import { tags } from "#lib/tags.ts";

/** Lines on one page. */
const PAGE = 50;
const LONGEST_NAME = 80;

export type TopicLine = { id: number; slug: string; name: string; articleCount: number };
export type TopicFilter = { words: string; after: { count: number; id: number } | null };

/** Topics by how much there is about them. @returns a page, and where the next one begins; null at the end */
export async function listTopics({
  words,
  after,
}: TopicFilter): Promise<{ lines: TopicLine[]; after: string | null }> {
  const { rows } = await db().execute<TopicLine>(sql`
    SELECT t.id, t.slug, t.name, t.article_count AS "articleCount" FROM topics t
    WHERE t.merged_into IS NULL
      ${words ? sql`AND ${hasWords(sql`t.name`, words)}` : sql``}
      ${after ? sql`AND (t.article_count, t.id) < (${after.count}, ${after.id})` : sql``}
    ORDER BY ${words ? sql`t.article_count + 0` : sql`t.article_count`} DESC, t.id DESC LIMIT ${PAGE + 1}`);
  const lines = rows.slice(0, PAGE);
  const last = lines.at(-1);
  return { lines, after: rows.length > PAGE && last ? `${last.articleCount}-${last.id}` : null };
}

export type TopicDetails = TopicLine & { intro: string; mergedInto: number | null };

/** What a topic's form shows, of a merged one too; null when there is none. */
export async function getTopicDetails(id: number): Promise<TopicDetails | null> {
  const [row] = await db()
    .select({
      id: topics.id,
      slug: topics.slug,
      name: topics.name,
      intro: topics.intro,
      articleCount: topics.articleCount,
      mergedInto: topics.mergedInto,
    })
    .from(topics)
    .where(eq(topics.id, id));
  return row ?? null;
}

/** @throws Refusal when name or address do not do */
export function createTopic(publisher: Publisher, input: { name: string; slug: string }): Promise<number> {
  return transaction(async (tx) => {
    const name = requireName(input.name);
    const slug = input.slug || slugify(name);
    await requireFree(tx, slug, 0);
    await tx.execute(sql`DELETE FROM redirects WHERE from_path = ${`/topic/${slug}`}`);
    return saveTopic(publisher, { slug, name }, tx);
  });
}

/** Changes a topic; its old address leads to the new one. @throws Refusal */
export function changeTopic(
  publisher: Publisher,
  id: number,
  input: { name: string; slug: string; intro: string },
): Promise<void> {
  return transaction(async (tx) => {
    const before = await lockTopic(tx, id);
    const name = requireName(input.name);
    const slug = input.slug || before.slug;
    await requireFree(tx, slug, id);
    await tx.update(topics).set({ name, slug, intro: input.intro }).where(eq(topics.id, id));
    announce(tx, { hard: [tags.topic(id)] });
    if (slug !== before.slug) await leavePath(tx, `/topic/${before.slug}`, `/topic/${slug}`);
    if (slug !== before.slug || name !== before.name) {
      announce(tx, { hard: [tags.list("topics")], soft: [tags.list("sitemap")] });
      await announceWearing(tx, aboutTopic(id));
    }
    if (name !== before.name) await enqueue(tx, "words", { topicId: id });
    await audit(tx, publisher, { action: "save", subject: "topic", subjectId: id, detail: { slug } });
  });
}

/**
 * Two topics become one: articles carry over, the old address leads to the one that stays.
 * @param into its name or the last part of its address
 * @returns the id of the one that stays
 * @throws Refusal when there is no other of that name
 */
export function mergeTopic(publisher: Publisher, id: number, into: string): Promise<number> {
  return transaction(async (tx) => {
    await lockTopic(tx, id);
    const { rows } = await tx.execute<{ id: number; slug: string }>(sql`
      SELECT t.id, t.slug FROM topics t
      WHERE (t.slug = ${into} OR lower(t.name) = lower(${into})) AND t.merged_into IS NULL AND t.id <> ${id}
      ORDER BY t.slug = ${into} DESC, t.id LIMIT 1 FOR UPDATE`);
    const [target] = rows;
    if (!target) throw new Refusal("merge-target", into);
    await announceWearing(tx, aboutTopic(id));
    await tx.execute(sql`
      INSERT INTO article_topics (article_id, topic_id, position, published_at)
      SELECT x.article_id, ${target.id}, x.position, x.published_at FROM article_topics x WHERE x.topic_id = ${id}
      ON CONFLICT (article_id, topic_id) DO NOTHING`);
    await tx.execute(sql`DELETE FROM article_topics x WHERE x.topic_id = ${id}`);
    for (const table of ["promos", "job_ads", "books", "banners"])
      await tx.execute(sql`UPDATE ${sql.raw(table)} SET topic_id = ${target.id} WHERE topic_id = ${id}`);
    await carryFollowers(tx, "topic", { from: id, to: target.id });
    await tx.execute(sql`
      UPDATE topics t SET merged_into = ${target.id}, article_count = 0 WHERE t.id = ${id} OR t.merged_into = ${id}`);
    await tx.execute(sql`
      UPDATE topics t SET article_count = (
        SELECT count(*) FROM article_topics x WHERE x.topic_id = t.id AND x.published_at IS NOT NULL)
      WHERE t.id = ${target.id}`);
    await enqueue(tx, "words", { topicId: target.id });
    announce(tx, {
      hard: [tags.topic(id), tags.topic(target.id), tags.missing(), tags.list("topics"), tags.promotions()],
      soft: [tags.list("sitemap")],
    });
    const detail = { merged: true, into: target.slug };
    await audit(tx, publisher, { action: "save", subject: "topic", subjectId: id, detail });
    return target.id;
  });
}

const aboutTopic = (id: number) => sql`SELECT x.article_id FROM article_topics x WHERE x.topic_id = ${id}`;

async function lockTopic(tx: Transaction, id: number): Promise<{ slug: string; name: string }> {
  const { rows } = await tx.execute<{ slug: string; name: string }>(sql`
    SELECT t.slug, t.name FROM topics t WHERE t.id = ${id} AND t.merged_into IS NULL FOR UPDATE`);
  if (!rows[0]) throw new Refusal("not-found", `topic ${id}`);
  return rows[0];
}

function requireName(given: string): string {
  const name = given.normalize("NFC").replace(/\s+/g, " ").trim();
  if (name === "") throw new Refusal("name-missing", "topic");
  if (name.length > LONGEST_NAME) throw new Refusal("text-too-long", "topic");
  return name;
}

/** A merged topic keeps its address: it leads to the one that took its place. */
async function requireFree(tx: Transaction, slug: string, id: number): Promise<void> {
  requireSlug(slug);
  const { rowCount } = await tx.execute(sql`SELECT FROM topics t WHERE t.slug = ${slug} AND t.id <> ${id}`);
  if (rowCount) throw new Refusal("slug-taken", slug);
}
