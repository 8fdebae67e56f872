import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { pictureIsShown } from "#db/pictures.ts";

/** More than any house has; beyond it the pictures that ended last are withheld. */
const MOST = 500_000;

/**
 * Keys of the files that nobody may fetch any more: all that a picture has or had whose rights have ended, or that
 * was deleted. What shows the same pixels is another picture's too, as long as that one is shown.
 */
export async function listWithheldFiles(): Promise<string[]> {
  const { rows } = await db().execute<{ key: string }>(sql`
    WITH ended AS (
      SELECT m.rights_expire_at AS at, m.variants, m.crops, m.former, m.manifest_key FROM media m
      WHERE m.rights_expire_at <= now()
      UNION ALL
      SELECT m.deleted_at, m.variants, m.crops, m.former, m.manifest_key FROM media m
      WHERE m.deleted_at IS NOT NULL),
    files AS (
      SELECT e.at, e.variants->0->>'key' AS first, f->>'key' AS key
        FROM ended e, jsonb_array_elements(e.variants || e.crops) f
      UNION ALL SELECT e.at, e.variants->0->>'key', e.manifest_key FROM ended e WHERE e.manifest_key IS NOT NULL
      UNION ALL SELECT e.at, f->>'first', f->>'key' FROM ended e, jsonb_array_elements(e.former) f)
    SELECT f.key FROM files f
    WHERE NOT EXISTS (SELECT FROM media m WHERE (m.variants->0->>'key') = f.first AND ${pictureIsShown})
    GROUP BY f.key ORDER BY max(f.at) DESC LIMIT ${MOST}`);
  return rows.map(({ key }) => key);
}
