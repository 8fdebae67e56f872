import { type SQL, sql } from "drizzle-orm";
import { updateArticle } from "#db/article-writes.ts";
import { audit } from "#db/audit.ts";
import { announce } from "#db/changes.ts";
import type { Transaction } from "#db/client.ts";
import { changeOfMedia } from "#db/media-uses.ts";
import { type NamePlaces, readNamed, readPlaces } from "#db/name-places.ts";
import { takeTurn } from "#db/publication-turn.ts";
import { forgetRelated } from "#db/related-refresh.ts";
import { within } from "#db/within.ts";
import { jsonWithoutName, storedWithoutName } from "#lib/body/without-name.ts";
import { findNames, type NameFinder } from "#lib/names-in-text.ts";
import type { Publisher } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { tags } from "#lib/tags.ts";

type Asked = { articleId: number; names: readonly string[]; word: string };

/**
 * Takes a person's name out of an article for good (N10): from text, headline, captions, corrections, live entries,
 * the words of its pictures, and from every kept version, so that no restoring brings it back. The address stays,
 * search engines are told to forget it. Comments are other people's texts and stay; they are counted.
 * The log says what was done, never the name.
 * @throws Refusal not-found, text-missing, name-in-word
 */
export function removeName(
  publisher: Publisher,
  { articleId, names, word }: Asked,
  tx?: Transaction,
): Promise<NamePlaces> {
  return within(tx, async (tx) => {
    const instead = word
      .normalize("NFC")
      .replace(/\p{Cc}+/gu, " ")
      .trim();
    if (names.length === 0 || instead === "")
      throw new Refusal("text-missing", "no name, or nothing in its place");
    const name = findNames(names, instead);
    if (name.count(name.word) > 0) throw new Refusal("name-in-word", "the name stands in what replaces it");
    await takeTurn(tx);
    const article = await readNamed(tx, articleId);
    const places = await readPlaces(tx, articleId, name);
    // Neighbours say which words they share with it.
    if (article.state === "live") await forgetRelated(tx, [articleId]);
    await clearReasons(tx, articleId);
    const { state: _, slug: __, ...texts } = article;
    await updateArticle(publisher, articleId, {
      changes: {
        ...(jsonWithoutName(texts, name) as typeof texts),
        hideFromSearchEngines: true,
        hideFromNewsSitemap: true,
      },
      substantive: false,
      tx,
    });
    await clearAround(tx, articleId, name);
    await clearPictures(tx, articleId, name);
    // Not even while the database is away may an old copy be shown.
    announce(tx, {
      gone: [tags.article(articleId), tags.teaser(articleId)],
      hard: [tags.list("corrections"), tags.list("sitemap")],
    });
    await audit(tx, publisher, {
      action: "redact",
      subject: "article",
      subjectId: articleId,
      detail: { ...places },
    });
    return places;
  });
}

/** What an editor pinned or excluded stays so; which words it shared is forgotten. */
async function clearReasons(tx: Transaction, articleId: number): Promise<void> {
  await tx.execute(sql`
    UPDATE related_articles SET reason = jsonb_set(reason, '{words}', '[]')
    WHERE article_id = ${articleId} OR related_id = ${articleId}`);
}

type Stored = { id: number; value: unknown };

/** What belongs to an article and is kept in rows of its own. */
async function clearAround(tx: Transaction, articleId: number, name: NameFinder): Promise<void> {
  const own = sql`article_id = ${articleId}`;
  await rewrite(tx, sql`corrections`, { key: sql`id`, where: own, column: sql`text`, name });
  await rewrite(tx, sql`corrections`, { key: sql`id`, where: own, column: sql`withdrawn_reason`, name });
  await rewrite(tx, sql`live_entries`, { key: sql`id`, where: own, column: sql`title`, name });
  await rewrite(tx, sql`live_entries`, { key: sql`id`, where: own, column: sql`body`, name, json: true });
  await rewrite(tx, sql`article_copies`, {
    key: sql`article_id`,
    where: own,
    column: sql`changes`,
    name,
    json: true,
  });
  // What is written and not yet published may not lift what is decided here.
  await tx.execute(sql`
    UPDATE article_copies SET changes = changes - 'hideFromSearchEngines' - 'hideFromNewsSitemap'
    WHERE article_id = ${articleId}`);
  await rewrite(tx, sql`revisions`, { key: sql`id`, where: own, column: sql`why`, name });
  await rewrite(tx, sql`revisions`, { key: sql`id`, where: own, column: sql`snapshot`, name, json: true });
}

type Column = { key: SQL; where: SQL; column: SQL; name: NameFinder; json?: boolean };

async function rewrite(
  tx: Transaction,
  table: SQL,
  { key, where, column, name, json }: Column,
): Promise<void> {
  const { rows } = await tx.execute<Stored>(
    sql`SELECT ${key} AS id, ${column} AS value FROM ${table} WHERE ${where} AND ${column} IS NOT NULL`,
  );
  for (const { id, value } of rows) {
    const cleared = withoutName(value, name);
    const before = json ? JSON.stringify(value) : value;
    const after = json ? JSON.stringify(cleared) : cleared;
    if (before === after) continue;
    const stored = json ? sql`${after as string}::jsonb` : sql`${after as string}`;
    await tx.execute(sql`UPDATE ${table} SET ${column} = ${stored} WHERE ${key} = ${id}`);
  }
}

const withoutName = (value: unknown, name: NameFinder): unknown =>
  (value as { type?: unknown } | null)?.type === "doc"
    ? storedWithoutName(value, name)
    : jsonWithoutName(value, name);

/** A picture's own words stand wherever it is used. */
async function clearPictures(tx: Transaction, articleId: number, name: NameFinder): Promise<void> {
  const { rows } = await tx.execute<{ id: number; alt: string; caption: string }>(sql`
    SELECT m.id, m.alt, m.caption FROM media m WHERE m.id IN (
      SELECT x.media_id FROM article_media x WHERE x.article_id = ${articleId}
      UNION SELECT a.lead_media_id FROM articles a WHERE a.id = ${articleId})`);
  const named = rows.filter(({ alt, caption }) => name.count(`${alt}\n${caption}`) > 0);
  for (const { id, alt, caption } of named)
    await tx.execute(
      sql`UPDATE media SET alt = ${name.replace(alt)}, caption = ${name.replace(caption)} WHERE id = ${id}`,
    );
  if (named.length > 0)
    announce(
      tx,
      await changeOfMedia(
        tx,
        named.map(({ id }) => id),
        { hidden: true },
      ),
    );
}
