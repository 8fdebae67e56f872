import { expect, type Page, test } from "@playwright/test";
import { linkIn, nextMail } from "#e2e/outbox.ts";
import { freshAddress, ownNetwork, signIn } from "#e2e/reader.ts";
import { signedIn } from "#e2e/signed-in.ts";

const dataDir = () => process.env.E2E_DATA_DIR ?? "";

/** The article that leads the front page. */
async function leadArticle(page: Page): Promise<string> {
  await page.goto("/");
  return (await page.locator("main h2 a").first().getAttribute("href")) ?? "";
}

/** A text that nobody else has written, and a name likewise. */
const own = (word: string) => `${word} ${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;

/** A page as somebody gets it who is not signed in. */
async function othersSee(page: Page, path: string): Promise<string> {
  return (await page.request.get(path, { headers: { cookie: "" } })).text();
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel("Ihr Kommentar").fill(text);
  await page.getByRole("button", { name: "Kommentar abschicken" }).click();
}

/** Writes signed out, and signs in for it. @returns the writer's address */
async function writeSignedOut(page: Page, article: string, { text, name }: { text: string; name: string }) {
  await page.setExtraHTTPHeaders(ownNetwork());
  await page.goto(article);
  await write(page, text);
  await expect(page).toHaveURL(/\/login\?continue=/);
  const { pathname, search } = new URL(page.url());
  return signIn(page, { email: freshAddress(), name, path: pathname + search });
}

test("written first and signed in for after: read by its writer, then by a moderator, then by everybody", async ({
  page,
  browser,
}) => {
  const article = await leadArticle(page);
  const text = own("Ein <b>Gedanke</b> & noch einer");
  const mark = text.split(" ").at(-1) ?? "";
  const email = await writeSignedOut(page, article, { text, name: own("Mara") });

  await expect(page).toHaveURL(new RegExp(`${article}.*#comment-\\d+$`));
  await expect(page.locator(".letters")).toContainText(text);
  await expect(page.locator(".letters")).toContainText("Ihr Kommentar wird geprüft.");
  const shown = async (path: string) => (await othersSee(page, path)).includes(mark);
  for (const path of [article, `${article}/comments.xml`]) expect(await shown(path), path).toBe(false);
  const count = /"commentCount":(\d+)/;
  const before = Number(count.exec(await othersSee(page, article))?.[1] ?? 0);

  const desk = await browser.newContext({ javaScriptEnabled: true });
  await signedIn(desk, { role: "moderator" });
  const queue = await desk.newPage();
  await queue.goto(`/admin/comments?q=${mark}`);
  await queue
    .getByRole("button", { name: /Freigeben/ })
    .first()
    .click();
  await expect(queue.getByRole("status")).toContainText("Freigegeben");
  await desk.close();

  for (const path of [article, `${article}/comments.xml`]) expect(await shown(path), path).toBe(true);
  const seen = await othersSee(page, article);
  expect(seen.includes(`&lt;b&gt;Gedanke&lt;/b&gt; &amp; noch einer ${mark}`)).toBe(true);
  // Other tests write under the same article.
  expect(Number(count.exec(seen)?.[1])).toBeGreaterThan(before);
  const mail = await nextMail(dataDir(), email, { subject: /veröffentlicht/ });
  await page.goto(linkIn(mail, "/comments/"));
  await expect(page).toHaveURL(new RegExp(`${article}.*#comment-\\d+$`));
});

test("what cannot be taken comes back with a word, and goes when it is mended", async ({ page }) => {
  const article = await leadArticle(page);
  await signIn(page, { name: own("Jonas") });
  await page.goto(article);
  await write(page, " . ");
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("Ihr Kommentar")).toHaveValue(/\./);
  const text = own("Jetzt mit Inhalt");
  await write(page, text);
  await expect(page.locator(".letters")).toContainText(text);
  // Sent once more, from another tab: the same comment.
  const at = page.url();
  await page.goto(article);
  await write(page, text);
  await expect(page).toHaveURL(at);
});

test("what is being typed is there again after leaving the page, and gone once it has arrived", async ({
  page,
  javaScriptEnabled,
}) => {
  test.skip(javaScriptEnabled === false, "comfort, by a script");
  const article = await leadArticle(page);
  await signIn(page, { name: own("Ida") });
  const kept = () => page.evaluate(() => sessionStorage.length);
  const field = page.getByLabel("Ihr Kommentar");
  await page.goto(article);
  expect(await kept()).toBe(0);
  const text = own("Noch nicht fertig,\nzweite Zeile");
  await field.pressSequentially(text);
  await page.goto("/latest");
  await page.goto(article);
  await expect(field).toHaveValue(text);
  // An answer to somebody is another text.
  await page.locator(".letters").getByRole("link", { name: "Antworten" }).first().click();
  await expect(field).toHaveValue("");
  await page.goto(article);
  await page.getByRole("button", { name: "Kommentar abschicken" }).click();
  await expect(page).toHaveURL(/#comment-\d+$/);
  await expect(field).toHaveValue("");
  expect(await kept()).toBe(0);
});

test("its writer corrects it and takes it back", async ({ page }) => {
  const article = await leadArticle(page);
  await signIn(page, { name: own("Lene") });
  await page.goto(article);
  const [first, second] = [own("Mit Tippfheler"), own("Ohne Tippfehler")];
  await write(page, first);
  const mine = page.locator(".letters article").filter({ hasText: first });
  await mine.getByRole("link", { name: "Bearbeiten" }).click();
  await expect(page.getByLabel("Ihr Kommentar")).toHaveValue(first);
  await page.getByLabel("Ihr Kommentar").fill(second);
  await page.getByRole("button", { name: "Änderung abschicken" }).click();
  await expect(page.locator(".letters")).toContainText(second);
  await expect(page.locator(".letters")).not.toContainText(first);
  const now = page.locator(".letters article").filter({ hasText: second });
  await now.getByRole("link", { name: "Zurückziehen" }).click();
  await page.getByRole("button", { name: "Kommentar zurückziehen" }).click();
  await expect(page.locator("#comments")).not.toContainText(second);
});

test("addresses and texts that mean nothing are answered, not with an error of ours", async ({
  page,
  baseURL,
}) => {
  const article = await leadArticle(page);
  await signIn(page, { name: own("Tarek") });
  await page.goto(article);
  const articleId = (await page.locator('input[name="articleId"]').getAttribute("value")) ?? "";
  const headers = { origin: baseURL ?? "" };
  const post = (path: string, form: Record<string, string>) =>
    page.request.post(path, { form, headers, maxRedirects: 0 });
  for (const id of ["abc", "0", "-1", "1e3", "99999999999999999999"]) {
    for (const deed of ["vote", "withdrawal", "text"])
      expect((await post(`/comments/${id}/${deed}`, { body: "x" })).status(), `${id}/${deed}`).toBe(303);
    expect((await page.request.get(`/comments/${id}`, { maxRedirects: 0 })).status()).toBe(303);
    expect((await page.request.get(`/comments/${id}/reply`)).status()).toBe(404);
  }
  const zero = await post("/comments", { articleId, body: `${own("Ein Satz mit")} \u0000 darin` });
  expect(zero.headers().location).toContain("#comment-");
  expect((await post("/comments", { articleId: "1; DROP", body: "x" })).status()).toBe(303);
  const foreign = await page.request.post("/comments", {
    form: { articleId, body: "x" },
    headers: { origin: "https://elsewhere.example" },
    maxRedirects: 0,
  });
  expect(foreign.headers().location).toContain("/comments/refused?why=foreign");
  const huge = await post("/comments", { articleId, body: "ä".repeat(600_000) });
  expect(huge.headers().location).toContain("/comments/refused?why=too-large");
});
