import { type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { thumbnailOf } from "#db/desk-article.ts";
import { listUses } from "#db/media-usage.ts";
import { pictureIsShown } from "#db/pictures.ts";
import type { StoredVariant } from "#db/schema/media.ts";
import { toPrefixQuery } from "#lib/desk-list.ts";
import {
  type DeskPictureDetail,
  EXPIRING_DAYS,
  PICTURES_PAGE,
  type PickablePicture,
  type PictureFilter,
  type PictureLine,
} from "#lib/media-desk.ts";
import { paths } from "#lib/paths.ts";
import type { Writer } from "#lib/proof.ts";

type Page<Line> = { lines: Line[]; after: string | null };

const isThere = sql`m.kind = 'image' AND m.deleted_at IS NULL`;
/** As the partial index media_incomplete_idx says it. */
const isIncomplete = sql`(m.alt = '' OR m.credit = '' OR m.licence = '')`;

/** Pictures as the library lists them: the newest first; those whose rights end, by when. @param most of them on a page */
export async function listPictures(filter: PictureFilter, most = PICTURES_PAGE): Promise<Page<PictureLine>> {
  const { view, after } = filter;
  const order = view === "expiring" ? sql`m.rights_expire_at, m.id` : newestFirst(filter);
  const { rows } = await db().execute<
    Omit<PictureLine, "src"> & { variants: StoredVariant[]; cursor: string }
  >(sql`
    SELECT m.id, m.alt, m.credit, m.original_name AS name, m.width, m.height, m.variants,
      ${isIncomplete} AS "isIncomplete", m.rights_expire_at AS "rightsExpireAt",
      coalesce(m.rights_expire_at <= now(), false) AS "isExpired",
      ${view === "expiring" ? sql`m.id || ' ' || m.rights_expire_at::text` : sql`m.id::text`} AS cursor
    FROM media m WHERE ${sql.join([isThere, ...narrowed(filter), ...later(view, after)], sql` AND `)}
    ORDER BY ${order} LIMIT ${most + 1}`);
  const page = rows.slice(0, most);
  return {
    lines: page.map(({ cursor: _, variants, ...line }) => ({
      ...line,
      src: thumbnailOf(variants, { withheld: line.isExpired }),
    })),
    after: rows.length > most ? (page.at(-1)?.cursor ?? null) : null,
  };
}

/** With words, by the index of words: the planner would rather walk through all pictures until enough have them. */
const newestFirst = ({ words }: PictureFilter): SQL =>
  toPrefixQuery(words) === "" ? sql`m.id DESC` : sql`(m.id + 0) DESC`;

function narrowed({ words, folder, view }: PictureFilter): SQL[] {
  const query = toPrefixQuery(words);
  return [
    ...(query ? [sql`m.search @@ to_tsquery('simple', ${query})`] : []),
    ...(folder ? [sql`m.folder = ${folder}`] : []),
    ...(view === "incomplete" ? [isIncomplete] : []),
    ...(view === "expiring"
      ? [sql`m.rights_expire_at < now() + make_interval(days => ${EXPIRING_DAYS}::int)`]
      : []),
  ];
}

function later(view: PictureFilter["view"], after: PictureFilter["after"]): SQL[] {
  if (!after) return [];
  if (view !== "expiring") return [sql`m.id < ${after.id}`];
  return after.moment ? [sql`(m.rights_expire_at, m.id) > (${after.moment}::timestamptz, ${after.id})`] : [];
}

/** What may be set into a text: pictures with files, which may be shown. */
export async function findPickable(filter: PictureFilter): Promise<Page<PickablePicture>> {
  const { rows } = await db().execute<Omit<PickablePicture, "src"> & { variants: StoredVariant[] }>(sql`
    SELECT m.id, m.alt, m.credit, m.width, m.height, m.variants
    FROM media m
    WHERE ${sql.join([pictureIsShown, sql`m.variants <> '[]'`, ...narrowed({ ...filter, view: "all" }), ...later("all", filter.after)], sql` AND `)}
    ORDER BY ${newestFirst(filter)} LIMIT ${PICTURES_PAGE + 1}`);
  const page = rows.slice(0, PICTURES_PAGE);
  return {
    lines: page.map(({ variants, ...line }) => ({ ...line, src: thumbnailOf(variants) })),
    after: rows.length > PICTURES_PAGE ? `${page.at(-1)?.id}` : null,
  };
}

/** More than this is "many". */
const MOST = 1000;

export type PictureCounts = { incomplete: number; expiring: number };

/** How many wait for words, and for how many the rights end; at most MOST of each is counted. */
export async function countPictures(): Promise<PictureCounts> {
  const capped = (of: SQL) =>
    sql`(SELECT count(*)::int FROM (SELECT FROM media m WHERE ${isThere} AND ${of} LIMIT ${MOST}) x)`;
  const { rows } = await db().execute<PictureCounts>(sql`
    SELECT ${capped(isIncomplete)} AS incomplete,
      ${capped(sql`m.rights_expire_at < now() + make_interval(days => ${EXPIRING_DAYS}::int)`)} AS expiring`);
  return rows[0] ?? { incomplete: 0, expiring: 0 };
}

/** The names of all folders. Jumps from name to name in the index: the cost is the folders, not the pictures. */
export async function listFolders(): Promise<string[]> {
  const { rows } = await db().execute<{ folder: string }>(sql`
    WITH RECURSIVE f AS (
      (SELECT m.folder FROM media m WHERE m.folder > '' ORDER BY m.folder LIMIT 1)
      UNION ALL
      SELECT (SELECT m.folder FROM media m WHERE m.folder > f.folder ORDER BY m.folder LIMIT 1)
      FROM f WHERE f.folder IS NOT NULL)
    SELECT f.folder FROM f WHERE f.folder IS NOT NULL LIMIT 500`);
  return rows.map(({ folder }) => folder);
}

/** A picture with everything about it, deleted or not; null where there is none. */
export async function getDeskPicture(writer: Writer, id: number): Promise<DeskPictureDetail | null> {
  type Row = Omit<DeskPictureDetail, "src" | "preview" | "uses" | "manifest"> & {
    variants: StoredVariant[];
    manifestKey: string | null;
  };
  const { rows } = await db().execute<Row>(sql`
    SELECT m.id, m.original_name AS name, m.mime_type AS "mimeType", m.bytes::float8 AS bytes, m.width, m.height,
      m.variants, m.alt, m.caption, m.credit, m.licence, m.licence_url AS "licenceUrl",
      m.rights_expire_at AS "rightsExpireAt", coalesce(m.rights_expire_at <= now(), false) AS "isExpired",
      m.ai_use AS "aiUse", m.folder, m.focal_x AS "focalX", m.focal_y AS "focalY", m.created_at AS "createdAt",
      m.crops, m.manifest_key AS "manifestKey", m.version, m.replaced_at AS "replacedAt", m.deleted_at AS "deletedAt",
      (SELECT json_build_object('id', u.id, 'name', u.display_name) FROM users u WHERE u.id = m.uploaded_by) AS "uploadedBy"
    FROM media m WHERE m.id = ${id} AND m.kind = 'image'`);
  const [row] = rows;
  if (!row) return null;
  const { variants, manifestKey, ...picture } = row;
  const withheld = row.isExpired || row.deletedAt !== null;
  return {
    ...picture,
    src: thumbnailOf(variants, { withheld }),
    preview: previewOf(variants, withheld),
    manifest: manifestKey && !withheld ? paths.media(manifestKey) : null,
    uses: await listUses(db(), id, writer),
  };
}

/** Wide enough to place a focal point on; a JPEG. */
function previewOf(variants: readonly StoredVariant[], withheld: boolean): DeskPictureDetail["preview"] {
  const jpegs = variants.filter(({ format }) => format === "jpeg").toSorted((a, b) => a.width - b.width);
  const chosen = jpegs.find(({ width }) => width >= 900) ?? jpegs.at(-1);
  if (!chosen) return null;
  const { key, width, height } = chosen;
  return { src: withheld ? paths.adminMediaFile(key) : paths.media(key), width, height };
}
