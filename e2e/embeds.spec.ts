import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { createArticle, publishArticle } from "#db/article-writes.ts";
import { getSite } from "#db/site.ts";
import { addressOf, hoursAgo, operator } from "#db/testing/rows.ts";
import { mark } from "#e2e/own-article.ts";
import { joinPortalDatabase } from "#e2e/signed-in.ts";

/** Other houses' content: a link, until a reader asks for it to be shown. */

const VIDEO = "dQw4w9WgXcQ";

async function articleWith(...urls: string[]): Promise<string> {
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
  return `/${(await addressOf(id)).join("/")}`;
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
  const { violations } = await new AxeBuilder({ page }).include(".embed").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
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

test("a page without lets nothing into a frame", async ({ request }) => {
  const answer = await request.get(await articleWith("https://beispiel.example/film"));
  expect(answer.headers()["content-security-policy"]).not.toContain("frame-src");
  expect(await answer.text()).not.toContain("click-frame");
});
