import { sql } from "drizzle-orm";
import { type Database, db } from "#db/client.ts";
import { BodyError, parseBody } from "#lib/body/schema.ts";
import { countInBody } from "#lib/body/without-name.ts";
import { findNames, type NameFinder } from "#lib/names-in-text.ts";
import type { Publisher } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

type Asker = Pick<Database, "execute">;

/** How often a name stands where. */
export type NamePlaces = {
  /** Headline, short headline, standfirst, key points, texts for search engines. */
  head: number;
  /** Text and captions in it. */
  body: number;
  pictures: number;
  corrections: number;
  entries: number;
  /** Kept versions that have it. */
  revisions: number;
  /** Comments that have it; they stay. */
  comments: number;
  /** 1 where the article's address is made of it; it stays. */
  address: number;
};

export type NamedTexts = {
  title: string;
  shortTitle: string;
  standfirst: string;
  keyPoints: string[];
  leadCaption: string | null;
  seoTitle: string;
  seoDescription: string;
  body: unknown;
};

/** What the newsroom wrote of an article. @throws Refusal not-found */
export async function readNamed(
  tx: Asker,
  articleId: number,
): Promise<NamedTexts & { state: string; slug: string }> {
  const { rows } = await tx.execute<NamedTexts & { state: string; slug: string }>(sql`
    SELECT a.state, a.slug, a.title, a.short_title AS "shortTitle", a.standfirst, a.key_points AS "keyPoints",
      a.lead_caption AS "leadCaption", a.seo_title AS "seoTitle", a.seo_description AS "seoDescription", a.body
    FROM articles a WHERE a.id = ${articleId}`);
  if (!rows[0]) throw new Refusal("not-found", `article ${articleId}`);
  return rows[0];
}

/** Where a name stands, before anything is done. The asking is not kept anywhere. @throws Refusal not-found */
export const findNamePlaces = (
  _: Publisher,
  articleId: number,
  names: readonly string[],
): Promise<NamePlaces> => readPlaces(db(), articleId, findNames(names, ""));

export async function readPlaces(tx: Asker, articleId: number, name: NameFinder): Promise<NamePlaces> {
  const article = await readNamed(tx, articleId);
  const { rows } = await tx.execute<{
    pictures: string[];
    corrections: string[];
    entries: { title: string; body: unknown }[];
  }>(sql`
    SELECT
      (SELECT coalesce(json_agg(m.alt || E'\n' || m.caption), '[]') FROM media m WHERE m.id IN (
        SELECT x.media_id FROM article_media x WHERE x.article_id = ${articleId}
        UNION SELECT a.lead_media_id FROM articles a WHERE a.id = ${articleId})) AS pictures,
      (SELECT coalesce(json_agg(c.text), '[]') FROM corrections c WHERE c.article_id = ${articleId}) AS corrections,
      (SELECT coalesce(json_agg(json_build_object('title', l.title, 'body', l.body)), '[]')
        FROM live_entries l WHERE l.article_id = ${articleId}) AS entries`);
  const { pictures = [], corrections = [], entries = [] } = rows[0] ?? {};
  const { title, shortTitle, standfirst, keyPoints, seoTitle, seoDescription, leadCaption, body } = article;
  const count = (texts: string[]) => name.count(texts.join("\n\u2029\n"));
  return {
    address: name.isInSlug(article.slug) ? 1 : 0,
    head: count([title, shortTitle, standfirst, ...keyPoints, seoTitle, seoDescription]),
    body: countStored(body, name) + name.count(leadCaption ?? ""),
    pictures: count(pictures),
    corrections: count(corrections),
    entries: entries.reduce((sum, entry) => sum + name.count(entry.title) + countStored(entry.body, name), 0),
    revisions: await countRows(
      tx,
      sql`SELECT snapshot AS value FROM revisions WHERE article_id = ${articleId}`,
      name,
    ),
    comments: await countRows(
      tx,
      sql`SELECT body AS value FROM comments WHERE article_id = ${articleId} AND state IN ('approved', 'pending')`,
      name,
    ),
  };
}

function countStored(body: unknown, name: NameFinder): number {
  try {
    return countInBody(parseBody(body), name);
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    return name.count(JSON.stringify(body));
  }
}

type Query = ReturnType<typeof sql>;

async function countRows(tx: Asker, query: Query, name: NameFinder): Promise<number> {
  const { rows } = await tx.execute<{ value: unknown }>(query);
  return rows.filter(({ value }) => countAny(value, name) > 0).length;
}

function countAny(value: unknown, name: NameFinder): number {
  if (typeof value === "string") return name.count(value);
  const { body, ...rest } = (value ?? {}) as { body?: unknown };
  return countStored(body, name) + name.count(JSON.stringify(rest));
}
