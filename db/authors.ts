import { eq, sql } from "drizzle-orm";
import { announceWearing } from "#db/announce-names.ts";
import { audit } from "#db/audit.ts";
import { announce } from "#db/changes.ts";
import { db, type Transaction } from "#db/client.ts";
import { authors } from "#db/schema/authors.ts";
import { requireSlug } from "#db/slugs.ts";
import { within } from "#db/within.ts";
import { answerShows } from "#lib/answer.ts";
import type { Publisher } from "#lib/proof.ts";
import { tags } from "#lib/tags.ts";

export type Author = {
  id: number;
  slug: string;
  name: string;
  jobTitle: string;
  bio: string;
  beats: string[];
  contactEmail: string | null;
  links: { label: string; url: string }[];
};

export async function getAuthor(slug: string): Promise<Author | null> {
  const { rows } = await db().execute<Author>(sql`
    SELECT w.id, w.slug, w.name, w.job_title AS "jobTitle", w.bio, w.beats,
      w.contact_email AS "contactEmail", w.links
    FROM authors w WHERE w.slug = ${slug}`);
  const found = rows[0] ?? null;
  answerShows(found ? tags.author(found.id) : tags.missing());
  return found;
}

export type AuthorInput = Pick<typeof authors.$inferInsert, "slug" | "name"> &
  Partial<
    Pick<typeof authors.$inferInsert, "jobTitle" | "bio" | "beats" | "contactEmail" | "links" | "portraitId">
  >;

/** Makes an author or changes the one at this slug; what is not given stays. */
export function saveAuthor(publisher: Publisher, input: AuthorInput, tx?: Transaction): Promise<number> {
  return within(tx, async (tx) => {
    requireSlug(input.slug);
    // What an article says of its authors.
    const said = { name: authors.name, jobTitle: authors.jobTitle, bio: authors.bio };
    const [before] = await tx.select(said).from(authors).where(eq(authors.slug, input.slug)).for("update");
    const [saved] = await tx
      .insert(authors)
      .values(input)
      .onConflictDoUpdate({ target: authors.slug, set: input })
      .returning({ id: authors.id, ...said });
    const { id = 0, ...after } = saved ?? {};
    announce(tx, { hard: [before ? tags.author(id) : tags.missing()] });
    if (before && JSON.stringify(before) !== JSON.stringify(after))
      await announceWearing(tx, sql`SELECT x.article_id FROM article_authors x WHERE x.author_id = ${id}`);
    await audit(tx, publisher, {
      action: "save",
      subject: "author",
      subjectId: id,
      detail: { slug: input.slug },
    });
    return id;
  });
}
