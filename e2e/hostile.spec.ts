import { addComment } from "#db/comment-writes.ts";
import { hoursAgo, operator } from "#db/testing/rows.ts";
import { ownArticle } from "#e2e/own-article.ts";
import { expect, test } from "#e2e/portal.ts";
import { attacks, hostileTexts } from "#lib/testing/hostile.ts";

/** What the rules for names and texts would have refused stands there all the same, as after an import. */
test("nothing that stands in a comment or a name runs, loads or leads anywhere", async ({ page }) => {
  test.setTimeout(240_000);
  const { id: articleId, path } = await ownArticle("Feindliches");
  const texts = [...hostileTexts(), ...attacks()].map((text) => text.toWellFormed().replaceAll("\0", ""));
  for (const [index, text] of texts.entries()) {
    const row = {
      articleId,
      parentId: null,
      state: "approved" as const,
      createdAt: hoursAgo(50 - index / 100),
    };
    await addComment(operator, {
      ...row,
      authorName: text.slice(0, 200) || "Leer",
      body: text.trim() || "Leer",
    });
  }
  const complaints: string[] = [];
  page.on("dialog", (dialog) => {
    complaints.push(`${page.url()} asked: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${page.url()}: ${message.text()}`);
  });
  let seen = 0;
  for (let next: string | null = path; next; ) {
    await page.goto(next);
    const letters = page.locator(".letters");
    seen += await letters.locator("article").count();
    const foreign = letters.locator(
      "script, style, iframe, object, embed, img, svg, math, base, link, meta, video",
    );
    expect(await foreign.count(), next).toBe(0);
    const links = await letters
      .locator(".letter a")
      .evaluateAll((found) =>
        found.map((link) => [link.getAttribute("rel"), new URL((link as HTMLAnchorElement).href).protocol]),
      );
    for (const [rel, protocol] of links) {
      expect(rel).toBe("ugc nofollow noopener");
      expect(protocol).toMatch(/^https?:$/);
    }
    next = await page
      .locator('#comments a[href*="after="]')
      .first()
      .getAttribute("href", { timeout: 500 })
      .catch(() => null);
  }
  expect(seen).toBe(texts.length);
  expect(complaints).toEqual([]);
  const problem = await page.evaluate(async (feed) => {
    const text = await (await fetch(feed)).text();
    return (
      new DOMParser().parseFromString(text, "application/xml").querySelector("parsererror")?.textContent ??
      null
    );
  }, `${path}/comments.xml`);
  expect(problem).toBeNull();
  process.stderr.write(`Looked at ${seen} hostile comments and names in the browser.\n`);
});
