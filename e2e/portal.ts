import { test as base, expect, type Locator, type Page } from "@playwright/test";

export { expect };

/** How addresses begin that tests have links lead to on purpose, though nothing is there, or no more. */
export const LEADS_NOWHERE = "/nirgendwo-";

/** What a page did behind its reader's back. */
type Watch = { foreign: string[]; cookies: string[]; problems: string[] };

/** Every test fails when a page asks another host for anything, sets a cookie or reports an error (rule CK). */
export const test = base.extend<{ watch: Watch }>({
  watch: [
    async ({ page, baseURL, context }, use) => {
      const watch: Watch = { foreign: [], cookies: [], problems: [] };
      page.on("request", (request) => {
        const { origin, protocol } = new URL(request.url());
        if (/^https?:$/.test(protocol) && origin !== baseURL) watch.foreign.push(request.url());
      });
      page.on("response", async (response) => {
        if (await response.headerValue("set-cookie").catch(() => null)) watch.cookies.push(response.url());
      });
      page.on("pageerror", (error) => watch.problems.push(error.message));
      await use(watch);
      expect(watch.foreign, "requests to other hosts").toEqual([]);
      expect(watch.cookies, "answers that set a cookie").toEqual([]);
      expect(await context.cookies(), "cookies").toEqual([]);
      expect(watch.problems, "errors on the page").toEqual([]);
    },
    { auto: true },
  ],
});

/** One address of each kind of page, found as a reader finds them: from the front page on. */
export async function findPages(page: Page): Promise<Record<PageKind, string>> {
  const path = async (selector: string) => {
    const href = await page.locator(selector).first().getAttribute("href");
    if (!href) throw new Error(`Nothing matches ${selector} on ${page.url()}`);
    return href;
  };
  await page.goto("/");
  const section = await path('nav[aria-label="Ressorts"] a');
  const article = await path("main h2 a");
  const topic = await path('main a[href^="/topic/"]');
  await page.goto(article);
  const author = await path('a[rel="author"]');
  await page.goto("/archive");
  const month = await path('main a[href^="/archive/"]');
  return {
    front: "/",
    section,
    article,
    topic,
    story: "/story/abwaerme",
    storyFromStart: "/story/abwaerme/from-start",
    author,
    latest: "/latest",
    mostRead: "/most-read",
    corrections: "/corrections",
    archive: "/archive",
    month,
    imprint: "/imprint",
    privacy: "/privacy",
    commentPolicy: "/comment-policy",
    accessibility: "/accessibility",
    notFound: "/no-such-page",
  };
}

export type PageKind =
  | "front"
  | "section"
  | "article"
  | "topic"
  | "story"
  | "storyFromStart"
  | "author"
  | "latest"
  | "mostRead"
  | "corrections"
  | "archive"
  | "month"
  | "imprint"
  | "privacy"
  | "commentPolicy"
  | "accessibility"
  | "notFound";

/** What an element says; the empty string when it says nothing. */
export async function textOf(locator: Locator): Promise<string> {
  return (await locator.textContent()) ?? "";
}
