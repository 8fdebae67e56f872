import { eq, sql } from "drizzle-orm";
import { announce } from "#db/announce.ts";
import { readArticlesNaming, shownIn } from "#db/article-places.ts";
import { audit } from "#db/audit.ts";
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
  answerShows(rows[0] ? tags.author(rows[0].id) : tags.missing());
  return rows[0] ?? null;
}

export type AuthorInput = Pick<typeof authors.$inferInsert, "slug" | "name"> &
  Partial<
    Pick<typeof authors.$inferInsert, "jobTitle" | "bio" | "beats" | "contactEmail" | "links" | "portraitId">
  >;

/** What articles show of those who wrote them. */
const IN_BYLINE = ["name", "jobTitle", "bio"] as const;

/** Makes an author or changes the one at this slug; what is not given stays. */
export function saveAuthor(publisher: Publisher, input: AuthorInput, tx?: Transaction): Promise<number> {
  return within(tx, async (tx) => {
    requireSlug(input.slug);
    const [before] = await tx
      .select({ name: authors.name, jobTitle: authors.jobTitle, bio: authors.bio })
      .from(authors)
      .where(eq(authors.slug, input.slug));
    const [saved] = await tx
      .insert(authors)
      .values(input)
      .onConflictDoUpdate({ target: authors.slug, set: input })
      .returning({ id: authors.id });
    const id = saved?.id ?? 0;
    const inByline =
      before && IN_BYLINE.some((word) => input[word] !== undefined && input[word] !== before[word]);
    const shown = inByline ? shownIn(await readArticlesNaming(tx, { authorId: id })) : { hard: [], soft: [] };
    announce(tx, {
      hard: [tags.author(id), ...(before ? [] : [tags.missing()]), ...shown.hard],
      soft: shown.soft,
    });
    await audit(tx, publisher, {
      action: "save",
      subject: "author",
      subjectId: id,
      detail: { slug: input.slug },
    });
    return id;
  });
}
