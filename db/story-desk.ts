import { eq, type SQL, sql } from "drizzle-orm";
import { announceWearing } from "#db/announce-names.ts";
import { audit } from "#db/audit.ts";
import { announce } from "#db/changes.ts";
import { db, type Transaction, transaction } from "#db/client.ts";
import { stories } from "#db/schema/topics.ts";
import { leavePath } from "#db/section-addresses.ts";
import { requireSlug } from "#db/slugs.ts";
import { saveStory } from "#db/stories.ts";
import { hasWords } from "#db/word-search.ts";
import type { Publisher } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { slugify } from "#lib/slug.ts";
import type { StoryFilter } from "#lib/story-filter.ts";
import { tags } from "#lib/tags.ts";

/** Lines on one page. */
const PAGE = 50;
const LONGEST_TITLE = 120;

export type StoryLine = {
  id: number;
  slug: string;
  title: string;
  /** All of them, in whichever state. */
  articleCount: number;
  /** Of the last one that readers see or will see. */
  lastAt: string | null;
  isOpen: boolean;
};

/** Stories, the newest first. @returns a page, and where the next one begins; null at the end */
export async function listStories({
  words,
  state,
  after,
}: StoryFilter): Promise<{ lines: StoryLine[]; after: number | null }> {
  const narrowed: SQL[] = [
    ...(words ? [hasWords(sql`st.title`, words)] : []),
    ...(state === "open" ? [sql`st.closed_at IS NULL`] : []),
    ...(state === "closed" ? [sql`st.closed_at IS NOT NULL`] : []),
    ...(after ? [sql`st.id < ${after}`] : []),
  ];
  const { rows } = await db().execute<StoryLine>(sql`
    SELECT st.id, st.slug, st.title, st.closed_at IS NULL AS "isOpen",
      (SELECT count(*)::int FROM articles a WHERE a.story_id = st.id) AS "articleCount",
      (SELECT max(a.published_at) FROM articles a WHERE a.story_id = st.id AND a.state = 'live') AS "lastAt"
    FROM stories st WHERE ${sql.join([sql`true`, ...narrowed], sql` AND `)}
    ORDER BY ${words ? sql`st.id + 0` : sql`st.id`} DESC LIMIT ${PAGE + 1}`);
  const lines = rows.slice(0, PAGE);
  return { lines, after: rows.length > PAGE ? (lines.at(-1)?.id ?? null) : null };
}

export type StoryDetails = {
  id: number;
  slug: string;
  title: string;
  intro: string;
  closedAt: string | null;
  articleCount: number;
};

/** What a story's form shows; null when there is none. */
export async function getStoryDetails(id: number): Promise<StoryDetails | null> {
  const { rows } = await db().execute<StoryDetails>(sql`
    SELECT st.id, st.slug, st.title, st.intro, st.closed_at AS "closedAt",
      (SELECT count(*)::int FROM articles a WHERE a.story_id = st.id) AS "articleCount"
    FROM stories st WHERE st.id = ${id}`);
  return rows[0] ?? null;
}

/** @throws Refusal when title or address do not do */
export function createStory(publisher: Publisher, input: { title: string; slug: string }): Promise<number> {
  return transaction(async (tx) => {
    const title = requireTitle(input.title);
    const slug = input.slug || slugify(title);
    await requireFree(tx, slug, 0);
    await tx.execute(sql`DELETE FROM redirects WHERE from_path = ${pathOf(slug)}`);
    return saveStory(publisher, { slug, title }, tx);
  });
}

/** Changes a story; its old address leads to the new one. @throws Refusal */
export function changeStory(
  publisher: Publisher,
  id: number,
  input: { title: string; slug: string; intro: string },
): Promise<void> {
  return transaction(async (tx) => {
    const before = await lockStory(tx, id);
    const title = requireTitle(input.title);
    const slug = input.slug || before.slug;
    await requireFree(tx, slug, id);
    await tx.update(stories).set({ title, slug, intro: input.intro }).where(eq(stories.id, id));
    announce(tx, { hard: [tags.story(id)] });
    if (slug !== before.slug) {
      await leavePath(tx, pathOf(before.slug), pathOf(slug));
      announce(tx, { soft: [tags.list("sitemap")] });
    }
    if (slug !== before.slug || title !== before.title)
      await announceWearing(tx, sql`SELECT x.id FROM articles x WHERE x.story_id = ${id}`);
    await audit(tx, publisher, { action: "save", subject: "story", subjectId: id, detail: { slug } });
  });
}

/** Says that nothing more is expected, or that it goes on after all; once said, said again changes nothing. @throws Refusal */
export function closeStory(publisher: Publisher, id: number, isClosed: boolean): Promise<void> {
  return transaction(async (tx) => {
    const { closedAt } = await lockStory(tx, id);
    if ((closedAt !== null) === isClosed) return;
    await tx.execute(sql`
      UPDATE stories SET closed_at = ${isClosed ? sql`now()` : sql`NULL`} WHERE id = ${id}`);
    announce(tx, { hard: [tags.story(id)] });
    await audit(tx, publisher, {
      action: isClosed ? "close" : "reopen",
      subject: "story",
      subjectId: id,
    });
  });
}

type Locked = { slug: string; title: string; closedAt: string | null };

async function lockStory(tx: Transaction, id: number): Promise<Locked> {
  const { rows } = await tx.execute<Locked>(sql`
    SELECT st.slug, st.title, st.closed_at AS "closedAt" FROM stories st WHERE st.id = ${id} FOR UPDATE`);
  if (!rows[0]) throw new Refusal("not-found", `story ${id}`);
  return rows[0];
}

/** As `redirects` keeps it: not percent-encoded. */
const pathOf = (slug: string) => `/story/${slug}`;

function requireTitle(given: string): string {
  const title = given.normalize("NFC").replace(/\s+/g, " ").trim();
  if (title === "") throw new Refusal("name-missing", "story");
  if (title.length > LONGEST_TITLE) throw new Refusal("text-too-long", "story");
  return title;
}

async function requireFree(tx: Transaction, slug: string, id: number): Promise<void> {
  requireSlug(slug);
  const { rowCount } = await tx.execute(
    sql`SELECT FROM stories st WHERE st.slug = ${slug} AND st.id <> ${id}`,
  );
  if (rowCount) throw new Refusal("slug-taken", slug);
}
