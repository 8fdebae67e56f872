import { sql } from "drizzle-orm";
import { saveAuthor } from "#db/authors.ts";
import { type Transaction, transaction } from "#db/client.ts";
import { saveSection } from "#db/sections.ts";
import { PEOPLE, PLACES, SECTIONS } from "#db/synthetic/words.ts";
import { saveTopic } from "#db/topics.ts";
import type { Publisher } from "#lib/proof.ts";
import { slugify } from "#lib/slug.ts";

export type Ground = { sections: number[]; topics: number[]; authors: number[]; pictures: number[] };

/** What synthetic articles stand on: what is there already, and enough more. */
export function prepareGround(publisher: Publisher): Promise<Ground> {
  return transaction(async (tx) => {
    if ((await list(tx, "sections")).length === 0) {
      for (const [position, name] of SECTIONS.entries())
        await saveSection(publisher, { slug: slugify(name), name, position }, tx);
    }
    for (const name of PLACES) await saveTopic(publisher, { slug: slugify(name), name }, tx);
    for (const name of PEOPLE) await saveAuthor(publisher, { slug: slugify(name), name }, tx);
    return {
      sections: await list(tx, "sections"),
      topics: await list(tx, "topics"),
      authors: await list(tx, "authors"),
      pictures: await list(tx, "media"),
    };
  });
}

const LISTS = {
  sections: sql`SELECT id FROM sections WHERE hidden_at IS NULL ORDER BY id`,
  topics: sql`SELECT id FROM topics WHERE merged_into IS NULL ORDER BY id LIMIT 200`,
  authors: sql`SELECT id FROM authors ORDER BY id LIMIT 100`,
  media: sql`SELECT id FROM media WHERE kind = 'image' AND variants <> '[]' AND rights_expire_at IS NULL ORDER BY id LIMIT 100`,
};

async function list(tx: Transaction, table: keyof typeof LISTS): Promise<number[]> {
  return (await tx.execute<{ id: number }>(LISTS[table])).rows.map(({ id }) => id);
}
