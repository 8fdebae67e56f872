import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "#db/client.ts";
import { ensureLegalPages } from "#db/legal-pages.ts";
import { savePage } from "#db/page-writes.ts";
import { getPage, listOtherPages } from "#db/pages.ts";
import { getSite } from "#db/site.ts";
import { grantOperator } from "#lib/grant.ts";

const body = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Eigenes" }] }] };

it("gives a portal its legal pages once, and leaves what the newsroom wrote", async () => {
  const operator = grantOperator("test");
  await savePage(operator, { slug: "imprint", title: "Unser Impressum", body, state: "live" });
  await Promise.all([ensureLegalPages(operator), ensureLegalPages(operator)]);
  await ensureLegalPages(operator);
  const { rows } = await db().execute(sql`SELECT count(*)::int AS pages, max(version) AS version FROM pages`);
  expect(rows).toEqual([{ pages: 8, version: 1 }]);
  expect((await getPage("imprint"))?.title).toBe("Unser Impressum");
  expect((await getSite()).footerPages.map(({ slug }) => slug)).toEqual([
    "privacy",
    "comment-policy",
    "accessibility",
  ]);
});

it("names the pages that no footer leads to, once each", async () => {
  const operator = grantOperator("test");
  await savePage(operator, { slug: "about", title: "Über uns", body, state: "live" });
  await savePage(operator, { slug: "about", title: "About us", body, state: "live", language: "en" });
  await savePage(operator, { slug: "later", title: "Später", body, state: "draft" });
  expect((await listOtherPages()).map(({ slug, title }) => [slug, title])).toEqual([["about", "Über uns"]]);
});
