import { expect, test } from "#e2e/portal.ts";

const missing = [
  "/no-such-section",
  "/no-such-section/no-such-article",
  "/topic/no-such-topic",
  "/story/no-such-story",
  "/author/nobody",
  "/archive/2026/13",
  "/archive/26/01",
  "/archive/1999/01",
  "/latest?page=0",
  "/latest?page=abc",
  "/latest?page=1",
  "/latest?page=49",
  "/latest?page=2&page=3",
  "/?p=999999",
  "/2011/05/12/an-old-address/",
  "/%F0%9F%98%80",
  `/${"a".repeat(2000)}`,
  "/ki/feed.xml/x",
  "/..%2f..%2fetc%2fpasswd",
];

for (const path of missing) {
  test(`${path.slice(0, 40)} is a page that says it does not exist`, async ({ page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(404);
    await expect(page.locator("h1")).toHaveText("Diese Seite gibt es nicht");
    expect(response?.headers()["x-robots-tag"]).toBe("noindex");
    await expect(page.getByRole("link", { name: "Zur Startseite", exact: true })).toBeVisible();
  });
}

for (const path of ["/%E0%A4%A", "/%", "/ki/%zz", "/%00"]) {
  test(`${path} is refused as malformed`, async ({ request }) => {
    expect((await request.get(path)).status()).toBe(400);
  });
}

test("noise in the query changes nothing", async ({ page, baseURL }) => {
  const response = await page.goto("/latest?utm_source=x&fbclid=%3Cscript%3E&a[]=1");
  expect(response?.status()).toBe(200);
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", `${baseURL}/latest`);
});

test("a slash at the end is one hop away", async ({ request }) => {
  const response = await request.get("/latest/?page=2", { maxRedirects: 0 });
  expect(response.status()).toBe(301);
  expect(response.headers().location).toBe("/latest?page=2");
});
