import { describe, expect, it } from "vitest";
import { changePage, createPage, getDeskPage, listPages, restorePageVersion } from "#db/page-desk.ts";
import { getPageVersion, listPageVersions } from "#db/page-versions.ts";
import { savePage } from "#db/page-writes.ts";
import { getPage } from "#db/pages.ts";
import { findRedirect } from "#db/redirects.ts";
import { change, nothing, told } from "#db/testing/heard.ts";
import { fresh, makeSection, operator, paragraphs } from "#db/testing/rows.ts";
import type { DeskPageInput } from "#lib/desk-page.ts";
import { grantAdmin, grantViewer } from "#lib/grant.ts";

const admin = grantAdmin(
  grantViewer({ userId: 1, name: "Mara", role: "admin", sessionId: "", addressKey: "" }),
);

async function make(slug = fresh("seite")) {
  const id = await createPage(operator, { title: "Über uns", slug, language: "de" });
  const save = async (changes: Partial<DeskPageInput> = {}, seen?: string) => {
    const page = await getDeskPage(id);
    if (!page) throw new Error("There is no page.");
    const { title, slug, description, state, inFooter, position, stamp } = page;
    await changePage(
      operator,
      { id, seen: seen ?? stamp, admin: null },
      { title, slug, description, state, inFooter, position, body: null, ...changes },
    );
  };
  return { id, slug, save };
}

describe("createPage", () => {
  it("makes a draft that nobody sees; refuses what is taken, reserved or untitled", async () => {
    const slug = fresh("seite");
    const create = (input: object = {}) =>
      createPage(operator, { title: "Über uns", slug, language: "de", ...input });
    expect(await told(create)).toEqual(nothing);
    expect(await getPage(slug)).toBeNull();
    await expect(create()).rejects.toThrow("slug-taken");
    await create({ language: "en" });
    await expect(create({ slug: "search" })).rejects.toThrow("slug-reserved");
    await expect(create({ slug: "a b" })).rejects.toThrow("slug-malformed");
    await expect(create({ slug: "", title: "  " })).rejects.toThrow("title-missing");
    await expect(create({ slug: "", title: "x".repeat(201) })).rejects.toThrow("title-too-long");
    const section = fresh("ressort");
    await makeSection({ slug: section });
    await expect(create({ slug: section })).rejects.toThrow("slug-taken");
    expect((await listPages({ slug, language: "de" })).lines[0]).toMatchObject({ slug, language: "en" });
  });
});

describe("changePage", () => {
  it("brings the page when readers see it, and every footer that it comes into", async () => {
    const { id, slug, save } = await make();
    const page = `page:${id}`;
    expect(await told(() => save({ body: paragraphs("Wir.") }))).toEqual(nothing);
    const framed = change({ hard: [page, "site", "missing"], soft: ["list:sitemap"] });
    expect(await told(() => save({ state: "live" }))).toEqual(framed);
    expect((await getPage(slug))?.title).toBe("Über uns");
    expect(await told(() => save({ body: paragraphs("Wir alle.") }))).toEqual(
      change({ hard: [page], soft: ["list:sitemap"] }),
    );
    expect(await told(() => save({ inFooter: true }))).toEqual(framed);
    expect(await told(() => save({ state: "draft" }))).toEqual(
      change({ gone: [page], hard: ["site", "missing"], soft: ["list:sitemap"] }),
    );
  });

  it("moves in all its languages, and the old address leads on", async () => {
    const { id, slug, save } = await make();
    const english = await createPage(operator, { title: "About us", slug, language: "en" });
    await save({ state: "live" });
    const to = fresh("wir");
    const [moved] = await told(() => save({ slug: to }));
    expect(moved?.hard).toEqual(expect.arrayContaining([`page:${id}`, `page:${english}`, "site", "missing"]));
    expect((await getDeskPage(english))?.slug).toBe(to);
    expect((await findRedirect(`/${slug}`))?.to).toBe(`/${to}`);
    await save({ slug });
    expect(await findRedirect(`/${slug}`)).toBeNull();
    const { slug: other } = await make();
    await expect(save({ slug: other })).rejects.toThrow("slug-taken");
    await expect(save({ slug: "imprint" })).rejects.toThrow("slug-taken");
    await expect(save({ slug: "admin" })).rejects.toThrow("slug-reserved");
  });

  it("keeps every wording; saves nothing over what was saved meanwhile", async () => {
    const { id, save } = await make();
    const before = (await getDeskPage(id))?.stamp ?? "";
    await save({ body: paragraphs("Eins.") });
    await expect(save({ title: "Zwei" }, before)).rejects.toThrow("changed-meanwhile");
    await expect(save({ body: { type: "doc", content: [{ type: "script" }] } })).rejects.toThrow(
      "text-malformed",
    );
    await expect(save({ position: 1.5 })).rejects.toThrow("position-malformed");
    await expect(save({ description: "x".repeat(401) })).rejects.toThrow("text-too-long");
    await save({ inFooter: true });
    expect((await listPageVersions(id)).map(({ version }) => version)).toEqual([2, 1]);
    expect(JSON.stringify((await getPageVersion(id, 2))?.body)).toContain("Eins.");
  });

  it("leaves what the law asks for to those who answer for the house", async () => {
    const id = await savePage(operator, { slug: "imprint", title: "Impressum", body: paragraphs("Wir.") });
    const page = await getDeskPage(id);
    if (!page) throw new Error("There is no page.");
    const given = { id, seen: page.stamp };
    const input = { ...page, body: paragraphs("Andere.") };
    await expect(changePage(operator, { ...given, admin: null }, input)).rejects.toThrow("legal-page");
    await expect(changePage(operator, { ...given, admin }, { ...input, slug: "wir" })).rejects.toThrow(
      "legal-address",
    );
    await changePage(operator, { ...given, admin }, input);
    expect((await getDeskPage(id))?.version).toBe(2);
  });
});

describe("restorePageVersion", () => {
  it("brings a wording back as a new one, which readers see", async () => {
    const { id, save } = await make();
    await save({ body: paragraphs("Eins."), state: "live", inFooter: true });
    await save({ body: paragraphs("Zwei.") });
    const page = await getDeskPage(id);
    const seen = { id, seen: page?.stamp ?? "", admin: null };
    await expect(restorePageVersion(operator, seen, 9)).rejects.toThrow("not-found");
    expect(await told(() => restorePageVersion(operator, seen, 2))).toEqual(
      change({ hard: [`page:${id}`], soft: ["list:sitemap"] }),
    );
    const now = await getDeskPage(id);
    expect(JSON.stringify(now?.body)).toContain("Eins.");
    expect(now).toMatchObject({ version: 4, state: "live", inFooter: true });
    await expect(restorePageVersion(operator, seen, 2)).rejects.toThrow("changed-meanwhile");
  });
});
