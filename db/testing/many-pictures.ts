import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";

/** So many pictures in the library, in one statement; their files are not there. */
export async function makeManyPictures(count: number): Promise<void> {
  await db().execute(sql`
    INSERT INTO media (original_name, mime_type, bytes, width, height, alt, credit, licence, folder, created_at)
    SELECT 'bild-' || n || '.jpg', 'image/jpeg', 200000, 1600, 900, 'Bild ' || n || ' einer Brücke', 'Mara Lindqvist',
      'CC BY 4.0', 'ordner-' || n % 40, now() - n * interval '1 minute'
    FROM generate_series(1, ${count}) AS n`);
  await db().execute(sql`ANALYZE media`);
}
