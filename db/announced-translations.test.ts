import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { findTranslations } from "#db/article-choices.ts";
import { publishArticle, updateArticle, withdrawArticle } from "#db/article-writes.ts";
import { getArticle } from "#db/articles.ts";
import { db } from "#db/client.ts";
import { listSitemapArticles } from "#db/sitemap.ts";
import { nothing, tagsOf, told } from "#db/testing/heard.ts";
import { makePerson } from "#db/testing/people.ts";
import { addressOf, fresh, makeDraft, makeLive, operator } from "#db/testing/rows.ts";
import { getCounterpart, linkTranslation, unlinkTranslation } from "#db/translations.ts";
import { grantEditor, grantViewer } from "#lib/grant.ts";
import type { Editor } from "#lib/proof.ts";

async function makeEditor(): Promise<Editor> {
  const userId = await makePerson({ role: "editor" });
  const viewer = grantViewer({ userId, name: "Ida", role: "editor", sessionId: "", addressKey: "" });
  return grantEditor(viewer) as Editor;
}

async function makePair(make: { de?: typeof makeLive; en?: typeof makeLive } = {}) {
  const german = await (make.de ?? makeLive)({ language: "de" });
  const english = await (make.en ?? makeLive)({ language: "en" });
  return { german, english };
}

const shown = async (id: number) => {
  const [section = "", slug = ""] = await addressOf(id);
  return getArticle(section, slug);
};
const languages = async (id: number) => (await shown(id))?.translations.map(({ language }) => language);
const hard = (...all: number[]) => all.map((id) => `article:${id}`).toSorted();

describe("linkTranslation", () => {
  it("brings both pages, once; each leads to the other", async () => {
    const editor = await makeEditor();
    const { german, english } = await makePair();
    const link = () => linkTranslation(editor, { articleId: german, otherId: english });
    const [heard] = await told(link);
    expect(heard?.hard).toEqual(hard(german, english));
    expect(heard?.soft).toContain("list:sitemap");
    expect(await told(link)).toEqual(nothing);
    expect(await languages(german)).toEqual(["en"]);
    expect(await languages(english)).toEqual(["de"]);
    expect(await getCounterpart(german)).toMatchObject({ id: english, language: "en", state: "live" });
    const { rows } = await db().execute(sql`
      SELECT l.subject_id AS id, l.detail FROM audit_log l WHERE l.actor_id = ${editor.userId} ORDER BY l.id`);
    expect(rows).toEqual([
      { id: german, detail: { fields: ["translation"], linked: true, with: [english] } },
      { id: english, detail: { fields: ["translation"], linked: true, with: [german] } },
    ]);
  });

  it("takes one article in each language, and no more", async () => {
    const editor = await makeEditor();
    const { german, english } = await makePair();
    const link = (articleId: number, otherId: number) => linkTranslation(editor, { articleId, otherId });
    await expect(link(german, await makeLive({ language: "de" }))).rejects.toThrow("same-language");
    await expect(link(german, german)).rejects.toThrow("not-found");
    await expect(link(german, 999_999_999)).rejects.toThrow("not-found");
    await link(english, german);
    const other = await makeLive({ language: "en" });
    await expect(link(german, other)).rejects.toThrow("translation-taken");
    await expect(link(other, german)).rejects.toThrow("translation-taken");
    const two = [
      link(await makeLive({ language: "de" }), other),
      link(await makeLive({ language: "de" }), other),
    ];
    const done = await Promise.allSettled(two);
    expect(done.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("leads to what readers see, as soon as they see it, and not a moment longer", async () => {
    const { german, english } = await makePair({ en: makeDraft });
    await linkTranslation(await makeEditor(), { articleId: german, otherId: english });
    expect(await languages(german)).toEqual([]);
    // Its page names the draft: it is drawn anew when that is published.
    expect(await tagsOf(() => shown(german))).toEqual(expect.arrayContaining(hard(german, english)));
    const [published] = await told(() => publishArticle(operator, english));
    expect(published?.hard).toContain(`article:${english}`);
    expect(await languages(german)).toEqual(["en"]);
    const [withdrawn] = await told(() => withdrawArticle(operator, english, { reason: "Irrtum" }));
    expect(withdrawn?.gone).toContain(`article:${english}`);
    expect(await languages(german)).toEqual([]);
  });

  it("stands in the sitemap while search engines may list both", async () => {
    const { german, english } = await makePair();
    await linkTranslation(await makeEditor(), { articleId: german, otherId: english });
    const now = new Date();
    const listed = async () => {
      const month = { year: now.getFullYear(), month: now.getMonth() + 1, file: 1 };
      const [, slug] = await addressOf(german);
      const found = (await listSitemapArticles(month)).find((one) => one.slug === slug);
      return found?.translations.map(({ language }) => language);
    };
    expect(await listed()).toEqual(["en"]);
    await updateArticle(operator, english, { changes: { hideFromSearchEngines: true }, substantive: false });
    expect(await listed()).toEqual([]);
    expect((await shown(german))?.translations).toMatchObject([{ isListed: false }]);
  });

  it("ends where an article changes its language", async () => {
    const { german, english } = await makePair();
    await linkTranslation(await makeEditor(), { articleId: german, otherId: english });
    const change = () =>
      updateArticle(operator, english, { changes: { language: "de" }, substantive: false });
    const [heard] = await told(change);
    expect(heard?.hard).toContain(`article:${english}`);
    expect(await languages(german)).toEqual([]);
    expect(await getCounterpart(english)).toBeNull();
    // A group of one is none.
    const other = await makeLive({ language: "en" });
    await linkTranslation(await makeEditor(), { articleId: german, otherId: other });
    expect(await languages(german)).toEqual(["en"]);
  });
});

describe("unlinkTranslation", () => {
  it("brings both pages, from either side, once", async () => {
    const editor = await makeEditor();
    const { german, english } = await makePair();
    await linkTranslation(editor, { articleId: german, otherId: english });
    const [heard] = await told(() => unlinkTranslation(editor, english));
    expect(heard?.hard).toEqual(hard(german, english));
    expect(await told(() => unlinkTranslation(editor, german))).toEqual(nothing);
    expect(await languages(german)).toEqual([]);
    expect(await getCounterpart(german)).toBeNull();
    await expect(unlinkTranslation(editor, 999_999_999)).rejects.toThrow("not-found");
  });
});

it("offers what is in the other language and still free", async () => {
  const word = fresh("zebra").replace("-", "");
  const german = await makeLive({ language: "de", title: `${word} heute` });
  const english = await makeDraft({ language: "en", title: `${word} today` });
  await makeLive({ language: "de", title: `${word} morgen` });
  const taken = await makePair();
  await updateArticle(operator, taken.english, { changes: { title: `${word} again` }, substantive: false });
  await linkTranslation(await makeEditor(), { articleId: taken.german, otherId: taken.english });
  const withdrawn = await makeLive({ language: "en", title: `${word} gone` });
  await withdrawArticle(operator, withdrawn, { reason: "Irrtum" });
  expect((await findTranslations(word.slice(0, -1), german)).map(({ id }) => id)).toEqual([english]);
  expect(await findTranslations("", german)).toEqual([]);
  expect(await findTranslations(word, 0)).toEqual([]);
});
