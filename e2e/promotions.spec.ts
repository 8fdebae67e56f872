import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page, test } from "@playwright/test";
import { createArticle, publishArticle } from "#db/article-writes.ts";
import { getSite } from "#db/site.ts";
import { addressOf, hoursAgo, makeMedia, operator, paragraphs } from "#db/testing/rows.ts";
import { saveTopic } from "#db/topics.ts";
import { mark } from "#e2e/own-article.ts";
import { joinPortalDatabase, signedIn } from "#e2e/signed-in.ts";
import { expectUsable, LOOKS } from "#e2e/usable.ts";
import { fetchJobFeeds } from "#jobs/job-feeds.ts";
import { normalizeIsbn } from "#lib/isbn.ts";

/** An article on a topic of its own: what is placed for the topic stands under it first, and nowhere else. */
async function ownTopic(): Promise<{ topic: string; path: string; sectionId: number }> {
  await joinPortalDatabase();
  const topic = `Thema ${mark()}`;
  const topicId = await saveTopic(operator, { slug: topic.replace(" ", "-").toLowerCase(), name: topic });
  const [section] = (await getSite()).sections;
  const sectionId = section?.id ?? 0;
  const input = { title: `Zum ${topic}`, body: paragraphs("Ein Satz."), sectionId, topicIds: [topicId] };
  const id = await createArticle(operator, input);
  await publishArticle(operator, id, { publishedAt: hoursAgo(60), related: false });
  return { topic, path: `/${(await addressOf(id)).join("/")}`, sectionId };
}

/** A page as somebody else gets it. */
const readers = async (page: Page, path: string) =>
  (await page.request.get(path, { headers: { cookie: "" } })).text();
const saved = (page: Page) => expect(page.getByRole("status")).toContainText("Gespeichert");
const row = (page: Page, words: string) => page.locator(".promotion-row").filter({ hasText: words });

test("a paid address without its mark is refused; marked it is labelled; ended it is gone", async ({
  page,
  context,
}) => {
  await signedIn(context, { role: "editor" });
  const { topic, path } = await ownTopic();
  const text = `Lesen Sie ${mark()}`;
  expect(await readers(page, path)).not.toContain(text);
  await page.goto("/admin/promotions/links");
  await page.getByLabel("Text", { exact: true }).fill(text);
  await page.getByLabel("Adresse", { exact: true }).fill("https://shop.example/buch?awc=12");
  await page.getByLabel("Thema").fill(topic);
  await page.getByRole("button", { name: "Speichern" }).click();
  await expect(page.locator(".problem")).toContainText("Markieren Sie den Eintrag als bezahlt");
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue(text);
  await expect(page.getByLabel("Thema")).toHaveValue(topic);
  expect(await readers(page, path)).not.toContain(text);

  await page.getByLabel("Bezahlt").check();
  await page.getByRole("button", { name: "Speichern" }).click();
  await saved(page);
  await expect(row(page, text)).toContainText("Anzeige");
  expect(await readers(page, path)).toMatch(
    new RegExp(`class="paid-label[^>]*>Anzeige</span><a [^>]*rel="sponsored nofollow[^>]*>${text}`),
  );

  await page.getByRole("link", { name: `„${text}“ bearbeiten` }).click();
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue(text);
  await page.getByLabel("Text", { exact: true }).fill(`${text} neu`);
  await page.getByRole("button", { name: "Speichern" }).click();
  await expect(row(page, `${text} neu`)).toBeVisible();
  expect(await readers(page, path)).toContain(`${text} neu`);
  await page.getByRole("button", { name: `„${text} neu“ beenden` }).click();
  await expect(page.getByRole("status")).toContainText("Beendet");
  expect(await readers(page, path)).not.toContain(text);
  await page.getByRole("status").getByRole("button", { name: "Rückgängig" }).click();
  await expect(page.getByRole("status")).toContainText("Wieder zu sehen");
  expect(await readers(page, path)).toContain(text);
  await page.getByRole("button", { name: `„${text} neu“ beenden` }).click();
  await expect(page.getByRole("status")).toContainText("Beendet");
  await page.getByRole("link", { name: "Abgelaufen" }).click();
  await expect(row(page, text)).toBeVisible();
});

test("a book needs a true ISBN, and shows its price with a date", async ({ page, context }) => {
  await signedIn(context, { role: "editor" });
  const { topic, path } = await ownTopic();
  const title = `Das Buch ${mark()}`;
  const nine = `${Date.now()}${Math.random()}`.replace(/\D/g, "").slice(-9);
  const isbns = Array.from({ length: 10 }, (_, digit) => `978${nine}${digit}`);
  const right = isbns.find((isbn) => normalizeIsbn(isbn)) ?? "";
  const wrong = isbns.find((isbn) => !normalizeIsbn(isbn)) ?? "";
  await page.goto("/admin/promotions/books");
  await page.getByLabel("ISBN").fill(wrong);
  await page.getByLabel("Titel").fill(title);
  await page.getByLabel("Preis", { exact: true }).fill("24,00");
  await page.getByLabel("Stand des Preises").fill("2026-11-24");
  await page.getByLabel("Thema").fill(topic);
  await page.getByRole("button", { name: "Speichern" }).click();
  await expect(page.locator(".problem")).toContainText("Prüfziffer");
  await expect(page.getByLabel("Titel")).toHaveValue(title);
  await page.getByLabel("ISBN").fill(right);
  await page.getByRole("button", { name: "Speichern" }).click();
  await saved(page);
  const seen = await readers(page, path);
  expect(seen).toContain(title);
  expect(seen).toMatch(/24,00(&nbsp;|\s)€, Stand <time[^>]*>24\. November 2026/);
});

test("job ads come by hand and from a feed, which is not a way into our own network", async ({
  page,
  context,
}) => {
  test.slow();
  await signedIn(context, { role: "editor" });
  const { topic, path } = await ownTopic();
  const own = `Volontariat ${mark()}`;
  await page.goto("/admin/promotions/jobs");
  await page.getByLabel("Stelle", { exact: true }).fill(own);
  await page.getByLabel("Wer stellt ein").fill("Musterverlag");
  await page.getByLabel("Adresse", { exact: true }).fill("https://jobs.example/1");
  await page.getByLabel("Thema").fill(topic);
  await page.getByRole("button", { name: "Speichern" }).click();
  await saved(page);
  expect(await readers(page, path)).toContain(own);

  const offered = `Stelle ${mark()}`;
  let items = `<item><title>${offered}</title><link>https://jobs.example/2</link><guid>2</guid></item>`;
  const server = createServer((_, response) =>
    response
      .writeHead(200, { "Content-Type": "application/rss+xml" })
      .end(`<rss version="2.0"><channel><title>Stellen</title>${items}</channel></rss>`),
  );
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${mark()}`;
  try {
    await page.getByLabel("Adresse des Feeds").fill(url);
    await page.getByRole("button", { name: "Feed eintragen" }).click();
    await expect(page.getByRole("status")).toContainText("Der Feed ist eingetragen");
    await page.getByRole("button", { name: "Jetzt holen" }).click();
    await expect(page.getByRole("status")).toContainText("Geholt");
    await expect(row(page, url)).toContainText("führt in ein internes Netz");
    await expect(row(page, offered)).toHaveCount(0);

    await fetchJobFeeds({ allowLoopback: true });
    await page.reload();
    await expect(row(page, url)).toContainText("1 Anzeige");
    await expect(row(page, offered)).toContainText("aus einem Feed");
    items = "";
    await fetchJobFeeds({ allowLoopback: true });
    await page.reload();
    await expect(row(page, offered)).toHaveCount(0);
  } finally {
    await page.getByRole("button", { name: `Feed ${url} entfernen` }).click();
    await expect(page.getByRole("status")).toContainText("Der Feed ist entfernt");
    server.close();
  }
});

test("a banner stands under its articles, labelled, and one on a page", async ({ page, context }) => {
  await signedIn(context, { role: "editor" });
  const { topic, path } = await ownTopic();
  expect(await readers(page, path)).not.toContain("https://banner.example/");
  const mediaId = await makeMedia({ alt: "Herbstangebot der Musterbank" });
  const name = `Herbst ${mark()}`;
  await page.goto("/admin/promotions/banners");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Adresse", { exact: true }).fill("https://banner.example/");
  await page.getByLabel("Thema").fill(topic);
  await page.locator("[name=mediaId]").fill(`${mediaId}`);
  await page.getByRole("button", { name: "Speichern", exact: true }).click();
  await saved(page);
  const seen = await readers(page, path);
  expect(seen.match(/https:\/\/banner\.example\//g)).toHaveLength(1);
  expect(seen).toMatch(
    /<p class="paid-label">Anzeige<\/p><a [^>]*href="https:\/\/banner\.example\/"[^>]*rel="sponsored nofollow/,
  );
  expect(seen).toContain("Herbstangebot der Musterbank");
  expect(await readers(page, "/")).not.toContain("https://banner.example/");
});

test("ads.txt is there when somebody has written it", async ({ page, context, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "one portal has one ads.txt");
  await signedIn(context, { role: "editor" });
  const line = `muster.example, ${mark()}, DIRECT`;
  const write = async (text: string) => {
    await page.goto("/admin/promotions/banners");
    await page.getByLabel("Inhalt von /ads.txt").fill(text);
    await page.getByRole("button", { name: "ads.txt speichern" }).click();
    await expect(page.getByRole("status")).toContainText("gespeichert");
    return page.request.get("/ads.txt", { headers: { cookie: "" } });
  };
  // The tests of the roles save the same setting.
  await expect(async () => {
    const answer = await write(line);
    expect(answer.headers()["content-type"]).toBe("text/plain; charset=utf-8");
    expect(await answer.text()).toBe(`${line}\n`);
    expect((await write("")).status()).toBe(404);
  }).toPass({ timeout: 20_000 });
});

test("everybody can use every page", { tag: LOOKS }, async ({ page, context }) => {
  test.slow();
  await signedIn(context, { role: "editor" });
  for (const path of ["", "/links", "/jobs", "/books", "/banners", "/links?part=ended"]) {
    await page.goto(`/admin/promotions${path}`);
    await expectUsable(page);
  }
});
