import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { createArticle } from "#db/article-writes.ts";
import { addComment } from "#db/comment-writes.ts";
import { getSite } from "#db/site.ts";
import { hoursAgo, makeMedia, operator, paragraphs } from "#db/testing/rows.ts";
import { mark, ownArticle } from "#e2e/own-article.ts";
import { joinPortalDatabase, signedIn } from "#e2e/signed-in.ts";
import { expectUsable, LOOKS } from "#e2e/usable.ts";
import type { Role } from "#lib/capabilities.ts";
import { paths } from "#lib/paths.ts";

type Made = { word: string; draft: string; comment: string; picture: string };

/** A draft of somebody else's, a rejected comment and a picture that share a word with nothing else. */
async function make(): Promise<Made> {
  await joinPortalDatabase();
  const word = `Ü${mark()}`;
  const [section] = (await getSite()).sections;
  const draft = `${word} Entwurf`;
  await createArticle(operator, {
    title: draft,
    body: paragraphs("Noch nicht fertig."),
    sectionId: section?.id ?? 0,
  });
  const { id: articleId } = await ownArticle("Diskutiert");
  const comment = `${word} steht hier zu Unrecht.`;
  await addComment(operator, {
    articleId,
    parentId: null,
    authorName: "Dachs",
    body: comment,
    state: "rejected",
    createdAt: hoursAgo(1),
  });
  const picture = `${word} am Ufer`;
  await makeMedia({ alt: picture });
  return { word, draft, comment, picture };
}

/** From wherever one is, through the field in the rail. */
async function search(page: Page, words: string): Promise<void> {
  await page.goto(paths.admin());
  const field = page.getByRole("searchbox", { name: "In der Redaktion suchen" });
  await field.fill(words);
  await field.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Suche" })).toBeVisible();
  await expect(page.getByRole("searchbox", { name: "Suchwörter" })).toHaveValue(words);
}

const group = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("an editor finds a draft, a comment and a picture, and opens each", async ({ page, context }) => {
  const { word, draft, comment, picture } = await make();
  await signedIn(context, { role: "editor" });
  // Written without the umlaut, and only begun.
  await search(page, word.replace("Ü", "ue").slice(0, -2));

  await group(page, "Artikel").getByRole("link", { name: draft }).click();
  await expect(page).toHaveURL(/\/admin\/articles\/\d+$/);
  await page.goBack();

  await group(page, "Kommentare").getByRole("link", { name: "Dachs" }).click();
  await expect(page.locator(".queue-comment .letter-body")).toHaveText(comment);
  await page.goBack();

  await group(page, "Medien").getByRole("link", { name: picture }).click();
  await expect(page).toHaveURL(/\/admin\/media\/\d+$/);
  await page.goBack();

  await group(page, "Artikel").getByRole("link", { name: "Im Bereich Artikel ansehen" }).click();
  await expect(page.getByRole("link", { name: draft })).toBeVisible();
});

const SEES: Partial<Record<Role, (keyof Made)[]>> = {
  moderator: ["comment"],
  author: ["picture"],
  editor: ["draft", "comment", "picture"],
  admin: ["draft", "comment", "picture"],
};

test("nobody finds more than their own lists show, however they ask", async ({ browser, baseURL }) => {
  test.slow();
  const made = await make();
  for (const [role, sees] of Object.entries(SEES) as [Role, (keyof Made)[]][]) {
    const context: BrowserContext = await browser.newContext({ baseURL, locale: "de-DE" });
    await signedIn(context, { role });
    for (const kind of ["", "articles", "comments", "media"]) {
      const query = { q: made.word, ...(kind ? { in: kind } : {}) };
      const html = await (await context.request.get(paths.adminSearch(query))).text();
      for (const what of ["draft", "comment", "picture"] as const) {
        if (!sees.includes(what)) expect(html, `${what} as ${role} in ${kind}`).not.toContain(made[what]);
        else if (kind === "") expect(html, `${what} as ${role}`).toContain(made[what]);
      }
    }
    await context.close();
  }
});

test("many are read page by page in a list of their kind", async ({ page, context }) => {
  test.slow();
  await joinPortalDatabase();
  const word = `Blätter${mark()}`;
  const { id: articleId } = await ownArticle("Diskutiert");
  for (let i = 0; i < 33; i++)
    await addComment(operator, {
      articleId,
      parentId: null,
      authorName: "Dachs",
      body: `${word} zum ${i}.`,
      state: "approved",
      createdAt: hoursAgo(100 - i),
    });
  await signedIn(context, { role: "moderator" });
  await search(page, word);
  const lines = group(page, "Kommentare").getByRole("listitem");
  await expect(lines).toHaveCount(8);
  await page.getByRole("link", { name: "Weitere Kommentare" }).click();
  await expect(lines).toHaveCount(30);
  await page.getByRole("link", { name: "Weitere Kommentare" }).click();
  await expect(lines).toHaveCount(3);
  await expect(page.getByRole("link", { name: "Weitere Kommentare" })).toHaveCount(0);
});

test("whatever is typed is answered", async ({ context }) => {
  await signedIn(context, { role: "admin" });
  const hostile = [
    "x".repeat(10_000),
    "' & | ! :*",
    "a:*D <-> !b (c",
    "🦊",
    "مرحبا",
    "\u202e\u0000",
    "%ff",
    "<script>",
  ];
  for (const q of [...hostile, ""])
    for (const more of [{}, { in: "articles", after: "'; --" }, { in: "comments", after: "0" }]) {
      const answer = await context.request.get(paths.adminSearch({ q, ...(more as Record<string, string>) }));
      expect(answer.status(), JSON.stringify({ q, ...more })).toBe(200);
      if (q === "<script>") expect(await answer.text()).not.toContain('value="<script>');
    }
  const none = await (await context.request.get(paths.adminSearch({ q: "' & | ! :*" }))).text();
  expect(none).toContain("Nichts gefunden");
});

test("everybody can use it", { tag: LOOKS }, async ({ page, context }) => {
  const { word } = await make();
  await signedIn(context, { role: "admin" });
  for (const q of [word, "a", "", "Gibtesnicht"]) {
    await page.goto(paths.adminSearch({ q }));
    await expectUsable(page);
  }
});
