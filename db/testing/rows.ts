import { sql } from "drizzle-orm";
import type { ArticleInput } from "#db/article-fields.ts";
import { createArticle, type PublishOptions, publishArticle } from "#db/article-writes.ts";
import { db } from "#db/client.ts";
import { saveSection } from "#db/sections.ts";
import { settleRelated } from "#db/testing/related.ts";
import { saveTopic } from "#db/topics.ts";
import { grantOperator } from "#lib/grant.ts";

/** Rows of a test's own: every name is new, so tests of one file do not see each other. */
export const operator = grantOperator("test");

let made = 0;
export const fresh = (word: string) => `${word}-${++made}`;

export const HOUR = 3_600_000;
export const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR);

export const paragraphs = (...texts: string[]) => ({
  type: "doc",
  content: texts.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })),
});

/** An article that shares no word with any other, so that nothing is related to it. */
export const alone = () => ({
  title: fresh("x").replace(/\d/g, (digit) => "bcdfghklmn"[Number(digit)] ?? ""),
  standfirst: "1",
  body: paragraphs("2 3"),
});

export const makeSection = (input: Partial<Parameters<typeof saveSection>[1]> = {}) => {
  const slug = fresh("ressort");
  return saveSection(operator, { slug, name: slug, ...input });
};

export const makeTopic = (name = fresh("Thema")) => saveTopic(operator, { slug: name.toLowerCase(), name });

export async function makeAuthor(name = fresh("Autorin")): Promise<number> {
  const { rows } = await db().execute<{ id: number }>(
    sql`INSERT INTO authors (slug, name) VALUES (${name.toLowerCase()}, ${name}) RETURNING id`,
  );
  return rows[0]?.id ?? 0;
}

export async function makeMedia(columns: Record<string, unknown> = {}): Promise<number> {
  const variants = [{ format: "jpeg", width: 480, height: 270, bytes: 9, key: "ab/abcd.jpg" }];
  const row = { alt: "Ein Bild", width: 1600, height: 900, variants, rights_expire_at: null, ...columns };
  const { rows } = await db().execute<{ id: number }>(sql`
    INSERT INTO media (alt, width, height, variants, rights_expire_at)
    SELECT x.alt, x.width, x.height, x.variants, x.rights_expire_at
    FROM jsonb_to_record(${JSON.stringify(row)}::jsonb)
      AS x(alt text, width int, height int, variants jsonb, rights_expire_at timestamptz) RETURNING id`);
  return rows[0]?.id ?? 0;
}

export async function makeDraft(input: Partial<ArticleInput> = {}): Promise<number> {
  const title = fresh("Meldung");
  return createArticle(operator, {
    title,
    body: paragraphs("Ein Satz."),
    sectionId: input.sectionId ?? (await makeSection()),
    ...input,
  });
}

/** An article that readers see, published an hour ago unless told otherwise. */
export async function makeLive(
  input: Partial<ArticleInput> = {},
  options: PublishOptions = {},
): Promise<number> {
  const id = await makeDraft(input);
  await publishArticle(operator, id, { publishedAt: hoursAgo(1), related: false, ...options });
  if (options.related) await settleRelated();
  return id;
}

export async function addressOf(articleId: number): Promise<[section: string, slug: string]> {
  const { rows } = await db().execute<{ section: string; slug: string }>(sql`
    SELECT s.slug AS section, a.slug FROM articles a JOIN sections s ON s.id = a.section_id WHERE a.id = ${articleId}`);
  return [rows[0]?.section ?? "", rows[0]?.slug ?? ""];
}

/** Says whose comment it is: one that is written elsewhere has no account. */
export const signComment = (id: number, userId: number) =>
  db().execute(sql`UPDATE comments SET user_id = ${userId} WHERE id = ${id}`);
