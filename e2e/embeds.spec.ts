import { expect, type Page, test } from "@playwright/test";
import { createArticle, publishArticle } from "#db/article-writes.ts";
import { keepEmbedPicture } from "#db/embeds.ts";
import { getSite } from "#db/site.ts";
import { query } from "#db/testing/query.ts";
import { addressOf, hoursAgo, operator } from "#db/testing/rows.ts";
import { mark } from "#e2e/own-article.ts";
import { joinPortalDatabase } from "#e2e/signed-in.ts";
import { expectUsable } from "#e2e/usable.ts";
import { pictureShape } from "#lib/embed-pictures.ts";
import { grantSystem } from "#lib/grant.ts";
import { pixels } from "#lib/testing/hostile-pictures.ts";
import { makeThumbnail } from "#lib/thumbnail.ts";

/** Other houses' content: a link, until a reader asks for it to be shown. */

const VIDEO = "dQw4w9WgXcQ";

async function articleWith(...urls: string[]): Promise<string> {
  return (await writeWith(...urls)).path;
}

async function writeWith(...urls: string[]): Promise<{ id: number; path: string }> {
  await joinPortalDatabase();
  const [section] = (await getSite()).sections;
  const embeds = urls.map((url) => ({ type: "embed", attrs: { url, title: "Das Video zum Umzug" } }));
  const said = { type: "paragraph", content: [{ type: "text", text: "Ein Satz." }] };
  const id = await createArticle(operator, {
    title: `Umzug ${mark()}`,
    body: { type: "doc", content: [said, ...embeds] },
    sectionId: section?.id ?? 0,
  });
  await publishArticle(operator, id, { publishedAt: hoursAgo(90), related: false });
  return { id, path: `/${(await addressOf(id)).join("/")}` };
}

/** Whatever is asked of another host; nobody out there answers. */
async function foreignRequests(page: Page): Promise<string[]> {
  const asked: string[] = [];
  const own = new URL(test.info().project.use.baseURL ?? "").host;
  await page.route("**/*", (route) => {
    const url = new URL(route.request().url());
    if (url.host === own || url.protocol === "data:") return route.continue();
    asked.push(url.href);
    return route.fulfill({
      contentType: "text/html",
      body: "<!doctype html><title>x</title>Hier spielt es.",
    });
  });
  return asked;
}

test("nothing is asked of another house before the click", async ({ page, javaScriptEnabled }) => {
  const asked = await foreignRequests(page);
  const path = await articleWith(`https://youtu.be/${VIDEO}`, "https://beispiel.example/film");
  const answer = await page.goto(path);
  await page.waitForLoadState("networkidle");
  const policy = answer?.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("; frame-src 'self' https://www.youtube-nocookie.com");
  expect(policy).not.toContain("beispiel.example");
  const links = page.getByRole("link", { name: "Das Video zum Umzug" });
  await expect(links).toHaveCount(2);
  await expect(links.first()).toHaveAttribute("href", `https://youtu.be/${VIDEO}`);
  const button = page.getByRole("button", { name: "Inhalt von YouTube hier laden" });
  if (javaScriptEnabled === false) {
    await expect(button).toHaveCount(0);
    expect(asked).toEqual([]);
    return;
  }
  await expect(button).toHaveCount(1);
  await expect(page.getByText(/überträgt dabei Daten dorthin/)).toBeVisible();
  await expectUsable(page, { what: "an embed that is asked for" });
  expect(asked).toEqual([]);
  await button.focus();
  await page.keyboard.press("Enter");
  const frame = page.locator("iframe");
  await expect(frame).toHaveAttribute("sandbox", /allow-scripts/);
  await expect(frame).toHaveAttribute("title", "Das Video zum Umzug");
  await expect(page.frameLocator("iframe").getByText("Hier spielt es.")).toBeVisible();
  expect(asked).toEqual([`https://www.youtube-nocookie.com/embed/${VIDEO}?autoplay=1`]);
  await expect(button).toHaveCount(0);
});

test("a picture that was kept stands there before the click, and is ours", async ({
  page,
  javaScriptEnabled,
}) => {
  const asked = await foreignRequests(page);
  const video = mark().slice(-11);
  const { id, path } = await writeWith(`https://youtu.be/${video}`);
  await page.goto(path);
  const picture = page.locator(".embed img");
  await expect(picture).toHaveCount(0);
  const [embed] = await query<{ id: number }>(
    `SELECT embed_id AS id FROM article_embeds WHERE article_id = ${id}`,
  );
  const original = await pixels(480, 360).jpeg().toBuffer();
  const made = await makeThumbnail(original, pictureShape({ size: "16 / 9" }));
  await keepEmbedPicture(grantSystem("test"), embed?.id ?? 0, made);
  // The page that was kept in the cache has gone with the change.
  await expect(async () => {
    await page.goto(path);
    await expect(picture).toHaveCount(1, { timeout: 500 });
  }).toPass({ timeout: 15_000 });
  await expect(picture).toHaveAttribute("src", /^\/media\//);
  await expect(picture).toHaveAttribute("alt", "");
  await expect(picture).toHaveAttribute("width", "480");
  await expect(picture).toHaveAttribute("height", "270");
  await picture.scrollIntoViewIfNeeded();
  const link = page.getByRole("link", { name: "Das Video zum Umzug" });
  if (javaScriptEnabled === false) {
    expect(asked).toEqual([]);
    await link.click();
    await expect(page).toHaveURL(`https://youtu.be/${video}`);
    return;
  }
  // As wide as it is shown, whatever its file has (srcset).
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  const box = await picture.boundingBox();
  expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(16 / 9, 1);
  await expectUsable(page, { what: "an embed with its picture" });
  expect(asked).toEqual([]);
  await page.getByRole("button", { name: "Inhalt von YouTube hier laden" }).click();
  await expect(page.locator("iframe")).toBeVisible();
  await expect(picture).toHaveCount(0);
});

test("a page without lets nothing into a frame", async ({ request }) => {
  const answer = await request.get(await articleWith("https://beispiel.example/film"));
  expect(answer.headers()["content-security-policy"]).not.toContain("frame-src");
  expect(await answer.text()).not.toContain("click-frame");
});
