import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { changeAuthor, createAuthor, getAuthorDetails } from "#db/author-desk.ts";
import { db } from "#db/client.ts";
import {
  addRedirect,
  addRedirects,
  listRedirects,
  removeRedirect,
  restoreRedirect,
} from "#db/redirect-desk.ts";
import { findRedirect } from "#db/redirects.ts";
import {
  changeSection,
  createSection,
  getSectionDetails,
  listSectionTree,
  moveSection,
  type SectionDetails,
} from "#db/section-desk.ts";
import { changesOf, told } from "#db/testing/heard.ts";
import { makeAccount } from "#db/testing/people.ts";
import { addressOf, fresh, makeLive, operator } from "#db/testing/rows.ts";
import { changeTopic, createTopic, getTopicDetails, mergeTopic } from "#db/topic-desk.ts";
import { getTopic } from "#db/topics.ts";

const make = (name = fresh("Ressort"), parentId: number | null = null) =>
  createSection(operator, { name, slug: "", parentId });
const change = async (id: number, changes: Partial<SectionDetails>) =>
  changeSection(operator, id, { ...((await getSectionDetails(id)) as SectionDetails), ...changes });
const moved = (to: string) => ({ status: 301, to });

describe("createSection", () => {
  it("brings the frame of every page, and refuses what is taken or the portal's own", async () => {
    const name = fresh("Ressort");
    const [heard] = await told(() => make(name));
    expect(heard?.hard).toEqual(["missing", "site"]);
    await expect(make(name)).rejects.toThrow("slug-taken");
    await expect(make("Admin")).rejects.toThrow("slug-reserved");
    await expect(make(" ")).rejects.toThrow("name-missing");
  });

  it("leaves the articles of who had the address before at their old addresses", async () => {
    const old = fresh("alt");
    const sectionId = await make(old);
    const id = await makeLive({ sectionId });
    const [, slug] = await addressOf(id);
    await change(sectionId, { slug: fresh("neu") });
    await make(old);
    const [section] = await addressOf(id);
    expect(await findRedirect(`/${old}/${slug}`)).toEqual(moved(`/${section}/${slug}`));
    expect(await findRedirect(`/${old}`)).toBeNull();
  });
});

describe("changeSection", () => {
  it("leads the old address and all beneath it to the new one in one hop, however often", async () => {
    const [a, b, c] = [fresh("grün"), fresh("b"), fresh("c")];
    const sectionId = await make(a);
    const id = await makeLive({ sectionId, slug: "über" });
    await change(sectionId, { slug: a });
    const first = (await getSectionDetails(sectionId))?.slug ?? "";
    const [heard] = await changesOf(() => change(sectionId, { slug: b }));
    expect(heard?.hard).toEqual(expect.arrayContaining(["site", "missing", `section:${sectionId}`]));
    await change(sectionId, { slug: c });
    expect(await findRedirect(`/${first}`)).toEqual(moved(`/${c}`));
    expect(await findRedirect(`/${first}/feed.xml`)).toEqual(moved(`/${c}/feed.xml`));
    expect(await findRedirect(`/${b}/über`)).toEqual(moved(`/${c}/${encodeURIComponent("über")}`));
    await change(sectionId, { slug: first });
    expect(await findRedirect(`/${first}`)).toBeNull();
    expect(await findRedirect(`/${c}`)).toEqual(moved(encodeURI(`/${first}`)));
    expect(await addressOf(id)).toEqual([first, "über"]);
  });

  it("refuses circles", async () => {
    const top = await make();
    const below = await make(fresh("Unten"), top);
    await expect(change(top, { parentId: below })).rejects.toThrow("circle");
    await expect(change(top, { parentId: top })).rejects.toThrow("circle");
  });
});

describe("moveSection", () => {
  it("changes places with its neighbour", async () => {
    const top = await make();
    const [one, two] = [await make(fresh("Eins"), top), await make(fresh("Zwei"), top)];
    const below = async () =>
      (await listSectionTree()).filter((row) => row.parentId === top).map((row) => row.id);
    expect(await below()).toEqual([one, two]);
    const [heard] = await changesOf(() => moveSection(operator, two, "up"));
    expect(heard?.hard).toEqual(["site"]);
    await moveSection(operator, two, "up");
    expect(await below()).toEqual([two, one]);
  });
});

describe("createTopic", () => {
  it("brings addresses that named nothing", async () => {
    const name = fresh("Thema");
    const [heard] = await told(() => createTopic(operator, { name, slug: "" }));
    expect(heard?.hard).toEqual(["missing"]);
    await expect(createTopic(operator, { name, slug: "" })).rejects.toThrow("slug-taken");
  });
});

describe("changeTopic", () => {
  it("brings its page, and with a new address the old one and its articles", async () => {
    const name = fresh("Thema");
    const topic = await createTopic(operator, { name, slug: "" });
    const id = await makeLive({ topicIds: [topic] });
    const { slug = "" } = (await getTopicDetails(topic)) ?? {};
    const save = (changes: object) =>
      told(() => changeTopic(operator, topic, { name, slug, intro: "", ...changes }));
    expect((await save({ intro: "Worum es geht" }))[0]?.hard).toEqual([`topic:${topic}`]);
    const now = fresh("thema-neu");
    const [heard] = await save({ slug: now });
    expect(heard?.hard).toEqual([`article:${id}`, "list:topics", "missing", `topic:${topic}`]);
    expect(await findRedirect(`/topic/${slug}`)).toEqual(moved(`/topic/${now}`));
  });
});

describe("mergeTopic", () => {
  it("carries articles over once each, counts them, and leads the old address on", async () => {
    const [from, into] = [fresh("Thema"), fresh("Thema")];
    const old = await createTopic(operator, { name: from, slug: "" });
    const stays = await createTopic(operator, { name: into, slug: "" });
    const both = await makeLive({ topicIds: [old, stays] });
    const one = await makeLive({ topicIds: [old] });
    const [heard] = await changesOf(() => mergeTopic(operator, old, into));
    expect(heard?.hard).toEqual(
      expect.arrayContaining([
        `topic:${old}`,
        `topic:${stays}`,
        `article:${both}`,
        `article:${one}`,
        "missing",
      ]),
    );
    expect((await getTopicDetails(stays))?.articleCount).toBe(2);
    const { slug = "" } = (await getTopicDetails(stays)) ?? {};
    expect(await getTopic(from.toLowerCase())).toEqual({ redirectTo: slug });
    // What a working copy still says of the old one is about the one that stayed.
    await makeLive({ topicIds: [old] });
    expect((await getTopicDetails(stays))?.articleCount).toBe(3);
    await expect(mergeTopic(operator, stays, from)).rejects.toThrow("merge-target");
    await expect(mergeTopic(operator, stays, into)).rejects.toThrow("merge-target");
  });
});

describe("createAuthor", () => {
  it("brings addresses that named nothing", async () => {
    const name = fresh("Ada");
    const [heard] = await told(() => createAuthor(operator, { name, slug: "" }));
    expect(heard?.hard).toEqual(["missing"]);
    await expect(createAuthor(operator, { name, slug: "" })).rejects.toThrow("slug-taken");
  });
});

describe("changeAuthor", () => {
  it("brings their page and articles; the old address leads on; one account, one name", async () => {
    const id = await createAuthor(operator, { name: fresh("Ada"), slug: "" });
    const other = await createAuthor(operator, { name: fresh("Bea"), slug: "" });
    const article = await makeLive({ authors: [{ authorId: id }] });
    const before = await getAuthorDetails(id);
    const { email } = await makeAccount({ role: "author" });
    const reader = await makeAccount();
    const save = async (whose: number, changes: object) => {
      const details = await getAuthorDetails(whose);
      if (details) await changeAuthor(operator, whose, { ...details, ...changes });
    };
    const slug = fresh("ada-neu");
    const links = [{ label: "Seite", url: "https://ada.example/" }];
    const [heard] = await told(() =>
      save(id, { slug, account: email, beats: ["Energie"], links, isGuest: true }),
    );
    expect(heard?.hard).toEqual([`article:${article}`, `author:${id}`, "missing"]);
    expect(await getAuthorDetails(id)).toMatchObject({
      slug,
      account: email,
      beats: ["Energie"],
      links,
      isGuest: true,
    });
    expect(await findRedirect(`/author/${before?.slug}`)).toEqual(moved(`/author/${slug}`));
    await expect(save(other, { account: email })).rejects.toThrow("account-held");
    await expect(save(other, { account: reader.email })).rejects.toThrow("account-unknown");
  });
});

describe("addRedirect", () => {
  const add = (from: string, to: string, status = "301") => addRedirect(operator, { from, to, status });
  it("brings addresses that named nothing; chains become one hop, circles are refused", async () => {
    const [a, b, c] = [fresh("/a"), fresh("/b"), fresh("/c")];
    const [heard] = await told(() => add(b, c));
    expect(heard?.hard).toEqual(["missing"]);
    await add(a, b);
    expect((await listRedirects({ words: a, after: null })).lines[0]?.to).toBe(c);
    await expect(add(c, a)).rejects.toThrow("redirect-loop");
    await expect(add(c, c)).rejects.toThrow("redirect-loop");
    await expect(add(a, b)).rejects.toThrow("redirect-known");
    await expect(add(a, "/latest")).rejects.toThrow("redirect-taken");
    await add(c, "https://anderswo.example/", "302");
    expect(await findRedirect(a)).toEqual({ status: 302, to: "https://anderswo.example/" });
  });

  it("refuses addresses at which something stands, or that are the portal's own", async () => {
    const path = `/${(await addressOf(await makeLive())).join("/")}`;
    await expect(add(path, "/x")).rejects.toThrow("address-in-use");
    await expect(add("/latest", "/x")).rejects.toThrow("address-in-use");
    await expect(add("/admin/x", "/x")).rejects.toThrow("from-malformed");
    await expect(add(fresh("/x"), "javascript:alert(1)")).rejects.toThrow("to-malformed");
    const gone = fresh("/weg");
    await add(gone, "", "410");
    await expect(add(fresh("/x"), gone)).rejects.toThrow("target-gone");
  });
});

describe("addRedirects", () => {
  it("takes what can be taken and names the rest", async () => {
    const [a, b] = [fresh("/a"), fresh("/b")];
    const lines = [
      { line: 1, from: a, to: b, status: "" },
      { line: 2, from: b, to: a, status: "" },
      { line: 3, from: "x", to: a, status: "" },
      { line: 4, from: fresh("/d"), to: a, status: "307" },
    ];
    const { taken, skipped } = await addRedirects(operator, lines);
    expect(taken).toBe(1);
    expect(skipped.map(({ line, code }) => [line, code])).toEqual([
      [2, "redirect-loop"],
      [3, "from-malformed"],
      [4, "status-unknown"],
    ]);
  });
});

describe("removeRedirect", () => {
  it("brings the address", async () => {
    const from = fresh("/weg");
    await addRedirect(operator, { from, to: "/latest", status: "" });
    const id = (await listRedirects({ words: from, after: null })).lines[0]?.id ?? 0;
    const [heard] = await told(() => removeRedirect(operator, id));
    expect(heard?.hard).toEqual(["missing"]);
    expect(await findRedirect(from)).toBeNull();
  });
});

describe("restoreRedirect", () => {
  it("puts it back once", async () => {
    const from = fresh("/weg");
    await addRedirect(operator, { from, to: "/latest", status: "" });
    const id = (await listRedirects({ words: from, after: null })).lines[0]?.id ?? 0;
    await removeRedirect(operator, id);
    const [heard] = await told(() => restoreRedirect(operator, id));
    expect(heard?.hard).toEqual(["missing"]);
    expect(await findRedirect(from)).toEqual(moved("/latest"));
    await expect(restoreRedirect(operator, id)).rejects.toThrow("redirect-taken");
    const { rows } = await db().execute(sql`SELECT FROM redirects WHERE from_path = ${from}`);
    expect(rows).toHaveLength(1);
  });
});
