import { expect, type Page, test } from "@playwright/test";
import { updateArticle } from "#db/article-writes.ts";
import { addComment } from "#db/comment-writes.ts";
import { hoursAgo, operator, paragraphs } from "#db/testing/rows.ts";
import { mark, ownArticle } from "#e2e/own-article.ts";
import { signedIn } from "#e2e/signed-in.ts";
import { expectUsable, LOOKS } from "#e2e/usable.ts";
import { paths } from "#lib/paths.ts";

/** A page as a reader gets it, out of the cache if it is there. */
const asReader = async (page: Page, path: string): Promise<string> =>
  (await page.request.get(path, { headers: { cookie: "" } })).text();

const placesOf = (path: string) => [
  path,
  "/corrections",
  "/corrections/feed.xml",
  `/${path.split("/")[1]}/feed.xml`,
];

test("a correction stands everywhere at once, is mended and taken back", async ({ page, context }) => {
  await signedIn(context, { role: "editor" });
  const { id, path } = await ownArticle("Zahlen");
  const [text, mended] = [`Es waren zwei ${mark()}`, `Es waren drei ${mark()}`];
  const places = placesOf(path);
  // Kept by now, so that an old copy would show.
  for (const place of places) await asReader(page, place);
  await page.goto(paths.adminCorrections({ id }));
  await page.getByLabel("Text", { exact: true }).first().fill("   ");
  await page.getByRole("radio", { name: /Klarstellung/ }).check();
  await page.getByRole("button", { name: "Veröffentlichen" }).click();
  await expect(page.getByText("Schreiben Sie bitte etwas.")).toBeVisible();
  await expect(page.getByRole("radio", { name: /Klarstellung/ })).toBeChecked();
  await page.getByLabel("Text", { exact: true }).first().fill(text);
  await page.getByRole("button", { name: "Veröffentlichen" }).click();
  await expect(page.getByRole("status")).toContainText("Veröffentlicht");
  await expect(page.getByText("Schreiben Sie bitte etwas.")).toHaveCount(0);
  await expect(page.getByLabel("Text", { exact: true }).first()).toHaveValue("");
  for (const place of places) expect(await asReader(page, place), place).toContain(text);
  const article = await asReader(page, path);
  expect(article).toMatch(new RegExp(`"@type":"CorrectionComment","text":"${text}"`));
  expect(article).toContain("<strong>Klarstellung</strong>");
  expect(article).toContain("aktualisiert");

  await page.locator("summary", { hasText: "Ausbessern" }).click();
  await page.locator("details[open]").getByLabel("Text").fill(mended);
  await page.getByRole("button", { name: "Speichern" }).click();
  await expect(page.getByRole("status")).toHaveText("Ausgebessert.");
  for (const place of places) {
    expect(await asReader(page, place), place).toContain(mended);
    expect(await asReader(page, place), place).not.toContain(text);
  }

  await page.locator("summary", { hasText: "Zurücknehmen" }).click();
  await page.getByLabel("Begründung").fill("Doch nicht.");
  await page.getByRole("button", { name: "Jetzt zurücknehmen" }).click();
  await expect(page.getByRole("status")).toHaveText("Zurückgenommen.");
  for (const place of places) expect(await asReader(page, place), place).not.toContain(mended);
  await expect(page.getByText("Doch nicht.")).toBeVisible();
});

test("a reply stands apart from corrections, whole", async ({ page, context }) => {
  await signedIn(context, { role: "editor" });
  const { id, path } = await ownArticle("Widerspruch");
  const said = `Ich war nie dort ${mark()}.`;
  await page.goto(paths.adminCorrections({ id }));
  await page.getByRole("radio", { name: /Gegendarstellung/ }).check();
  await page.getByLabel("Text", { exact: true }).first().fill(`${said}\n\nOttokar Beispiel`);
  await page.getByRole("button", { name: "Veröffentlichen" }).click();
  await expect(page.getByRole("status")).toContainText("Veröffentlicht");
  await page.goto(path);
  const reply = page.getByRole("region", { name: "Gegendarstellung" });
  await expect(reply.getByText(said)).toBeVisible();
  await expect(reply.getByText("Ottokar Beispiel")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Korrekturen" })).toHaveCount(0);
});

test("a name is taken out of the archive, with noindex, at the same address", async ({ page, context }) => {
  await signedIn(context, { role: "editor" });
  const { id, path } = await ownArticle("Gericht");
  const family = `Beispiel${mark()}`;
  const name = `Ottokar ${family}`;
  await updateArticle(operator, id, {
    changes: {
      title: `${name} vor Gericht`,
      standfirst: `${family}s Fall`,
      body: paragraphs(`So ${name} gestern.`),
    },
    substantive: false,
  });
  const comment = { authorName: "Dachs", state: "approved" as const, createdAt: hoursAgo(1), parentId: null };
  await addComment(operator, { ...comment, articleId: id, body: `Typisch ${family}` });
  const section = `/${path.split("/")[1]}`;
  for (const place of [path, section, `${section}/feed.xml`]) await asReader(page, place);

  await page.goto(paths.adminCorrections({ id }));
  await page.getByLabel("Namen und Schreibweisen").fill(`${name}\n${family}`);
  await page.getByRole("button", { name: "Fundstellen zählen" }).click();
  await expect(page.getByText("So oft steht der Name da")).toBeVisible();
  await expect(page.getByText("Kommentare (bleiben stehen")).toBeVisible();
  expect(page.url()).not.toContain("Ottokar");
  await page.getByRole("button", { name: "Endgültig herausnehmen" }).click();
  await expect(page.getByRole("status")).toContainText("Der Name ist heraus");

  const article = await asReader(page, path);
  expect(article).not.toContain("Ottokar");
  expect(article.match(new RegExp(family, "g"))).toHaveLength(2); // The comment, as text and as data.
  expect(article).toContain("N.\u00a0N. vor Gericht");
  expect(article).toMatch(/<meta name="robots" content="noindex/);
  for (const place of [section, `${section}/feed.xml`, "/sitemap.xml"])
    expect(await asReader(page, place), place).not.toContain(family);
  await page.goto("/admin/audit");
  await expect(page.getByRole("cell", { name: "Name aus dem Archiv genommen" }).first()).toBeVisible();
  expect(await page.content()).not.toContain(family);
});

test("everybody can use the pages", { tag: LOOKS }, async ({ page, context }) => {
  test.slow();
  await signedIn(context, { role: "editor" });
  const { id, path } = await ownArticle("Blick");
  await page.goto(paths.adminCorrections({ id }));
  for (const kind of [/Korrektur/, /Gegendarstellung/]) {
    await page.getByRole("radio", { name: kind }).check();
    await page.getByLabel("Text", { exact: true }).first().fill("Es waren zwei.\n\nUnd drei.");
    const sent = page.waitForResponse((answer) => answer.request().method() === "POST");
    await page.getByRole("button", { name: "Veröffentlichen" }).click();
    await sent;
    await expect(page.getByRole("status")).toBeVisible();
  }
  for (const place of [paths.adminCorrections({ id }), "/corrections", path]) {
    await page.goto(place);
    await expectUsable(page, { opened: true });
  }
});
