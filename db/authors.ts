import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";

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
  return rows[0] ?? null;
}
