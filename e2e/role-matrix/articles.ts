import { createDraft } from "#db/article-drafts.ts";
import { releaseArticle } from "#db/article-locks.ts";
import { takeStep } from "#db/article-steps.ts";
import { autosave } from "#db/autosave.ts";
import { sharePreview } from "#db/previews.ts";
import { getSite } from "#db/site.ts";
import { makePerson } from "#db/testing/people.ts";
import { paragraphs } from "#db/testing/rows.ts";
import { linkTranslation } from "#db/translations.ts";
import { type Area, EDITORS, press, type Step, WRITERS } from "#e2e/role-matrix/area.ts";
import { joinPortalDatabase } from "#e2e/signed-in.ts";
import { grantEditor, grantViewer, grantWriter } from "#lib/grant.ts";
import { paths } from "#lib/paths.ts";
import type { Editor, Writer } from "#lib/proof.ts";

/** A draft and a live article with two versions, which nobody else writes in. */
let draft = 0;
let live = 0;
/** What the live article may be linked to. */
const english = `Roles${Date.now()}`;

async function prepare(): Promise<void> {
  await joinPortalDatabase();
  const userId = await makePerson({ role: "editor" });
  const viewer = grantViewer({ userId, name: "Redaktion", role: "editor", sessionId: "", addressKey: "" });
  const editor = grantWriter(viewer) as Writer;
  const sectionId = (await getSite()).sections[0]?.id ?? 0;
  const make = async () => {
    const id = await createDraft(editor, { title: `Rollen ${Date.now()}`, sectionId });
    const body = paragraphs("Ein Satz.") as never;
    await autosave(editor, id, { version: 1, changes: { body, aiUse: "assist", aiTool: "Ein Modell" } });
    await releaseArticle(editor, id);
    return id;
  };
  draft = await make();
  live = await make();
  await takeStep(editor, live, { step: "publish", version: 2 });
  await sharePreview(editor, live);
  const other = await makePerson({ role: "editor" });
  const second = grantWriter(
    grantViewer({ userId: other, name: "Zweite", role: "editor", sessionId: "", addressKey: "" }),
  ) as Writer;
  await autosave(second, draft, { version: 2, changes: { standfirst: "Neu." } });
  await releaseArticle(second, draft);
  const publisher = grantEditor(viewer) as Editor;
  const translation = async (title: string) => {
    const id = await createDraft(editor, { title, sectionId });
    await autosave(editor, id, { version: 1, changes: { language: "en" } });
    await releaseArticle(editor, id);
    return id;
  };
  await translation(english);
  await linkTranslation(publisher, { articleId: draft, otherId: await translation(`Linked ${Date.now()}`) });
}

const open =
  (summary: string): Step =>
  (page) =>
    page.locator("summary", { hasText: summary }).click();
const fill =
  (label: string, value: string): Step =>
  (page) =>
    page.getByLabel(label).fill(value);

const READING = { may: WRITERS };

export const articles: Area = {
  prepare,
  pages: {
    "/admin/articles": READING,
    "/admin/articles/new": READING,
    "/admin/articles/[id]": { may: WRITERS, at: () => paths.adminArticle({ id: live }) },
    "/admin/articles/[id]/history": { may: WRITERS, at: () => paths.adminArticleHistory({ id: live }) },
    // What is sent here is nothing: whoever may write is told that it is malformed.
    "/admin/articles/[id]/save": {
      may: WRITERS,
      at: () => `${paths.adminArticle({ id: live })}/save`,
      method: "POST",
    },
    "/admin/articles/[id]/lock": {
      may: EDITORS,
      at: () => `${paths.adminArticle({ id: live })}/lock`,
      method: "POST",
    },
    "/admin/articles/choices": { may: WRITERS, at: () => "/admin/articles/choices?kind=topic&q=a" },
  },
  actions: {
    "articles/createArticle": {
      as: "author",
      may: WRITERS,
      at: paths.adminNewArticle,
      steps: [fill("Arbeitstitel", "Fremd"), press("Anlegen und schreiben")],
    },
    "articles/takeArticleStep": {
      as: "editor",
      may: WRITERS,
      at: () => paths.adminArticle({ id: draft }),
      steps: [press("Veröffentlichen")],
    },
    "articles/publishArticleChanges": {
      as: "editor",
      may: EDITORS,
      at: () => paths.adminArticle({ id: live }),
      steps: [press("Änderungen veröffentlichen")],
    },
    "articles/discardArticleChanges": {
      as: "editor",
      may: WRITERS,
      at: () => paths.adminArticle({ id: live }),
      steps: [press("Änderungen verwerfen")],
    },
    "articles/restoreVersion": {
      as: "editor",
      may: WRITERS,
      at: () => paths.adminArticleHistory({ id: draft }, { from: "2", to: "3" }),
      steps: [open("Diese Fassung wiederherstellen"), press(/^Diese Fassung wiederherstellen$/)],
    },
    "articles/makePreview": {
      as: "editor",
      may: WRITERS,
      at: () => paths.adminArticle({ id: live }),
      steps: [open("Vorschau"), press("Link erstellen")],
    },
    "articles/endPreviews": {
      as: "editor",
      may: WRITERS,
      at: () => paths.adminArticle({ id: live }),
      steps: [open("Vorschau"), press("Alle Links beenden")],
    },
    "articles/linkArticleTranslation": {
      as: "editor",
      may: EDITORS,
      at: () => paths.adminArticle({ id: live }),
      steps: [fill("Artikel in der anderen Sprache", english), press(new RegExp(english))],
    },
    "articles/unlinkArticleTranslation": {
      as: "editor",
      may: EDITORS,
      at: () => paths.adminArticle({ id: draft }),
      steps: [press("Verbindung lösen")],
    },
    "articles/reviewAi": {
      as: "editor",
      may: EDITORS,
      at: () => paths.adminArticle({ id: live }),
      steps: [press("Ich habe geprüft")],
    },
  },
};
