import { sql } from "drizzle-orm";
import { indexWords } from "#db/article-words.ts";
import { announceEverything } from "#db/changes.ts";
import { transaction } from "#db/client.ts";
import type { Ground } from "#db/synthetic/ground.ts";
import { type Dice, dice, inventText } from "#db/synthetic/text.ts";
import { countWords } from "#lib/body/text.ts";
import { slugify } from "#lib/slug.ts";

/** The archive of a paper of five years, however many articles are in it. */
const YEARS = 5;
const ARCHIVE_MS = YEARS * 365.25 * 24 * 3_600_000;

/** One batch of live articles with links. @param from number of the first; the same numbers give the same articles. @returns their ids */
export function insertArticles(
  ground: Ground,
  { from, count, of, now }: { from: number; count: number; of: number; now: number },
): Promise<number[]> {
  const rows = Array.from({ length: count }, (_, i) =>
    invent(ground, from + i, now - ((from + i + 1) / of) * ARCHIVE_MS),
  );
  return transaction(async (tx) => {
    announceEverything(tx);
    // Text goes over as one parameter: fewer bytes to escape and no limit on parameters.
    const { rows: made } = await tx.execute<{ id: number }>(sql`
      INSERT INTO articles (state, section_id, slug, title, standfirst, places, body, body_text, word_count, lead_media_id,
        published_at, touched_at)
      SELECT 'live', x.section, x.slug, x.title, x.standfirst, ARRAY[x.place], x.body, x.text, x.words, x.picture, x.at, x.at
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(section bigint, slug text, title text, standfirst text,
        place text, body jsonb, text text, words int, picture bigint, at timestamptz)
      ON CONFLICT DO NOTHING RETURNING id, slug`);
    const ids = sql.param(made.map(({ id }) => id));
    const authors = sql.param(ground.authors);
    const topics = sql.param(ground.topics);
    // A link follows from the article's number: no second list has to travel.
    await tx.execute(sql`
      INSERT INTO article_authors (article_id, author_id, published_at)
      SELECT a.id, (${authors}::bigint[])[1 + a.id * 7 % ${ground.authors.length}], a.published_at
      FROM articles a WHERE a.id = ANY(${ids}::bigint[])`);
    await tx.execute(sql`
      INSERT INTO article_topics (article_id, topic_id, position, published_at)
      SELECT a.id, (${topics}::bigint[])[1 + (a.id * 13 + n * 5) % ${ground.topics.length}], n, a.published_at
      FROM articles a, generate_series(0, 1) n WHERE a.id = ANY(${ids}::bigint[]) ON CONFLICT DO NOTHING`);
    await indexWords(
      tx,
      made.map(({ id }) => id),
    );
    return made.map(({ id }) => id);
  });
}

function invent({ sections, pictures }: Ground, number: number, at: number) {
  const throws: Dice = dice(number + 1);
  const { title, standfirst, place, paragraphs } = inventText(throws);
  const text = paragraphs.join("\n\n");
  return {
    section: throws.any(sections),
    slug: `${slugify(title, 60)}-s${number}`,
    title,
    standfirst,
    place,
    body: {
      type: "doc",
      content: paragraphs.map((words) => ({ type: "paragraph", content: [{ type: "text", text: words }] })),
    },
    text,
    words: countWords(text),
    picture: pictures.length > 0 && throws.below(3) > 0 ? throws.any(pictures) : null,
    at: new Date(at).toISOString(),
  };
}
