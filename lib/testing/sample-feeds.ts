import { articleFeed } from "#lib/feeds/articles.ts";
import { changesFeed } from "#lib/feeds/changes.ts";
import { allCommentsFeed, commentFeed } from "#lib/feeds/comments.ts";
import { correctionFeed } from "#lib/feeds/corrections.ts";
import type { Feed } from "#lib/feeds/feed.ts";
import { partnerFeed, partnerRules } from "#lib/feeds/partner.ts";
import { homeWords } from "#lib/lists.ts";
import { hostileTexts } from "#lib/testing/hostile.ts";
import { paragraph, sampleArticle, sampleSite } from "#lib/testing/samples.ts";

const site = sampleSite();
const changedAt = new Date("2026-11-22T14:00:00Z");
const article = sampleArticle();
const comment = { id: 3, authorName: "Dachs", body: "Aha.", createdAt: changedAt };
const listed = {
  comments: [
    { ...comment, article },
    { ...comment, id: 4, authorName: null, article },
  ],
  changedAt,
};
const correction = { id: 2, kind: "correction" as const, text: "Zwei.", at: changedAt, article };
const body = { type: "doc", content: [paragraph("Das Wasser steigt.")] };
const entry = { id: 5, title: "", body, keyEvent: false, pinned: false, at: changedAt, updatedAt: null };

/** A feed of articles that differ from the sample in these things. */
export const feedOf = (...changes: Parameters<typeof sampleArticle>[0][]): Feed =>
  articleFeed(site, homeWords(site), { articles: changes.map(sampleArticle), changedAt });

/** Every kind of feed that the portal has, with everything that one can hold, and with nothing. */
export const sampleFeeds = (): Record<string, Feed> => ({
  "an empty portal": feedOf(),
  articles: feedOf(
    {},
    {
      id: 13,
      picture: null,
      authors: [],
      topics: [],
      standfirst: "",
      sponsor: "Netz AG",
      commentMode: "off",
    },
  ),
  "a choice of a reader's": articleFeed(
    site,
    homeWords(site),
    { articles: [article], changedAt },
    "?section=ki&q=Netz%20%26%20mehr",
  ),
  "headlines that break careless writers": feedOf(
    ...hostileTexts().map((title, index) => ({ id: index + 1, title })),
  ),
  "a partner's": partnerFeed(
    site,
    { id: 7, token: "geheim", words: homeWords(site), rules: partnerRules.parse({ text: "summary" }) },
    { articles: [article], changedAt },
  ),
  "comments of an article": commentFeed(site, article, listed),
  "all comments": allCommentsFeed(site, listed),
  "changes of an article": changesFeed(site, article, { corrections: [correction], entries: [entry] }),
  corrections: correctionFeed(site, [correction]),
});
