import { type SQL, sql } from "drizzle-orm";
import { announce } from "#db/changes.ts";
import { db, type Transaction } from "#db/client.ts";
import { putMedia } from "#db/media-files.ts";
import { enqueue } from "#db/queue.ts";
import type { StoredVariant } from "#db/schema/media.ts";
import { ids } from "#db/teasers.ts";
import { within } from "#db/within.ts";
import { type EmbedPicture, picturedEmbeds } from "#lib/embed-pictures.ts";
import { env } from "#lib/env.ts";
import type { ImageVariants } from "#lib/images.ts";
import { mediaStore } from "#lib/media-store.ts";
import { paths } from "#lib/paths.ts";
import type { System } from "#lib/proof.ts";
import { tags } from "#lib/tags.ts";

/** What was asked for and has not come is asked for again when a text with it is saved so much later. */
const ASK_AGAIN_HOURS = 24;
/** An undone deletion brings a picture back, and so does an old wording; after that it is fetched anew. */
const KEEP_UNUSED_DAYS = 7;

/**
 * Notes which other houses' content the stored texts show, and has pictures fetched that are not here. Within the
 * transaction that wrote the texts.
 */
export async function linkEmbeds(tx: Transaction, articleIds: readonly number[]): Promise<void> {
  await tx.execute(sql`DELETE FROM article_embeds WHERE article_id = ANY(${ids(articleIds)})`);
  const { rows } = await tx.execute<{ articleId: number; address: string }>(sql`
    SELECT DISTINCT a.id AS "articleId", u #>> '{}' AS address
    FROM articles a, jsonb_path_query(a.body, '$.** ? (@.type == "embed").attrs.url ? (@.type() == "string")') u
    WHERE a.id = ANY(${ids(articleIds)})`);
  const embeds = picturedEmbeds(rows.map(({ address }) => address));
  if (embeds.size === 0) return;
  const known = await takeUp(tx, embeds);
  const links = rows.flatMap(({ articleId, address }) =>
    [...picturedEmbeds([address]).keys()].map((frame) => ({ articleId, embedId: known.get(frame) })),
  );
  await tx.execute(sql`
    INSERT INTO article_embeds (article_id, embed_id)
    SELECT x."articleId", x."embedId" FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb)
      AS x("articleId" bigint, "embedId" bigint) ON CONFLICT DO NOTHING`);
}

/** @returns their numbers, by what their frames load */
async function takeUp(
  tx: Transaction,
  embeds: ReturnType<typeof picturedEmbeds>,
): Promise<Map<string, number>> {
  const given = [...embeds].map(([frame, { address }]) => ({ frame, address }));
  // In one order, so that two writes cannot wait for each other; marked as used, so that none is tidied away now.
  const { rows } = await tx.execute<{ id: number; frame: string; isWanted: boolean }>(sql`
    INSERT INTO embed_pictures AS e (frame, address)
    SELECT x.frame, x.address FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS x(frame text, address text)
    ORDER BY x.frame
    ON CONFLICT (frame) DO UPDATE SET used_at = now()
    RETURNING e.id, e.frame, e.variants = '[]' AND
      (e.asked_at IS NULL OR e.asked_at < now() - make_interval(hours => ${ASK_AGAIN_HOURS}::int)) AS "isWanted"`);
  const wanted = rows.filter(({ isWanted }) => isWanted).map(({ id }) => id);
  if (wanted.length > 0)
    await tx.execute(sql`UPDATE embed_pictures SET asked_at = now() WHERE id = ANY(${ids(wanted)})`);
  for (const embedId of wanted) await enqueue(tx, "embed-picture", { embedId });
  return new Map(rows.map(({ id, frame }) => [frame, id]));
}

/** The address of content whose picture is still to come; null when it has come, or nobody uses it any more. */
export async function findWantedEmbed(embedId: number): Promise<string | null> {
  const { rows } = await db().execute<{ address: string }>(sql`
    SELECT e.address FROM embed_pictures e WHERE e.id = ${embedId} AND e.variants = '[]'
      AND EXISTS (SELECT FROM article_embeds x WHERE x.embed_id = e.id)`);
  return rows[0]?.address ?? null;
}

/**
 * Keeps a picture that has come: readers of the articles with it see it from now on.
 * @throws Refusal store-away
 */
export async function keepEmbedPicture(
  _: System,
  embedId: number,
  { width, height, variants: made }: ImageVariants,
  tx?: Transaction,
): Promise<void> {
  const variants: StoredVariant[] = [];
  for (const { bytes, ...variant } of made)
    variants.push({ ...variant, bytes: bytes.length, key: await putMedia(bytes, variant.format) });
  return within(tx, async (tx) => {
    await tx.execute(sql`
      UPDATE embed_pictures SET variants = ${JSON.stringify(variants)}::jsonb, width = ${width}, height = ${height}
      WHERE id = ${embedId}`);
    const { rows } = await tx.execute<{ id: number }>(sql`
      SELECT a.id FROM article_embeds x JOIN articles a ON a.id = x.article_id
      WHERE x.embed_id = ${embedId} AND a.state = 'live' ORDER BY a.id`);
    if (rows.length > 0) announce(tx, { hard: rows.map(({ id }) => tags.article(id)) });
  });
}

/** Lets pictures go that no text has shown for a while, with their files. @returns how many */
export async function dropUnusedEmbeds(_: System): Promise<number> {
  const { rows } = await db().execute<{ variants: StoredVariant[] }>(sql`
    DELETE FROM embed_pictures e
    WHERE e.used_at < now() - make_interval(days => ${KEEP_UNUSED_DAYS}::int)
      AND NOT EXISTS (SELECT FROM article_embeds x WHERE x.embed_id = e.id)
    RETURNING e.variants`);
  for (const { variants } of rows) if (await isNobodysElse(variants)) await removeFiles(variants);
  return rows.length;
}

/** Files are named by their bytes: somebody may have brought the same picture. */
async function isNobodysElse([first]: StoredVariant[]): Promise<boolean> {
  if (!first) return false;
  const { rows } = await db().execute<{ isKept: boolean }>(sql`
    SELECT EXISTS (SELECT FROM media m WHERE (m.variants->0->>'key') = ${first.key})
      OR EXISTS (SELECT FROM embed_pictures e WHERE (e.variants->0->>'key') = ${first.key}) AS "isKept"`);
  return !rows[0]?.isKept;
}

async function removeFiles(variants: StoredVariant[]): Promise<void> {
  const store = mediaStore(env());
  for (const { key } of variants) await store.remove(key);
}

/** json of the pictures of an article's embeds; the query calls `articles` "a". */
export const embedPicturesJson: SQL = sql`(
  SELECT coalesce(json_agg(json_build_object('frame', e.frame, 'width', e.width, 'height', e.height, 'variants', e.variants)), '[]')
  FROM article_embeds x JOIN embed_pictures e ON e.id = x.embed_id
  WHERE x.article_id = a.id AND e.variants <> '[]')`;

export type EmbedPictureRow = Omit<EmbedPicture, "variants"> & { variants: StoredVariant[] };

export const toEmbedPicture = ({ variants, ...row }: EmbedPictureRow): EmbedPicture => ({
  ...row,
  variants: variants.map(({ format, width, height, key }) => ({
    format,
    width,
    height,
    url: paths.media(key),
  })),
});
