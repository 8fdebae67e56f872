import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { changeArticle, withdrawArticle } from "#db/article-writes.ts";
import { db } from "#db/client.ts";
import { forgetForeignVerdicts, keepLinkAnswer, listDueLinks, pauseHost } from "#db/link-checks.ts";
import { countBrokenLinks, ignoreLink, listLinks, unignoreLink } from "#db/link-desk.ts";
import { collectLinks, collectUsesOf } from "#db/link-sources.ts";
import { judgeOwnLinks, statesOf } from "#db/own-links.ts";
import { savePage } from "#db/page-writes.ts";
import { addRedirect } from "#db/redirect-desk.ts";
import { saveStory } from "#db/stories.ts";
import { makeEditor } from "#db/testing/editors.ts";
import { linkTo } from "#db/testing/linked.ts";
import {
  addressOf,
  fresh,
  hoursAgo,
  makeAuthor,
  makeDraft,
  makeLive,
  makeSection,
  makeTopic,
  operator,
} from "#db/testing/rows.ts";
import { mergeTopics } from "#db/topic-desk.ts";
import { env } from "#lib/env.ts";
import { grantSystem } from "#lib/grant.ts";
import type { LinkAnswer } from "#lib/link-probe.ts";
import { mediaStore } from "#lib/media-store.ts";
import { mediaKey } from "#lib/media-key.ts";

const system = grantSystem("links");
const read = async () => {
  const { rows } = await db().execute<{ id: number; url: string; host: string; uses: string[] }>(sql`
    SELECT l.id, l.url, l.host, (SELECT array_agg(coalesce('a' || u.article_id, 'p' || u.page_id) ORDER BY 1)
      FROM link_uses u WHERE u.link_id = l.id) AS uses FROM links l ORDER BY l.url`);
  return rows;
};
const said = (more: Partial<LinkAnswer>): LinkAnswer => ({
  status: null,
  fault: null,
  movedTo: null,
  pauseUntil: null,
  ...more,
});

beforeEach(async () => {
  await db().execute(sql`DELETE FROM links`);
  await db().execute(sql`DELETE FROM articles`);
  await db().execute(sql`UPDATE pages SET state = 'draft'`);
});
