import { sql } from "drizzle-orm";
import { announceWearing } from "#db/announce-names.ts";
import { audit } from "#db/audit.ts";
import { announce } from "#db/changes.ts";
import { db, type Transaction, transaction } from "#db/client.ts";
import { enqueue } from "#db/queue.ts";
import { leavePath } from "#db/section-addresses.ts";
import { requireSlug } from "#db/slugs.ts";
import { hasWords } from "#db/word-search.ts";
import type { AuthorDetails } from "#lib/author-details.ts";
import type { Publisher } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { slugify } from "#lib/slug.ts";
import { tags } from "#lib/tags.ts";

/** Lines on one page. */
const PAGE = 50;

export type AuthorLine = { id: number; slug: string; name: string; jobTitle: string; isGuest: boolean };

/** Bylines, the newest first. @returns a page, and where the next one begins; null at the end */
export async function listAuthors(filter: {
  words: string;
  after: number | null;
}): Promise<{ lines: AuthorLine[]; after: number | null }> {
  const { rows } = await db().execute<AuthorLine>(sql`
    SELECT w.id, w.slug, w.name, w.job_title AS "jobTitle", w.guest_since IS NOT NULL AS "isGuest" FROM authors w
    WHERE true
      ${filter.words ? sql`AND ${hasWords(sql`w.name`, filter.words)}` : sql``}
      ${filter.after ? sql`AND w.id < ${filter.after}` : sql``}
    ORDER BY ${filter.words ? sql`w.id + 0` : sql`w.id`} DESC LIMIT ${PAGE + 1}`);
  const lines = rows.slice(0, PAGE);
  return { lines, after: rows.length > PAGE ? (lines.at(-1)?.id ?? null) : null };
}

/** What an author's form shows; null when there is none. */
export async function getAuthorDetails(id: number): Promise<AuthorDetails | null> {
  const { rows } = await db().execute<AuthorDetails>(sql`
    SELECT w.name, w.slug, w.job_title AS "jobTitle", w.bio, w.beats, coalesce(w.contact_email, '') AS "contactEmail",
      w.links, coalesce((SELECT u.email FROM users u WHERE u.id = w.user_id), '') AS account,
      w.guest_since IS NOT NULL AS "isGuest"
    FROM authors w WHERE w.id = ${id}`);
  return rows[0] ?? null;
}

/** @throws Refusal when the address is taken or is none */
export function createAuthor(publisher: Publisher, input: { name: string; slug: string }): Promise<number> {
  return transaction(async (tx) => {
    const slug = input.slug || slugify(input.name);
    await requireFree(tx, slug, 0);
    const { rows } = await tx.execute<{ id: number }>(sql`
      INSERT INTO authors (slug, name) VALUES (${slug}, ${input.name}) RETURNING id`);
    const id = rows[0]?.id ?? 0;
    await tx.execute(sql`DELETE FROM redirects WHERE from_path = ${`/author/${slug}`}`);
    announce(tx, { hard: [tags.missing()] });
    await audit(tx, publisher, { action: "add", subject: "author", subjectId: id, detail: { slug } });
    return id;
  });
}

/** Changes an author; the old address leads to the new one. @throws Refusal */
export function changeAuthor(publisher: Publisher, id: number, input: AuthorDetails): Promise<void> {
  return transaction(async (tx) => {
    const { rows } = await tx.execute<{ slug: string; name: string }>(sql`
      SELECT w.slug, w.name FROM authors w WHERE w.id = ${id} FOR UPDATE`);
    const before = rows[0];
    if (!before) throw new Refusal("not-found", `author ${id}`);
    const slug = input.slug || before.slug;
    await requireFree(tx, slug, id);
    const userId = await accountOf(tx, id, input.account);
    await tx.execute(sql`
      UPDATE authors SET name = ${input.name}, slug = ${slug}, job_title = ${input.jobTitle}, bio = ${input.bio},
        beats = ${sql.param(input.beats)}::text[], contact_email = ${input.contactEmail || null},
        links = ${JSON.stringify(input.links)}::jsonb, user_id = ${userId},
        guest_since = CASE WHEN ${input.isGuest} THEN coalesce(guest_since, now()) END
      WHERE id = ${id}`);
    if (slug !== before.slug) await leavePath(tx, `/author/${before.slug}`, `/author/${slug}`);
    if (input.name !== before.name) await enqueue(tx, "words", { authorId: id });
    announce(tx, { hard: [tags.author(id)], soft: [tags.list("sitemap")] });
    await announceWearing(tx, sql`SELECT x.article_id FROM article_authors x WHERE x.author_id = ${id}`);
    await audit(tx, publisher, { action: "save", subject: "author", subjectId: id, detail: { slug } });
  });
}

/** The account of the newsroom that an address belongs to; null for none. */
async function accountOf(tx: Transaction, id: number, email: string): Promise<number | null> {
  if (email === "") return null;
  const { rows } = await tx.execute<{ id: number; held: boolean }>(sql`
    SELECT u.id, EXISTS (SELECT FROM authors w WHERE w.user_id = u.id AND w.id <> ${id}) AS held
    FROM users u WHERE lower(u.email) = lower(${email}) AND u.role <> 'reader' LIMIT 1`);
  if (!rows[0]) throw new Refusal("account-unknown", email);
  if (rows[0].held) throw new Refusal("account-held", email);
  return rows[0].id;
}

async function requireFree(tx: Transaction, slug: string, id: number): Promise<void> {
  requireSlug(slug);
  const { rowCount } = await tx.execute(sql`SELECT FROM authors w WHERE w.slug = ${slug} AND w.id <> ${id}`);
  if (rowCount) throw new Refusal("slug-taken", slug);
}
