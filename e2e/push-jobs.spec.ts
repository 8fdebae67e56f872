import { expect, test } from "@playwright/test";
import { publishArticle } from "#db/article-writes.ts";
import { query } from "#db/testing/query.ts";
import { makeDraft, makeTopic, operator } from "#db/testing/rows.ts";
import type { OwnPortal } from "#e2e/own-portal.ts";
import { portalForFile } from "#e2e/portal-for-file.ts";
import { makePushBrowser } from "#lib/testing/push-browser.ts";

/** A portal of its own: what comes out in it just now would lead the others' front page. */
let portal: OwnPortal;

portalForFile((opened) => {
  portal = opened;
});

test("the built portal seals a message for whoever follows what comes out, and tries again where nobody answers", async () => {
  const topic = await makeTopic();
  // A name that is nobody's (RFC 6761): what is refused before anybody is asked would not be tried again.
  const { target: subscription } = makePushBrowser("https://push.invalid/box");
  const answer = await fetch(`${portal.origin}/push/subscriptions`, {
    method: "POST",
    headers: { Origin: portal.origin, "Content-Type": "application/json" },
    body: JSON.stringify({ subscription, kind: "topic", ref: topic }),
  });
  expect(answer.status).toBe(201);
  const articleId = await makeDraft({ topicIds: [topic] });
  await publishArticle(operator, articleId, { related: false });
  const messages = () =>
    query(
      `SELECT article_id AS "articleId", attempts, claimed_at IS NULL AND due_at > now() AS waits FROM push_messages`,
    );
  await expect.poll(messages, { timeout: 30_000 }).toEqual([{ articleId, attempts: 1, waits: true }]);
});
