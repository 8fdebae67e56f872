import { expect, test } from "@playwright/test";
import { publishArticle, updateArticle, withdrawArticle } from "#db/article-writes.ts";
import { saveAuthor } from "#db/authors.ts";
import { addComment } from "#db/comment-writes.ts";
import { saveMedia } from "#db/media.ts";
import { addPageViews } from "#db/page-views.ts";
import { savePage } from "#db/page-writes.ts";
import { saveSection } from "#db/sections.ts";
import { saveSettings } from "#db/settings.ts";
import { saveStory } from "#db/stories.ts";
import { moveInStory } from "#db/story-articles.ts";
import { addressOf, makeDraft, makeLive, operator, paragraphs } from "#db/testing/rows.ts";
import { saveTopic } from "#db/topics.ts";
import { type OwnDatabase, openOwnDatabase } from "#e2e/own-database.ts";
import { type OwnPortal, startPortal } from "#e2e/own-portal.ts";
import { grantSystem } from "#lib/grant.ts";

/**
 * Row B6: whatever is written, every page, feed and sitemap that shows it changes, and what does not show it stays
 * where it is. The test writes as a third process; two portals on one database must both hear of it.
 */
let database: OwnDatabase;
let portals: OwnPortal[] = [];

test.describe.configure({ mode: "default" });

test.beforeAll(async () => {
  test.setTimeout(120_000);
  database = await openOwnDatabase();
  portals = await Promise.all([startPortal(database.url), startPortal(database.url)]);
});

test.afterAll(async () => {
  await Promise.all(portals.map((portal) => portal.stop()));
  await database.close();
});

/** Each write: what it is about (`text`), where that must appear or be gone, and what has nothing to do with it. */
type Case = {
  name: string;
  /** Makes what is needed before; returns the write and the addresses. */
  prepare: () => Promise<{
    write: () => Promise<unknown>;
    text: string;
    shown: string[];
    /** Where the text stood before and must not be seen again, not even once. */
    gone?: string[];
    unrelated?: string[];
  }>;
};

let made = 0;
const word = (kind: string) => `${kind}wort${++made}x`;

/** An article with everything around it, in a section below another; and one in a section of its own. */
async function ground() {
  const name = word("ressort");
  const parent = word("oben");
  const parentId = await saveSection(operator, { slug: parent, name: parent });
  const sectionId = await saveSection(operator, { slug: name, name, parentId });
  const topic = word("thema");
  const topicId = await saveTopic(operator, { slug: topic, name: topic });
  const author = word("autorin");
  const authorId = await saveAuthor(operator, { slug: author, name: author });
  const story = word("geschichte");
  const storyId = await saveStory(operator, { slug: story, title: story });
  const sourceUrl = `https://pictures.example/${name}.jpg`;
  const leadMediaId = await saveMedia(operator, {
    kind: "image",
    sourceUrl,
    alt: "Ein Bild",
    width: 1600,
    height: 900,
    variants: [{ format: "jpeg", width: 480, height: 270, bytes: 9, key: "ab/abcd.jpg" }],
  });
  const input = { sectionId, storyId, leadMediaId, topicIds: [topicId], authors: [{ authorId }] };
  const id = await makeLive(input);
  const far = await makeLive({
    sectionId: await saveSection(operator, { slug: word("fern"), name: word("fern") }),
  });
  const path = async (article: number) => `/${(await addressOf(article)).join("/")}`;
  const month = new Date().toISOString().slice(0, 7);
  return {
    ...{ id, sectionId, topic, topicId, author, authorId, story, storyId, sourceUrl, input, name, parent },
    article: await path(id),
    path,
    far: await path(far),
    lists: [
      "/",
      "/latest",
      `/${name}`,
      `/${parent}`,
      `/topic/${topic}`,
      `/author/${author}`,
      `/story/${story}`,
      `/story/${story}/from-start`,
      `/archive/${month.replace("-", "/")}`,
    ],
    feeds: [
      ...["/feed.xml", `/${name}/feed.xml`, `/topic/${topic}/feed.xml`, `/author/${author}/feed.xml`],
      `/story/${story}/feed.xml`,
    ],
    sitemap: `/sitemaps/${month}.xml`,
  };
}

const cases: Case[] = [
  {
    name: "publishArticle",
    prepare: async () => {
      const g = await ground();
      const text = word("neu");
      const id = await makeDraft({ ...g.input, title: text, slug: text });
      const shown = [...g.lists, ...g.feeds, g.sitemap, await g.path(id), g.article];
      return { write: () => publishArticle(operator, id), text, shown, unrelated: [g.far, "/imprint"] };
    },
  },
  {
    name: "updateArticle: headline",
    prepare: async () => {
      const g = await ground();
      const text = word("titel");
      const write = () => updateArticle(operator, g.id, { changes: { title: text }, substantive: true });
      return { write, text, shown: [g.article, ...g.lists, ...g.feeds], unrelated: [g.far, "/imprint"] };
    },
  },
  {
    name: "updateArticle: text",
    prepare: async () => {
      const g = await ground();
      const text = word("absatz");
      const changes = { body: paragraphs(text) };
      const write = () => updateArticle(operator, g.id, { changes, substantive: false });
      return { write, text, shown: [g.article, ...g.feeds], unrelated: [g.far, "/imprint"] };
    },
  },
  {
    name: "updateArticle: address",
    prepare: async () => {
      const g = await ground();
      const text = word("adresse");
      const write = () => updateArticle(operator, g.id, { changes: { slug: text }, substantive: false });
      const shown = [`/${g.name}/${text}`, ...g.lists, ...g.feeds, g.sitemap];
      return { write, text, shown, unrelated: [g.far, "/imprint"] };
    },
  },
  {
    name: "withdrawArticle",
    prepare: async () => {
      const g = await ground();
      const text = word("zurück");
      await updateArticle(operator, g.id, { changes: { title: text }, substantive: false });
      const write = () => withdrawArticle(operator, g.id, { reason: "Test" });
      return {
        write,
        text,
        shown: [],
        gone: [g.article, ...g.lists, ...g.feeds],
        unrelated: [g.far, "/imprint"],
      };
    },
  },
  {
    name: "addComment",
    prepare: async () => {
      const g = await ground();
      const text = word("kommentar");
      const comment = {
        articleId: g.id,
        parentId: null,
        authorName: "moewe",
        body: text,
        createdAt: new Date(),
      };
      const write = () => addComment(operator, { ...comment, state: "approved" });
      return {
        write,
        text,
        shown: [g.article, `${g.article}/comments.xml`],
        unrelated: [g.far, `/topic/${word("x")}`],
      };
    },
  },
  {
    name: "saveTopic",
    prepare: async () => {
      const g = await ground();
      const text = word("umbenannt");
      const write = () => saveTopic(operator, { slug: g.topic, name: text });
      return { write, text, shown: [`/topic/${g.topic}`, g.article], unrelated: [g.far, "/imprint"] };
    },
  },
  {
    name: "saveAuthor",
    prepare: async () => {
      const g = await ground();
      const text = word("name");
      const write = () => saveAuthor(operator, { slug: g.author, name: text });
      return {
        write,
        text,
        shown: [`/author/${g.author}`, g.article, `/${g.name}`],
        unrelated: [g.far, "/imprint"],
      };
    },
  },
  {
    name: "saveStory",
    prepare: async () => {
      const g = await ground();
      await makeLive({ ...g.input });
      const text = word("kette");
      const write = () => saveStory(operator, { slug: g.story, title: text });
      return { write, text, shown: [g.article, `/story/${g.story}`], unrelated: [g.far, "/imprint"] };
    },
  },
  {
    name: "moveInStory",
    prepare: async () => {
      const g = await ground();
      const text = word("verlauf");
      const id = await makeLive({ sectionId: g.sectionId, title: text });
      const write = () => moveInStory(operator, { articleId: id, from: null, to: g.storyId });
      const page = `/story/${g.story}`;
      return {
        write,
        text,
        shown: [page, `${page}/from-start`, `${page}/feed.xml`, g.article],
        unrelated: [g.far, "/imprint"],
      };
    },
  },
  {
    name: "saveMedia",
    prepare: async () => {
      const g = await ground();
      const text = word("bildtext");
      const write = () => saveMedia(operator, { kind: "image", sourceUrl: g.sourceUrl, alt: text });
      return { write, text, shown: [g.article], unrelated: [g.far, "/imprint"] };
    },
  },
  {
    name: "savePage",
    prepare: async () => {
      const [slug, text] = [word("seite"), word("wortlaut")];
      const page = { slug, title: slug, state: "live" as const };
      await savePage(operator, { ...page, body: paragraphs("Alt.") });
      const write = () => savePage(operator, { ...page, body: paragraphs(text) });
      return { write, text, shown: [`/${slug}`], unrelated: ["/", "/imprint"] };
    },
  },
  {
    name: "saveSection",
    prepare: async () => {
      const g = await ground();
      const text = word("navigation");
      const write = () => saveSection(operator, { slug: g.parent, name: text });
      return { write, text, shown: ["/", g.article, `/${g.parent}`, "/imprint", "/latest", g.far] };
    },
  },
  {
    name: "saveSettings",
    prepare: async () => {
      const g = await ground();
      const text = word("zeitung");
      const write = () => saveSettings(operator, { name: text });
      return { write, text, shown: ["/", g.article, g.far, "/imprint", "/feed.xml", "/latest"] };
    },
  },
  {
    name: "addPageViews",
    prepare: async () => {
      const g = await ground();
      const text = word("gelesen");
      await updateArticle(operator, g.id, { changes: { title: text }, substantive: false });
      const write = () => addPageViews(grantSystem("test"), [{ articleId: g.id, views: 1_000_000 }]);
      return { write, text, shown: ["/most-read"], unrelated: [g.far, "/imprint"] };
    },
  },
];

for (const { name, prepare } of cases) {
  test(`${name}: what shows it changes in both processes, the rest stays`, async () => {
    const { write, text, shown, gone = [], unrelated = [] } = await prepare();
    for (const portal of portals) {
      // Everything that the preparation changed is fetched until it is fresh and kept.
      for (const path of [...shown, ...gone, ...unrelated]) await settled(portal, path);
      for (const path of gone) expect(await portal.text(path), path).toContain(text);
    }
    await write();
    for (const portal of portals) {
      // The word travels to another process in milliseconds; from then on nobody sees it any more.
      for (const path of gone.slice(0, 1)) await expect.poll(() => portal.text(path)).not.toContain(text);
      for (const path of gone) expect(await portal.text(path), path).not.toContain(text);
      for (const path of shown)
        await expect.poll(() => portal.text(path), { message: path, timeout: 5_000 }).toContain(text);
      const renders = await portal.metric("depesche_cache_renders_total");
      for (const path of unrelated) await portal.text(path);
      expect(await portal.metric("depesche_cache_renders_total"), "renders of what is unrelated").toBe(
        renders,
      );
    }
  });
}

test("an address that moved answers 301, one that was withdrawn 410, in both processes", async () => {
  const g = await ground();
  for (const portal of portals) expect((await portal.get(g.article)).status).toBe(200);
  const slug = word("neu");
  await updateArticle(operator, g.id, { changes: { slug }, substantive: false });
  for (const portal of portals) {
    await expect.poll(async () => (await portal.get(g.article)).status).toBe(301);
    expect((await portal.get(g.article)).headers.get("location")).toBe(`/${g.name}/${slug}`);
  }
  await withdrawArticle(operator, g.id, { reason: "Test" });
  for (const portal of portals)
    await expect.poll(async () => (await portal.get(`/${g.name}/${slug}`)).status).toBe(410);
});

/** Two answers alike: nothing that came before is still on its way. */
async function settled(portal: OwnPortal, path: string): Promise<void> {
  let before = "";
  await expect
    .poll(async () => {
      const now = (await portal.get(path)).headers.get("etag") ?? "none";
      const same = now === before;
      before = now;
      return same;
    })
    .toBe(true);
}
