import { expect, LEADS_NOWHERE, test } from "#e2e/portal.ts";

const lists = ["", "/ki", "/topic/energie", "/story/abwaerme", "/corrections"];
const files = [
  ...lists.map((list) => `${list}/feed.xml`),
  "/comments.xml",
  "/feed.xml?section=politik&topic=energie,rechenzentren&q=Rechenzentren",
];

const formats = {
  xml: {
    type: /^application\/rss\+xml/,
    self: /<atom:link rel="self"[^>]*href="([^"]+)"/,
    text: "<content:encoded>",
  },
  atom: {
    type: /^application\/atom\+xml/,
    self: /<link rel="self"[^>]*href="([^"]+)"/,
    text: '<content type="html">',
  },
  json: { type: /^application\/feed\+json/, self: /"feed_url":"([^"]+)"/, text: '"content_html":' },
};

for (const file of files)
  for (const [ending, { type, self, text }] of Object.entries(formats)) {
    const path = file.replace(".xml", `.${ending}`);
    test(`${path} is a feed that answers 304 when nothing changed`, async ({ request, baseURL }) => {
      const response = await request.get(path);
      expect(response.status()).toBe(200);
      expect(response.headers()["content-type"]).toMatch(type);
      expect(response.headers()["set-cookie"]).toBeUndefined();
      const body = await response.text();
      expect(self.exec(body)?.[1]?.replaceAll("&amp;", "&")).toBe(`${baseURL}${path}`);
      expect(body).toContain(text);
      // Others publish meanwhile: between two answers of which the second is no news, nothing did.
      await expect(async () => {
        const etag = (await request.get(path)).headers().etag ?? "";
        expect((await request.get(path, { headers: { "If-None-Match": etag } })).status()).toBe(304);
      }).toPass();
    });
  }

test("a feed of what is not there is none", async ({ request }) => {
  for (const path of [
    "/feed.xml?topic=gibt-es-nicht",
    "/gibt-es-nicht/feed.atom",
    "/topic/gibt-es-nicht/feed.json",
  ])
    expect((await request.get(path)).status(), path).toBe(404);
});

test("every page in the sitemap answers 200", async ({ request, baseURL }) => {
  const locations = (xml: string) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1] ?? "");
  const listed = async () => {
    const index = await (await request.get("/sitemap.xml")).text();
    const parts = await Promise.all(locations(index).map(async (url) => (await request.get(url)).text()));
    return parts.flatMap(locations);
  };
  const urls = await listed();
  expect(urls.length).toBeGreaterThan(50);
  expect(new Set(urls).size).toBe(urls.length);
  for (const url of urls) {
    expect(url.startsWith(`${baseURL}/`)).toBe(true);
    const status = (await request.get(url)).status();
    // What others move or take back meanwhile is listed no longer.
    if (status !== 200) await expect.poll(listed, { message: `${url} answers ${status}` }).not.toContain(url);
  }
});

test("robots.txt names the sitemap and keeps crawlers out of the newsroom", async ({ request, baseURL }) => {
  const text = await (await request.get("/robots.txt")).text();
  expect(text).toContain(`Sitemap: ${baseURL}/sitemap.xml`);
  expect(text).toContain("Disallow: /admin");
});

test("WordPress' feed of all comments leads to ours", async ({ request }) => {
  for (const path of ["/comments/feed", "/comments/feed/"]) {
    const response = await request.get(path, { maxRedirects: 0 });
    expect([response.status(), response.headers().location], path).toEqual([301, "/comments.xml"]);
  }
});

test("files that are asked for by name are there, each as what it is", async ({ request, baseURL }) => {
  const types: Record<string, RegExp> = {
    "/news-sitemap.xml": /^application\/xml/,
    "/manifest.webmanifest": /^application\/manifest\+json/,
    "/.well-known/security.txt": /^text\/plain/,
    "/robots.txt": /^text\/plain/,
  };
  for (const [path, type] of Object.entries(types)) {
    const response = await request.get(path);
    expect(response.status(), path).toBe(200);
    expect(response.headers()["content-type"], path).toMatch(type);
  }
  expect(await (await request.get("/.well-known/security.txt")).text()).toContain(
    `Canonical: ${baseURL}/.well-known/security.txt`,
  );
  expect((await request.get("/.well-known/tdmrep.json")).status()).toBe(404);
  const { icons } = await (await request.get("/manifest.webmanifest")).json();
  for (const { src } of icons) expect((await request.get(src)).status(), src).toBe(200);
  const touch = await request.get("/apple-touch-icon.png");
  expect([touch.status(), touch.headers()["content-type"]]).toEqual([200, "image/png"]);
  const news = await (await request.get("/news-sitemap.xml")).text();
  expect(news).toContain("<news:title>");
});

test("an article's letters are a feed of their own", async ({ page, request }) => {
  await page.goto("/");
  await page.locator("main h2 a").first().click();
  const href = await page.locator('a[href$="/comments.xml"]').first().getAttribute("href");
  const text = await (await request.get(href ?? "")).text();
  expect(text).toContain("Kommentare zu");
  const shown = await page.locator('article[id^="comment-"]').count();
  expect(text.match(/<item>/g)?.length).toBe(Math.min(shown, 30));
});

test("pictures are served for good, in the format that was promised", async ({ page, request }) => {
  await page.goto("/");
  const srcset = await page.locator('main source[type="image/avif"]').first().getAttribute("srcset");
  const url = srcset?.split(" ")[0] ?? "";
  const response = await request.get(url);
  expect(response.status()).toBe(200);
  expect(response.headers()["content-type"]).toBe("image/avif");
  expect(response.headers()["cache-control"]).toContain("immutable");
});

test("the headline face comes early and is kept", async ({ page, request }) => {
  await page.goto("/");
  const href = await page.locator('link[rel="preload"][as="font"]').getAttribute("href");
  const response = await request.get(href ?? "");
  expect(response.status()).toBe(200);
  expect(response.headers()["cache-control"]).toContain("immutable");
  expect((await response.body()).byteLength).toBeLessThanOrEqual(17 * 1024);
});

test("no link within the portal is broken", async ({ request, baseURL }) => {
  test.slow();
  const waiting = ["/"];
  const broken: string[] = [];
  const seen = new Set(waiting);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const response = await request.get(path, { maxRedirects: 0 });
    if (response.status() !== 200) broken.push(`${response.status()} ${path}`);
    if (!response.headers()["content-type"]?.startsWith("text/html")) continue;
    for (const [, href = ""] of (await response.text()).matchAll(/<a [^>]*href="([^"]+)"/g)) {
      const url = new URL(href.replaceAll("&amp;", "&"), baseURL);
      const next = url.pathname + url.search;
      if (url.origin !== baseURL || seen.has(next) || next.startsWith(LEADS_NOWHERE)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  expect(seen.size).toBeGreaterThan(100);
  expect(broken).toEqual([]);
});
