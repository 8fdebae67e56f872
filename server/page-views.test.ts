import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { type ArticleViews, countPageViews } from "#server/page-views.ts";

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

function counting() {
  const kept: ArticleViews[][] = [];
  const failing = { now: false };
  const views = countPageViews(async (counted) => {
    if (failing.now) throw new Error("away");
    kept.push(counted);
  });
  const open = (headers: Record<string, string>, method = "GET") =>
    views.count({ headers, method } as unknown as IncomingMessage, 7);
  return { views, kept, failing, open };
}

test("readers are counted, each time; without anything about them", async () => {
  const { views, kept, open } = counting();
  open({ "user-agent": FIREFOX });
  open({ "user-agent": FIREFOX });
  await views.flush();
  await views.flush();
  expect(kept).toEqual([[{ articleId: 7, views: 2 }]]);
});

test.each([
  [{}],
  [{ "user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)" }],
  [{ "user-agent": "curl/8.5.0" }],
  [{ "user-agent": "Feedly/1.0" }],
  [{ "user-agent": FIREFOX, "sec-purpose": "prefetch;prerender" }],
  [{ "user-agent": FIREFOX, purpose: "prefetch" }],
  [{ "user-agent": FIREFOX, "x-moz": "prefetch" }],
])("machines and pages that nobody asked for yet are not: %j", async (headers) => {
  const { views, kept, open } = counting();
  open(headers);
  open({ "user-agent": FIREFOX }, "HEAD");
  await views.flush();
  expect(kept).toEqual([]);
});

test("what could not be kept is counted on", async () => {
  const { views, kept, failing, open } = counting();
  open({ "user-agent": FIREFOX });
  failing.now = true;
  await expect(views.flush()).rejects.toThrow("away");
  open({ "user-agent": FIREFOX });
  failing.now = false;
  await views.flush();
  expect(kept).toEqual([[{ articleId: 7, views: 2 }]]);
});
