import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { publishArticle, updateArticle } from "#db/article-writes.ts";
import { db } from "#db/client.ts";
import { type Due, listDue } from "#db/due.ts";
import { savePage } from "#db/page-writes.ts";
import { saveSettings } from "#db/settings.ts";
import {
  alone,
  fresh,
  hoursAgo,
  makeDraft,
  makeLive,
  makeMedia,
  makeSection,
  operator,
} from "#db/testing/rows.ts";

const none = { gone: [], hard: [], soft: [] };
/** Minutes ago; most windows here are from ten to five minutes ago, so that no other write falls into them. */
const ago = (minutes: number) => hoursAgo(minutes / 60);
const due = async (from = ago(10), to = ago(5)) => withoutEnd(await listDue(from, to));
const dueSince = async (from: Date) => withoutEnd(await listDue(from));
const withoutEnd = ({ gone, hard, soft }: Due) => ({ gone, hard, soft });

/** As if it had been written long before. */
const agedLive = async (columns: { published?: Date; embargo?: Date }, input = {}) => {
  const id = await makeLive({ ...alone(), ...input });
  await db().execute(sql`UPDATE articles SET published_at = ${(columns.published ?? ago(90)).toISOString()},
    embargo_until = ${columns.embargo?.toISOString() ?? null}::timestamptz, touched_at = ${ago(120).toISOString()} WHERE id = ${id}`);
  return id;
};

beforeEach(async () => {
  // The windows must not hold a midnight of the portal.
  const hour = new Date().getUTCHours();
  await saveSettings(operator, { timeZone: hour > 2 && hour < 22 ? "Etc/UTC" : "Etc/GMT-12" });
  await db().execute(sql`UPDATE articles SET state = 'draft'`);
});

describe("listDue", () => {
  it("names nothing when nothing was due", async () => {
    await agedLive({ published: ago(11) });
    await agedLive({ published: ago(4) });
    expect(await due()).toEqual(none);
  });

  it("closes the discussion of an article that has become too old for it", async () => {
    await saveSettings(operator, { commentDays: 3 });
    const old = ago(3 * 24 * 60 + 7);
    const id = await agedLive({ published: old });
    await agedLive({ published: ago(3 * 24 * 60 + 20) });
    await agedLive({ published: old }, { commentMode: "closed" });
    expect(await due()).toEqual({ ...none, hard: [`comments:${id}`] });
    await saveSettings(operator, { commentDays: 0 });
    expect(await due()).toEqual(none);
  });

  it.each([
    ["was dated", { published: ago(7) }],
    ["was under embargo", { embargo: ago(7) }],
  ])("brings an article that %s until now, its lists and neighbours", async (_, columns) => {
    const sectionId = await makeSection();
    const neighbour = await makeLive(alone());
    const id = await agedLive(columns, { sectionId });
    await db().execute(sql`INSERT INTO related_articles (article_id, related_id, score, reason)
      VALUES (${neighbour}, ${id}, 1, '{"topics":[],"words":[],"story":false}')`);
    const { gone, hard, soft } = await due();
    expect({ gone, hard }).toEqual({ gone: [], hard: [`article:${id}`, "missing"] });
    expect(soft).toEqual(
      expect.arrayContaining([
        `section:${sectionId}`,
        `article:${neighbour}`,
        "list:latest",
        "list:front",
        "list:sitemap",
      ]),
    );
  });

  it("leaves out drafts, and what is due for one reason and not for another", async () => {
    await agedLive({ published: ago(7), embargo: new Date(Date.now() + 60_000) });
    const draft = await agedLive({ published: ago(7) });
    await db().execute(sql`UPDATE articles SET state = 'draft' WHERE id = ${draft}`);
    expect(await due()).toEqual(none);
  });

  it("leaves out what was published just now by a write, which has told of it", async () => {
    const id = await makeDraft(alone());
    const from = ago(1);
    await publishArticle(operator, id, { related: false });
    expect(await dueSince(from)).toEqual(none);
    await updateArticle(operator, id, { changes: { standfirst: "5" }, substantive: false });
    expect((await dueSince(from)).hard).toContain(`article:${id}`);
  });

  it("finds what became due while the write was still on its way", async () => {
    const id = await makeDraft(alone());
    await publishArticle(operator, id, { publishedAt: new Date(Date.now() + 1000), related: false });
    await db().execute(sql`SELECT pg_sleep(1.1)`);
    expect((await dueSince(new Date())).hard).toContain(`article:${id}`);
    await db().execute(
      sql`UPDATE articles SET published_at = ${ago(2).toISOString()}, touched_at = ${ago(3).toISOString()} WHERE id = ${id}`,
    );
    expect(await dueSince(new Date())).toEqual(none);
  });

  it.each([
    [
      "a promo begins",
      sql`INSERT INTO promos (text, href, starts_at) VALUES ('x', '/', ${ago(7).toISOString()})`,
    ],
    [
      "a job ad ends",
      sql`INSERT INTO job_ads (title, href, ends_at) VALUES ('x', '/', ${ago(7).toISOString()})`,
    ],
    ["a book ends", sql`INSERT INTO books (title, ends_at) VALUES ('x', ${ago(7).toISOString()})`],
  ])("brings the promotions when %s", async (_, insert) => {
    expect(await due()).toEqual(none);
    await db().execute(insert);
    expect(await due()).toEqual({ ...none, hard: ["promotions"] });
    await db().execute(sql`TRUNCATE promos, job_ads, books`);
  });

  it("brings the front page when a place on it runs out", async () => {
    await db().execute(sql`INSERT INTO slots (name, article_id, expires_at)
      VALUES ('lead', ${await makeLive(alone())}, ${ago(7).toISOString()})`);
    expect(await due()).toEqual({ ...none, hard: ["list:front"] });
    await db().execute(sql`TRUNCATE slots`);
  });

  it("takes away what shows a picture whose rights have run out", async () => {
    const mediaId = await makeMedia({ rights_expire_at: ago(7) });
    const body = { type: "doc", content: [{ type: "image", attrs: { mediaId } }] };
    const [lead, inText] = [await makeLive({ leadMediaId: mediaId }), await makeLive({ body })];
    const page = await savePage(operator, { slug: fresh("seite"), title: "Haus", body, state: "live" });
    const { gone, hard, soft } = await due();
    expect(gone.toSorted()).toEqual(
      [
        `article:${lead}`,
        `article:${inText}`,
        `teaser:${lead}`,
        `teaser:${inText}`,
        `page:${page}`,
      ].toSorted(),
    );
    expect({ hard, soft }).toEqual({ hard: ["files"], soft: ["list:front"] });
    await db().execute(sql`UPDATE media SET rights_expire_at = NULL`);
  });

  it("brings everything around by and by when the portal's day changes", async () => {
    await saveSettings(operator, { timeZone: "Europe/Berlin" });
    const midnight = Date.parse("2026-03-10T23:00:00Z");
    const around = (before: number, after: number) =>
      due(new Date(midnight + before * 1000), new Date(midnight + after * 1000));
    expect(await around(-5, 0)).toEqual({ ...none, hard: ["list:front"], soft: ["everything"] });
    expect(await around(0, 5)).toEqual(none);
    expect(await around(-9, -1)).toEqual(none);
    expect(await around(3595, 3605)).toEqual(none);
  });

  it("goes by the database's clock, and says how far it came", async () => {
    const ahead = new Date(Date.now() + 3_600_000);
    const { until } = await listDue(ago(1), ahead);
    expect(Math.abs(until.getTime() - Date.now())).toBeLessThan(10_000);
    expect((await listDue(ago(10), ago(5))).until.getTime()).toBeCloseTo(ago(5).getTime(), -3);
    expect((await listDue(ago(1))).until.getTime()).toBeGreaterThanOrEqual(until.getTime());
  });
});
