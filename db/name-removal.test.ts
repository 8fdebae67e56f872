import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { updateArticle } from "#db/article-writes.ts";
import { getArticle } from "#db/articles.ts";
import { db } from "#db/client.ts";
import { addComment } from "#db/comment-writes.ts";
import { addCorrection } from "#db/corrections.ts";
import { findNamePlaces } from "#db/name-places.ts";
import { removeName } from "#db/name-removal.ts";
import { addressOf, hoursAgo, makeLive, makeMedia, operator, paragraphs } from "#db/testing/rows.ts";

const names = ["Erika Beispiel", "Beispiel"];

/** Everything that is stored of an article and what hangs on it, comments, log and address aside. */
async function stored(id: number): Promise<string> {
  const { rows } = await db().execute<{ all: unknown }>(sql`
    SELECT jsonb_build_array(to_jsonb(a) - 'slug',
      (SELECT jsonb_agg(jsonb_set(to_jsonb(r), '{snapshot,slug}', '""')) FROM revisions r WHERE r.article_id = a.id),
      (SELECT jsonb_agg(to_jsonb(c)) FROM corrections c WHERE c.article_id = a.id),
      (SELECT jsonb_agg(to_jsonb(l)) FROM live_entries l WHERE l.article_id = a.id),
      (SELECT jsonb_agg(to_jsonb(x)) FROM article_copies x WHERE x.article_id = a.id),
      (SELECT jsonb_build_array(to_jsonb(k), to_jsonb(w)) FROM article_traits k JOIN article_words w USING (article_id)
        WHERE k.article_id = a.id),
      (SELECT jsonb_agg(to_jsonb(r)) FROM related_articles r WHERE a.id IN (r.article_id, r.related_id)),
      (SELECT jsonb_agg(to_jsonb(m)) FROM media m WHERE m.id = a.lead_media_id)) AS all
    FROM articles a WHERE a.id = ${id}`);
  return JSON.stringify(rows[0]?.all);
}

describe("a name that is taken out of the archive", () => {
  it("stands nowhere any more, the address stays, search engines are turned away", async () => {
    const leadMediaId = await makeMedia();
    await db().execute(sql`UPDATE media SET caption = 'Erika Beispiel lacht' WHERE id = ${leadMediaId}`);
    const text = paragraphs("Frau Beispiel und Beispiels Hund im Rosengarten von Kaltenbrück.");
    const id = await makeLive(
      {
        title: "Erika Beispiel siegt",
        standfirst: "ERIKA BEISPIEL",
        keyPoints: ["Beispiel"],
        body: text,
        leadMediaId,
      },
      { related: true },
    );
    await makeLive({ title: "Beispiel im Rosengarten", body: text }, { related: true });
    await db().execute(sql`
      INSERT INTO related_articles (article_id, related_id, score, reason, pinned_at) VALUES
        (${await makeLive()}, ${id}, 1, '{"topics":[],"words":["Beispiel"],"story":false}', NULL),
        (${await makeLive()}, ${id}, 1, '{"topics":[],"words":["Beispiel"],"story":false}', now())`);
    await updateArticle(operator, id, { changes: { leadCaption: "Beispiel links" }, substantive: true });
    await addCorrection(operator, { articleId: id, kind: "correction", text: "Beispiel ist 44." });
    await db().execute(sql`
      INSERT INTO live_entries (article_id, title, body) VALUES (${id}, 'Beispiel', ${JSON.stringify(text)}::jsonb)`);
    await db().execute(sql`
      INSERT INTO article_copies (article_id, changes) VALUES (${id}, ${JSON.stringify({ title: "Beispiel!", body: text, hideFromSearchEngines: false })}::jsonb)`);
    const comment = { authorName: "Dachs", state: "approved" as const, createdAt: hoursAgo(1) };
    await addComment(operator, { ...comment, articleId: id, parentId: null, body: "Typisch Beispiel." });
    const before = await addressOf(id);
    const updatedAt = (await getArticle(...before))?.updatedAt;

    expect(await findNamePlaces(operator, id, names)).toEqual({
      head: 3,
      body: 3,
      pictures: 1,
      corrections: 1,
      entries: 3,
      revisions: 2,
      comments: 1,
      address: 1,
    });
    await removeName(operator, { articleId: id, names, word: "N. N." });

    expect(await stored(id)).not.toMatch(/beispiel/i);
    const { rows: copies } = await db().execute(
      sql`SELECT changes FROM article_copies WHERE article_id = ${id}`,
    );
    expect(copies).toMatchObject([{ changes: { title: "N. N.!" } }]);
    expect(JSON.stringify(copies)).not.toContain("hideFromSearchEngines");
    const article = await getArticle(...before);
    expect(article).toMatchObject({
      title: "N. N. siegt",
      standfirst: "N. N.",
      hideFromSearchEngines: true,
      updatedAt,
    });
    expect(await addressOf(id)).toEqual(before);
    expect((await findNamePlaces(operator, id, names)).comments).toBe(1);
    const { rows } = await db().execute<{ detail: unknown }>(
      sql`SELECT detail FROM audit_log WHERE subject = 'article' AND subject_id = ${id} AND action IN ('redact', 'update')`,
    );
    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows)).not.toMatch(/beispiel/i);
  });

  it("is asked for in words, and not put back by what replaces it", async () => {
    const articleId = await makeLive();
    await expect(removeName(operator, { articleId, names: [], word: "N." })).rejects.toMatchObject({
      code: "text-missing",
    });
    await expect(removeName(operator, { articleId, names, word: "die Frau Beispiel" })).rejects.toMatchObject(
      { code: "name-in-word" },
    );
    await expect(removeName(operator, { articleId: 987_654_321, names, word: "x" })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
