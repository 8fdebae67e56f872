import { type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { type FeedArticles, listWhole } from "#db/feeds.ts";
import { newestWith } from "#db/saved-search.ts";
import { inSearchTurn } from "#db/search-turns.ts";
import { ids, isLive } from "#db/teasers.ts";
import type { Reading } from "#db/vocabulary.ts";
import { answerShows } from "#lib/answer.ts";
import type { Named } from "#lib/articles.ts";
import type { FeedChoice } from "#lib/feeds/choice.ts";
import { FEED_SIZE } from "#lib/feeds/feed.ts";
import { tags } from "#lib/tags.ts";
import { marks } from "#lib/words/marks.ts";
import { quote } from "#lib/words/vector.ts";

/** What a choice names, in its order. */
export type Chosen = Record<"section" | "topic" | "author" | "story", (Named & { id: number })[]>;

/** Of each topic, author and section the newest so many are looked through: what a feed costs has an end. */
const LOOKED_THROUGH = 2000;

/** @returns null when something is not called so any more, or never was */
export async function findChosen({ section, topic, author, story }: FeedChoice): Promise<Chosen | null> {
  const texts = (slugs: string[]) => sql`${sql.param(slugs)}::text[]`;
  const { rows } = await db().execute<Named & { kind: keyof Chosen; id: number; asked: string }>(sql`
    SELECT 'section' AS kind, s.id, s.slug, s.name, s.slug AS asked FROM sections s WHERE s.slug = ANY(${texts(section)})
    UNION ALL SELECT 'topic', t.id, t.slug, t.name, o.slug
      FROM topics o JOIN topics t ON t.id = coalesce(o.merged_into, o.id) WHERE o.slug = ANY(${texts(topic)})
    UNION ALL SELECT 'author', w.id, w.slug, w.name, w.slug FROM authors w WHERE w.slug = ANY(${texts(author)})
    UNION ALL SELECT 'story', st.id, st.slug, st.title, st.slug FROM stories st WHERE st.slug = ANY(${texts(story)})
    ORDER BY 1, 4`);
  answerShows(tags.missing());
  const of = (kind: keyof Chosen) =>
    rows.filter((row) => row.kind === kind).map(({ id, slug, name }) => ({ id, slug, name }));
  const known = new Set(rows.map(({ kind, asked }) => `${kind} ${asked}`));
  const asked = { section, topic, author, story };
  for (const [kind, slugs] of Object.entries(asked))
    if (slugs.some((slug) => !known.has(`${kind} ${slug}`))) return null;
  const chosen = { section: of("section"), topic: of("topic"), author: of("author"), story: of("story") };
  answerShows(
    ...chosen.section.map(({ id }) => tags.section(id)),
    ...chosen.topic.map(({ id }) => tags.topic(id)),
    ...chosen.author.map(({ id }) => tags.author(id)),
    ...chosen.story.map(({ id }) => tags.story(id)),
  );
  return chosen;
}

type Limits = {
  size?: number;
  /** Nothing that came out less than so many minutes ago. */
  delayMinutes?: number;
  /** Whether advertorials are among them. */
  paid?: boolean;
};

/** The newest articles that a choice is about; without anything chosen, the newest of all. */
export async function listChosenFeed(
  chosen: Chosen,
  words: string,
  limits: Limits = {},
): Promise<FeedArticles> {
  return listAmong(chosen, words === "" ? null : await withWords(db(), chosen, words), limits);
}

/** The same for whoever asks. @returns null where it took too long, or too many search */
export async function findChosenFeed(chosen: Chosen, words: string): Promise<FeedArticles | null> {
  if (words === "") return listAmong(chosen, null);
  const found = await inSearchTurn((tx) => withWords(tx, chosen, words));
  return found && listAmong(chosen, found);
}

/** @param found those that hold the words; null for any */
async function listAmong(
  chosen: Chosen,
  found: number[] | null,
  { size = FEED_SIZE, delayMinutes = 0, paid = true }: Limits = {},
): Promise<FeedArticles> {
  answerShows(tags.list("latest"));
  const conditions = [
    isLive,
    ...has(chosen.section, sql`a.section_id IN (SELECT id FROM beneath)`),
    ...has(chosen.story, sql`a.story_id = ANY(${idsOf(chosen.story)})`),
    ...has(
      chosen.topic,
      sql`EXISTS (SELECT FROM article_topics x WHERE x.article_id = a.id AND x.topic_id = ANY(${idsOf(chosen.topic)}))`,
    ),
    ...has(
      chosen.author,
      sql`EXISTS (SELECT FROM article_authors x WHERE x.article_id = a.id AND x.author_id = ANY(${idsOf(chosen.author)}))`,
    ),
    ...(found === null ? [] : [sql`a.id = ANY(${ids(found)})`]),
    ...(paid ? [] : [sql`a.sponsor IS NULL`]),
    ...(delayMinutes > 0
      ? [sql`greatest(a.published_at, a.embargo_until) <= now() - make_interval(mins => ${delayMinutes})`]
      : []),
  ];
  return listWhole(sql`
    WITH RECURSIVE beneath AS (${sections(chosen.section)})
    SELECT a.id FROM ${candidates(chosen)} WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY a.published_at DESC, a.id DESC LIMIT ${size}`);
}

/** The newest with these words among what is chosen. */
function withWords(reading: Reading, { section, topic, author }: Chosen, words: string): Promise<number[]> {
  const among = (["section", "topic", "author"] as const).flatMap((kind) => {
    const rows = { section, topic, author }[kind];
    return rows.length > 0 ? [`(${rows.map(({ id }) => quote(marks[kind](id))).join(" | ")})`] : [];
  });
  return newestWith(reading, words, { among: among.join(" & "), limit: LOOKED_THROUGH });
}

type Row = { id: number };
const idsOf = (rows: Row[]): SQL => ids(rows.map(({ id }) => id));
const has = (rows: Row[], condition: SQL): SQL[] => (rows.length > 0 ? [condition] : []);

/** The sections and all beneath them. */
const sections = (rows: Row[]): SQL => sql`
  SELECT s.id FROM sections s WHERE s.id = ANY(${idsOf(rows)})
  UNION SELECT s.id FROM sections s JOIN beneath ON s.parent_id = beneath.id`;

/** Where to look: the narrowest list that there is an index for. */
function candidates({ section, topic, author, story }: Chosen): SQL {
  if (story.length > 0) return sql`articles a`;
  if (topic.length > 0) return newest(sql`article_topics x WHERE x.topic_id = chosen.id`, idsOf(topic));
  if (author.length > 0) return newest(sql`article_authors x WHERE x.author_id = chosen.id`, idsOf(author));
  if (section.length > 0)
    return sql`(SELECT l.* FROM beneath CROSS JOIN LATERAL (
      SELECT n.* FROM articles n WHERE n.section_id = beneath.id AND n.state = 'live' AND n.published_at <= now()
      ORDER BY n.published_at DESC, n.id DESC LIMIT ${LOOKED_THROUGH}) l) a`;
  return sql`articles a`;
}

const newest = (from: SQL, chosen: SQL): SQL => sql`(
  SELECT DISTINCT l.article_id FROM unnest(${chosen}) AS chosen(id) CROSS JOIN LATERAL (
    SELECT x.article_id FROM ${from} AND x.published_at <= now()
    ORDER BY x.published_at DESC, x.article_id DESC LIMIT ${LOOKED_THROUGH}) l) d JOIN articles a ON a.id = d.article_id`;
