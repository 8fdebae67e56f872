import { expect } from "@playwright/test";
import { findPages, test } from "#e2e/portal.ts";

/** What every document of the portal promises to browsers and caches (rules CK, PF). */

test("no document carries Next's runtime, and the policy finds nothing to refuse, over the whole portal", async ({
  page,
  request,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const refused: string[] = [];
  page.on("console", (message) => {
    if (/Content.Security.Policy|Refused to/i.test(message.text()))
      refused.push(`${page.url()}: ${message.text()}`);
  });
  const seen = new Set<string>(["/"]);
  for (const path of seen) {
    const answer = await request.get(path, { headers: { "Accept-Encoding": "br" } });
    if (!String(answer.headers()["content-type"]).startsWith("text/html")) continue;
    const html = await answer.text();
    expect(html, path).not.toMatch(/<script[^>]+_next|__next_f|TURBOPACK/);
    expect(html, path).not.toMatch(/ style="| on[a-z]+="/);
    expect(answer.headers()["content-security-policy"], path).toMatch(/^default-src 'self';/);
    expect(answer.headers()["content-security-policy"], path).not.toContain("unsafe");
    for (const [, href = ""] of html.matchAll(/<a [^>]*href="(\/[^"#?]*)/g))
      if (!/\.(xml|atom|json)$|^\/media\//.test(href)) seen.add(href);
    await page.goto(baseURL + path, { waitUntil: "load" });
  }
  expect(seen.size).toBeGreaterThan(60);
  expect(refused).toEqual([]);
});

test("an answer says what it is to caches and browsers", async ({ page, request }) => {
  const { article } = await findPages(page);
  const get = (headers: Record<string, string>) => request.get(article, { headers });
  // Other tests publish meanwhile, and a hot page is compressed better in the background: what is compared has to
  // be of one state.
  await expect(async () => {
    const first = await get({ "Accept-Encoding": "br" });
    const headers = first.headers();
    expect(headers).toMatchObject({
      "content-encoding": "br",
      vary: "Accept-Encoding",
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
      "speculation-rules": '"/speculation-rules.json"',
    });
    expect(headers["cache-control"]).toMatch(/^public, max-age=0, s-maxage=\d+, stale-while-revalidate=\d+/);
    expect(headers["set-cookie"]).toBeUndefined();
    expect(headers["surrogate-key"]).toMatch(/^site article:\d+ /);
    expect(headers["cache-tag"]).toBe(headers["surrogate-key"]?.replaceAll(" ", ","));
    expect(headers.etag).toMatch(/^"[\w-]+"$/);

    const etag = headers.etag ?? "";
    expect((await get({ "Accept-Encoding": "br", "If-None-Match": etag })).status()).toBe(304);
    expect((await get({ "Accept-Encoding": "gzip", "If-None-Match": `"x", W/${etag}` })).status()).toBe(304);
    expect((await get({ "If-None-Match": '"something-else"' })).status()).toBe(200);
    expect((await get({ "Accept-Encoding": "gzip" })).headers().etag).not.toBe(etag);

    const body = await first.text();
    for (const accepted of ["gzip", "zstd", "identity", "br;q=0, gzip;q=0.5", "*;q=0", "§§§"]) {
      const answer = await get({ "Accept-Encoding": accepted });
      expect(answer.status(), accepted).toBe(200);
      if (!accepted.includes("zstd")) expect(await answer.text(), accepted).toBe(body);
    }
    const head = await request.head(article, { headers: { "Accept-Encoding": "br" } });
    expect(head.headers()["content-length"]).toBe(headers["content-length"]);
    expect((await head.body()).length).toBe(0);
  }).toPass({ timeout: 30_000 });
});

test("files: forever where the address says so, in parts where asked", async ({ page, request }) => {
  await page.goto("/");
  const css = (await page.locator('link[rel="stylesheet"]').getAttribute("href")) ?? "";
  const answer = await request.get(css, { headers: { "Accept-Encoding": "br" } });
  expect(answer.headers()["cache-control"]).toContain("immutable");
  expect(answer.headers()["content-encoding"]).toBe("br");
  expect(Number(answer.headers()["content-length"])).toBeLessThan(12_000);
  expect(await page.locator('link[rel="stylesheet"]').count()).toBe(1);
  const part = await request.get("/logo.png", { headers: { Range: "bytes=0-9" } });
  expect(part.status()).toBe(206);
  expect((await part.body()).length).toBe(10);
  expect((await request.get("/logo.png", { headers: { Range: "bytes=99999999-" } })).status()).toBe(416);
  const rules = await request.get("/speculation-rules.json");
  expect(rules.headers()["content-type"]).toBe("application/speculationrules+json");
});

test("the newsroom's documents run scripts by nonce alone", async ({ request }) => {
  const answer = await request.get("/admin/nothing-yet");
  const policy = answer.headers()["content-security-policy"] ?? "";
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "missing";
  expect(policy).toMatch(/script-src 'self' 'nonce-/);
  expect(policy).not.toContain("unsafe-eval");
  const scripts = [...(await answer.text()).matchAll(/<script(?![^>]*ld\+json)[^>]*>/g)].map(([tag]) => tag);
  expect(scripts.length).toBeGreaterThan(0);
  for (const tag of scripts) expect(tag).toContain(`nonce="${nonce}"`);
  expect(answer.headers()["cache-control"]).toBe("private, no-store");
});
