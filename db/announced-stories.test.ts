import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { listStory } from "#db/article-lists.ts";
import { updateArticle, withdrawArticle } from "#db/article-writes.ts";
import { db } from "#db/client.ts";
import { findRedirect } from "#db/redirects.ts";
import { listRelated } from "#db/related.ts";
import { refreshRelated } from "#db/related-refresh.ts";
import { getStory } from "#db/stories.ts";
import { getStoryArticle, listStoryArticles, listStoryCandidates, moveInStory } from "#db/story-articles.ts";
import { changeStory, closeStory, createStory, getStoryDetails, listStories } from "#db/story-desk.ts";
import { mergeStory } from "#db/story-merge.ts";
import { change, nothing, told } from "#db/testing/heard.ts";
import { settleRelated } from "#db/testing/related.ts";
import { alone, fresh, HOUR, hoursAgo, makeDraft, makeLive, operator, paragraphs } from "#db/testing/rows.ts";
import { parseStoryPlace } from "#lib/story-filter.ts";

const make = async (title = fresh("Lauf")) => ({
  id: await createStory(operator, { title, slug: "" }),
  title,
  slug: title.toLowerCase(),
});

describe("createStory", () => {
  it("brings addresses that named nothing; refuses what is taken or is no title", async () => {
    const title = fresh("Lauf");
    const create = () => createStory(operator, { title, slug: "" });
    expect(await told(create)).toEqual(change({ hard: ["missing"] }));
    await expect(create()).rejects.toThrow("slug-taken");
    await expect(createStory(operator, { title: " ", slug: "" })).rejects.toThrow("name-missing");
    await expect(createStory(operator, { title: "x".repeat(121), slug: "" })).rejects.toThrow(
      "text-too-long",
    );
    await expect(createStory(operator, { title, slug: "a/b" })).rejects.toThrow("slug-malformed");
  });

  it("takes an address from which somebody was led on", async () => {
    const { id, slug, title } = await make();
    await changeStory(operator, id, { title, slug: fresh("lauf-neu"), intro: "" });
    expect(await findRedirect(`/story/${slug}`)).not.toBeNull();
    await createStory(operator, { title, slug });
    expect(await findRedirect(`/story/${slug}`)).toBeNull();
  });
});

describe("changeStory", () => {
  it("brings its page; with another title or address its articles, and the old address leads on", async () => {
    const { id, slug, title } = await make();
    const article = await makeLive({ storyId: id });
    await makeDraft({ storyId: id });
    const save = (changes: object) =>
      told(() => changeStory(operator, id, { title, slug, intro: "", ...changes }));
    const page = `story:${id}`;
    expect(await save({ intro: "Worum es geht" })).toEqual(change({ hard: [page] }));
    const worn = { hard: [page, `article:${article}`], soft: [`teaser:${article}`] };
    expect(await save({ title: "Wettlauf" })).toEqual(change(worn));
    const now = fresh("wettlauf");
    expect(await save({ title: "Wettlauf", slug: now })).toEqual(
      change({ hard: [...worn.hard, "missing"], soft: [...worn.soft, "list:sitemap"] }),
    );
    for (const beneath of ["", "/feed.xml", "/from-start"])
      expect(await findRedirect(`/story/${slug}${beneath}`)).toEqual({
        status: 301,
        to: `/story/${now}${beneath}`,
      });
    const other = await make();
    await expect(save({ slug: other.slug })).rejects.toThrow("slug-taken");
    await expect(changeStory(operator, 0, { title, slug: "x", intro: "" })).rejects.toThrow("not-found");
  });
});

describe("closeStory", () => {
  it("brings its page, once", async () => {
    const { id } = await make();
    const brought = change({ hard: [`story:${id}`] });
    expect(await told(() => closeStory(operator, id, true))).toEqual(brought);
    expect(await told(() => closeStory(operator, id, true))).toEqual(nothing);
    expect((await getStoryDetails(id))?.closedAt).not.toBeNull();
    expect(await told(() => closeStory(operator, id, false))).toEqual(brought);
    expect((await getStoryDetails(id))?.closedAt).toBeNull();
  });
});

describe("moveInStory", () => {
  it("brings both stories, the article, and whoever stands beside it", async () => {
    const [one, two] = [await make(), await make()];
    const [a, b] = [
      await makeLive({ ...alone(), storyId: one.id }, { publishedAt: hoursAgo(3) }),
      await makeLive({ ...alone(), storyId: two.id }, { publishedAt: hoursAgo(2) }),
    ];
    const [heard] = await told(() => moveInStory(operator, { articleId: a, from: one.id, to: two.id }));
    expect(heard?.hard).toEqual([`article:${a}`]);
    expect(heard?.soft).toEqual(
      expect.arrayContaining([`story:${one.id}`, `story:${two.id}`, `teaser:${a}`, `article:${b}`]),
    );
    expect((await listStory(two.id, 1)).items.map(({ id }) => id)).toEqual([b, a]);
    expect((await listStory(one.id, 1)).items).toEqual([]);
  });

  it("is heard by nobody while no reader sees the article", async () => {
    const { id } = await make();
    const draft = await makeDraft();
    expect(await told(() => moveInStory(operator, { articleId: draft, from: null, to: id }))).toEqual(
      nothing,
    );
    expect((await getStoryDetails(id))?.articleCount).toBe(1);
  });

  it("is refused where somebody else was faster, and says nothing twice", async () => {
    const [one, two] = [await make(), await make()];
    const articleId = await makeLive({ storyId: one.id });
    const move = (from: number | null, to: number | null) => moveInStory(operator, { articleId, from, to });
    await expect(move(null, two.id)).rejects.toThrow("changed-meanwhile");
    await expect(move(one.id, 0)).rejects.toThrow("not-found");
    await expect(moveInStory(operator, { articleId: 0, from: null, to: one.id })).rejects.toThrow(
      "not-found",
    );
    expect(await told(() => move(null, one.id))).toEqual(nothing);
  });

  it("stands, whatever a copy in work said of the story; the rest of the copy stays", async () => {
    const { id } = await make();
    const articles = [await makeLive(), await makeLive()];
    const copies = [{ storyId: null }, { storyId: null, title: "Neu" }];
    for (const [at, articleId] of articles.entries()) {
      await db().execute(sql`INSERT INTO article_copies (article_id, changes)
        VALUES (${articleId}, ${JSON.stringify(copies[at])}::jsonb)`);
      await moveInStory(operator, { articleId, from: null, to: id });
    }
    const { rows } = await db().execute(sql`
      SELECT c.changes FROM article_copies c WHERE c.article_id IN (${articles[0]}, ${articles[1]})`);
    expect(rows).toEqual([{ changes: { title: "Neu" } }]);
  });

  it("tells related news that it is a relation no longer", async () => {
    const { id } = await make();
    const [a, b] = [await makeLive({ ...alone(), storyId: id }), await makeLive({ ...alone(), storyId: id })];
    await refreshRelated(operator, [a, b]);
    const related = async () => (await listRelated(b)).filter(({ reason }) => reason.story);
    expect((await related()).map((one) => one.id)).toEqual([a]);
    await moveInStory(operator, { articleId: a, from: id, to: null });
    await settleRelated();
    expect(await related()).toEqual([]);
  });
});

describe("mergeStory", () => {
  it("carries articles, copies and followers over, brings all of both, and leads the old address on", async () => {
    const [old, stays] = [await make(), await make()];
    const mine = await makeLive({ ...alone(), storyId: old.id }, { publishedAt: hoursAgo(3) });
    const theirs = await makeLive({ ...alone(), storyId: stays.id });
    const draft = await makeDraft({ storyId: old.id });
    const copied = await makeLive(alone());
    await db().execute(sql`INSERT INTO article_copies (article_id, changes)
      VALUES (${copied}, ${JSON.stringify({ storyId: old.id, title: "Neu" })}::jsonb)`);
    await db().execute(sql`
      WITH one AS (INSERT INTO subscribers (email, secret) VALUES ('beide@example.org', 'a') RETURNING id),
        two AS (INSERT INTO subscribers (email, secret) VALUES ('eine@example.org', 'b') RETURNING id)
      INSERT INTO subscriptions (subscriber_id, kind, ref_id)
      SELECT id, 'story', ${old.id}::bigint FROM one UNION ALL SELECT id, 'story', ${stays.id}::bigint FROM one
      UNION ALL SELECT id, 'story', ${old.id}::bigint FROM two`);
    const merge = () => mergeStory(operator, old.id, stays.title.toUpperCase());
    expect(await told(merge)).toEqual(
      change({
        hard: [`story:${old.id}`, `story:${stays.id}`, `article:${mine}`, `article:${theirs}`, "missing"],
        soft: [`teaser:${mine}`, `teaser:${theirs}`, "list:sitemap"],
      }),
    );
    expect((await listStoryArticles(stays.id, null)).lines.map(({ id }) => id)).toEqual([
      draft,
      theirs,
      mine,
    ]);
    expect(await getStory(old.slug)).toBeNull();
    expect(await findRedirect(`/story/${old.slug}/feed.atom`)).toEqual({
      status: 301,
      to: `/story/${stays.slug}/feed.atom`,
    });
    const { rows } = await db().execute(sql`SELECT changes FROM article_copies WHERE article_id = ${copied}`);
    expect(rows).toEqual([{ changes: { storyId: stays.id, title: "Neu" } }]);
    const followers = await db().execute(sql`
      SELECT s.ref_id AS id, count(*)::int FROM subscriptions s WHERE s.kind = 'story' GROUP BY 1`);
    expect(followers.rows).toEqual([{ id: stays.id, count: 2 }]);
    await expect(merge()).rejects.toThrow("not-found");
    await expect(mergeStory(operator, stays.id, stays.title)).rejects.toThrow("merge-target");
  });

  it("leaves whoever still writes with the old one a text that is kept", async () => {
    const [old, stays] = [await make(), await make()];
    const articleId = await makeLive();
    await mergeStory(operator, old.id, stays.slug);
    await updateArticle(operator, articleId, {
      changes: { storyId: old.id, title: "Neu" },
      substantive: false,
    });
    expect(await getStoryArticle(articleId)).toMatchObject({ title: "Neu", storyId: null });
  });
});

it("a reader's story has nothing that is not due, embargoed, withdrawn or in work, and is told either way", async () => {
  const { id, slug } = await make();
  const first = await makeLive({ storyId: id }, { publishedAt: hoursAgo(9) });
  const second = await makeLive({ storyId: id }, { publishedAt: hoursAgo(4) });
  await makeLive({ storyId: id }, { publishedAt: new Date(Date.now() + HOUR) });
  await makeLive({ storyId: id, embargoUntil: new Date(Date.now() + HOUR) });
  await makeDraft({ storyId: id });
  const gone = await makeLive({ storyId: id });
  await withdrawArticle(operator, gone, { reason: "Irrtum" });
  const ids = async (fromStart: boolean) =>
    (await listStory(id, 1, { fromStart })).items.map((one) => one.id);
  expect(await ids(false)).toEqual([second, first]);
  expect(await ids(true)).toEqual([first, second]);
  expect(await getStory(slug)).toMatchObject({ id, articleCount: 2, closedAt: null });
});

it("either way round is paged without a hole or a double", async () => {
  const { id } = await make();
  const sectionId = (
    await db().execute<{ id: number }>(sql`
    INSERT INTO sections (slug, name) VALUES (${fresh("viele")}, 'Viele') RETURNING id`)
  ).rows[0]?.id;
  await db().execute(sql`INSERT INTO articles (state, section_id, story_id, slug, title, body, published_at)
    SELECT 'live', ${sectionId}, ${id}, 'viele-' || n, 'Viele', '{}', date_trunc('hour', now()) - n / 3 * interval '1 hour'
    FROM generate_series(3, 50) n`);
  const all = async (fromStart: boolean) => {
    const pages = [1, 2, 3].map((page) => listStory(id, page, { fromStart }));
    return (await Promise.all(pages)).flatMap(({ items }) => items.map((one) => one.id));
  };
  const newest = await all(false);
  expect(new Set(newest).size).toBe(48);
  expect(await all(true)).toEqual(newest.toReversed());
});

describe("the desk", () => {
  it("finds stories by words and by state, page by page", async () => {
    const word = fresh("Suchwort");
    const ids = [];
    for (let n = 0; n < 53; n++) ids.push((await make(`Das ${word} ${n}`)).id);
    await closeStory(operator, ids[0] ?? 0, true);
    const list = (filter: Partial<Parameters<typeof listStories>[0]>) =>
      listStories({ words: word.toUpperCase(), state: null, after: null, ...filter });
    const first = await list({});
    const second = await list({ after: first.after });
    expect([...first.lines, ...second.lines].map(({ id }) => id)).toEqual(ids.toReversed());
    expect(second.after).toBeNull();
    expect((await list({ state: "closed" })).lines.map(({ id }) => id)).toEqual([ids[0]]);
    expect((await list({ state: "open", after: ids[1] ?? 0 })).lines).toEqual([]);
    expect((await list({ words: "100%" })).lines).toEqual([]);
  });

  it("lists a story's articles in whichever state, what has no date first, page by page", async () => {
    const { id } = await make();
    const live: number[] = [];
    for (let n = 41; n > 0; n--) live.push(await makeLive({ storyId: id }, { publishedAt: hoursAgo(n) }));
    const drafts = [await makeDraft({ storyId: id }), await makeDraft({ storyId: id })];
    const first = await listStoryArticles(id, null);
    const second = await listStoryArticles(id, parseStoryPlace(first.after ?? undefined));
    expect([...first.lines, ...second.lines].map((one) => one.id)).toEqual([...live, ...drafts].toReversed());
    expect(first.lines[0]).toMatchObject({ state: "draft", at: null });
    const afterDraft = await listStoryArticles(id, { moment: "infinity", id: drafts[0] ?? 0 });
    expect(afterDraft.lines[0]?.id).toBe(live.at(-1));
  });

  it("offers articles outside a story by words of their headlines, in work or not", async () => {
    const [{ id }, other] = [await make(), await make()];
    const word = fresh("deichbau").replace("-", "");
    const title = `Der ${word} beginnt`;
    const mine = await makeLive({ title, storyId: id });
    const elsewhere = await makeLive({ title, storyId: other.id }, { publishedAt: hoursAgo(3) });
    const draft = await makeDraft({ title, body: paragraphs("Noch nichts.") });
    await makeDraft({ title: "Anderes", body: paragraphs(title) });
    await withdrawArticle(operator, await makeLive({ title }), { reason: "Irrtum" });
    expect(await listStoryCandidates(id, word.slice(0, -1))).toMatchObject([
      { id: draft, storyId: null, story: null, state: "draft" },
      { id: elsewhere, storyId: other.id, story: other.title },
    ]);
    expect((await listStoryCandidates(other.id, word)).map((one) => one.id)).toContain(mine);
    expect(await listStoryCandidates(id, "  ")).toEqual([]);
  });
});
