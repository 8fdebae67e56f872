import { adminPaths } from "#lib/admin-paths.ts";
import { segment, withQuery } from "#lib/path-parts.ts";

/**
 * Every address of the portal, made in one place: links, redirects, feeds, mails and tests use these.
 * Slugs are stored as Unicode and percent-encoded here (RFC 3986), nowhere else.
 */

type Slugged = { slug: string };
type ArticleAddress = { slug: string; section: Slugged };

const FEED_FILES = { rss: "feed.xml", atom: "feed.atom", json: "feed.json" } as const;
export type FeedFormat = keyof typeof FEED_FILES;

const twoDigits = (month: number) => String(month).padStart(2, "0");

export const paths = {
  ...adminPaths,
  home: () => "/",
  latest: () => "/latest",
  mostRead: () => "/most-read",
  search: (query: Record<string, string> = {}) => withQuery("/search", query),
  /** What may be meant by what has been typed so far: ?q= */
  suggest: () => "/search/suggest",
  /** In the place of a search, for whoever has searched too often. */
  tooManySearches: () => "/search/too-many",
  /** The same while more search than can be served. */
  busySearches: () => "/search/busy",
  openSearch: () => "/opensearch.xml",
  section: (section: Slugged) => `/${segment(section.slug)}`,
  article: (article: ArticleAddress) => `/${segment(article.section.slug)}/${segment(article.slug)}`,
  articleComments: (article: ArticleAddress) => `${paths.article(article)}#comments`,
  /** A comment where it stands: on the article's first page of threads, or among its thread alone. */
  comment: (article: ArticleAddress, comment: { id: number }) =>
    `${paths.article(article)}#comment-${comment.id}`,
  /** The same from elsewhere: finds the page that it is on. */
  commentPermalink: (comment: { id: number }) => `/comments/${comment.id}`,
  /** The discussion after this thread. */
  commentsAfter: (article: ArticleAddress, rootId: number) =>
    `${paths.article(article)}?after=${rootId}#comments`,
  commentInThread: (article: ArticleAddress, { id, rootId }: { id: number; rootId: number }) =>
    `${paths.article(article)}?thread=${rootId}#comment-${id}`,
  thread: (article: ArticleAddress, rootId: number) => `${paths.article(article)}?thread=${rootId}#comments`,
  reply: (comment: { id: number }) => `/comments/${comment.id}/reply`,
  /** What can be done with a comment: pages, and the forms on them. */
  commentVote: (comment: { id: number }) => `/comments/${comment.id}/vote`,
  commentEdit: (comment: { id: number }) => `/comments/${comment.id}/edit`,
  commentText: (comment: { id: number }) => `/comments/${comment.id}/text`,
  commentWithdraw: (comment: { id: number }) => `/comments/${comment.id}/withdraw`,
  commentWithdrawal: (comment: { id: number }) => `/comments/${comment.id}/withdrawal`,
  /** Ends reply mails, by one click and without signing in. */
  unsubscribe: (token: string) => `/unsubscribe?token=${segment(token)}`,
  /** What a browser is told of, and where it says so. */
  push: () => "/push",
  subscriptions: () => "/subscriptions",
  /** Where anything can be subscribed to; `about` an article whose kinds are offered. */
  subscribe: (query: Record<string, string> = {}) => withQuery("/subscribe", query),
  subscribeConfirm: (token: string) => `/subscribe/confirm?token=${segment(token)}`,
  /** What an address gets, and how often. */
  subscribeManage: (secret: string) => `/subscribe/manage?token=${segment(secret)}`,
  /** The consent log of an address, to be printed. */
  subscribeProof: (secret: string) => `/subscribe/proof?token=${segment(secret)}`,
  fewerLikeThis: (token: string) => `/subscribe/fewer?token=${segment(token)}`,
  commentFeed: (article: ArticleAddress) => `${paths.article(article)}/comments.xml`,
  /** A partner's own: whoever has the address may read it. */
  partnerFeed: (token: string) => `/partner/${segment(token)}/feed.xml`,
  /** The newest comments of the whole portal. */
  allCommentsFeed: () => "/comments.xml",
  topic: (topic: Slugged) => `/topic/${segment(topic.slug)}`,
  author: (author: Slugged) => `/author/${segment(author.slug)}`,
  archive: () => "/archive",
  /** @param month 1–12 */
  archiveMonth: (year: number, month: number) => `/archive/${year}/${twoDigits(month)}`,
  page: (page: Slugged) => `/${segment(page.slug)}`,
  imprint: () => "/imprint",
  privacy: () => "/privacy",
  commentPolicy: () => "/comment-policy",
  accessibility: () => "/accessibility",
  /** @param next where to go on after signing in: a path of the portal */
  login: (next?: string) => (next ? `/login?next=${segment(next)}` : "/login"),
  /** Where the mailed code is typed in. */
  loginCode: () => "/login/code",
  /** The mailed link: a page whose button signs in, so that programs that follow every link do not. */
  loginConfirm: (token: string) => `/login/confirm?token=${segment(token)}`,
  /** Where somebody new chooses a name. */
  loginName: () => "/login/name",
  loginStaff: () => "/login/staff",
  loginSecondFactor: () => "/login/second-factor",
  loginSetUpSecondFactor: () => "/login/set-up-second-factor",
  /** The first admin's account, by a link that is good once. */
  loginSetUp: (token: string) => `/login/set-up?token=${segment(token)}`,
  /** On to another service that says who somebody is. */
  loginWith: () => "/login/with",
  logout: () => "/logout",
  /** After somebody has asked to be deleted. */
  goodbye: () => "/login/goodbye",
  account: () => "/account",
  accountName: () => "/account/name",
  accountReplyMails: () => "/account/reply-mails",
  accountEmail: () => "/account/email",
  /** The mailed link of a change of address: opened at both ends, signed in or not. */
  accountEmailConfirm: (token: string) => `/account/email/confirm?token=${segment(token)}`,
  accountSessions: () => "/account/sessions",
  /** @param before id of the last comment of the page before */
  accountComments: (before?: number) => `/account/comments${before ? `?before=${before}` : ""}`,
  /** A code is asked for once more before data is handed out or an account is deleted. */
  accountProof: () => "/account/proof",
  accountExport: () => "/account/export",
  accountExportFile: (format: "json" | "html", proof: string) =>
    `/account/export.${format}?proof=${segment(proof)}`,
  accountDeletion: () => "/account/deletion",
  /** Where comments are sent, and where one that was sent back is written on. */
  comments: () => "/comments",
  commentDraft: (token: string) => `/comments/draft?draft=${segment(token)}`,
  /** A notice about a comment or an article (DSA art. 16). */
  report: (subject: { type: "comment" | "article"; id: number }) =>
    `/report?type=${subject.type}&id=${subject.id}`,
  /** Where notices are sent. */
  reports: () => "/report",
  /** The form with what was typed, sent back for something to be mended. */
  reportAgain: (subject: { type: "comment" | "article"; id: number }, draft: string) =>
    `${paths.report(subject)}&draft=${segment(draft)}#problems`,
  /** What somebody sees once their notice has been taken. */
  reportSent: (reference: string) => `/report/sent?case=${segment(reference)}`,
  /** A case for whoever has its reference: the person who reported, or the person it is about. */
  caseFile: (reference: string) => `/report/case?case=${segment(reference)}`,
  /** Where objections are sent. */
  appeals: () => "/report/appeal",
  appealAgain: (reference: string, draft: string) =>
    `${paths.caseFile(reference)}&draft=${segment(draft)}#appeal`,
  appealSent: (reference: string) => `${paths.caseFile(reference)}#objection`,
  transparency: () => "/transparency",
  /** Where a statement of reasons is contested (DSA art. 17 (3) (f), 20). */
  appeal: (reference: string) => `/report/case?case=${segment(reference)}`,
  /** Where mail servers bring what came back. */
  bounceHook: () => "/api/bounces",
  corrections: () => "/corrections",
  /** The archive of the newsletter. */
  newsletter: () => "/newsletter",
  issue: (issue: Slugged) => `/newsletter/${segment(issue.slug)}`,
  /** Where an article's own corrections stand. */
  articleCorrections: (article: ArticleAddress) => `${paths.article(article)}#corrections`,
  story: (story: Slugged) => `/story/${segment(story.slug)}`,
  /** The same, the first article first. */
  storyFromStart: (story: Slugged) => `${paths.story(story)}/from-start`,
  /** Something unpublished, for whoever has the link. */
  preview: (token: string) => `/preview/${segment(token)}`,
  adsTxt: () => "/ads.txt",
  /** What proves to search engines whose pings they get (lib/indexnow.ts). */
  indexNowKey: (key: string) => `/${key}.txt`,
  /** An entry of a live blog, wherever it stands by now: the page that begins with it. */
  liveEntry: (article: ArticleAddress, entry: { id: number }) =>
    `${paths.article(article)}?before=${entry.id + 1}#entry-${entry.id}`,
  liveEntriesBefore: (article: ArticleAddress, entryId: number) =>
    `${paths.article(article)}?before=${entryId}#live`,
  /** Where a browser hears that a live blog has changed (server/live.ts). */
  liveEvents: (article: { id: number }) => `/live/${article.id}`,
  media: (key: string) => `/media/${key}`,
  /** A script of islands/; the front puts the name of the build's bundle in its place. */
  island: (name: string) => `/islands/${name}.js`,
  sitemap: () => "/sitemap.xml",
  newsSitemap: () => "/news-sitemap.xml",
  securityTxt: () => "/.well-known/security.txt",
  tdmPolicy: () => "/.well-known/tdmrep.json",
  manifest: () => "/manifest.webmanifest",
  /** The house's mark in a square, so many pixels wide. */
  appIcon: (size: number) => `/icons/${size}.png`,
  /** One of the files that the sitemap's index names: "2026-11", "2026-11-2", "pages". */
  sitemapPart: (part: string) => `/sitemaps/${part}.xml`,
  /** Made by scripts/make-font.ts; named in app/headline.css too. */
  headlineFace: () => "/fonts/newsreader-headline-3.woff2",
  /** The same with its cuts for accents and neighbours' names: a character is in the first one that has it. */
  headlineFaces: () => [
    paths.headlineFace(),
    "/fonts/newsreader-headline-accents-3.woff2",
    "/fonts/newsreader-headline-names-2.woff2",
  ],
  /** What other sites are told of a link to an article. @param articlePath percent-encoded, without query */
  oembed: (articlePath: string) => `/oembed?url=${articlePath}`,
  /** A social picture (lib/cards/card.ts). */
  card: (fileName: string) => `/cards/${segment(fileName)}`,
  icon: () => "/icon.svg",
  /** The house's mark, 512 × 512 pixels. */
  logo: () => "/logo.png",
} as const;

/** The feed of a list page: "/" → "/feed.xml", "/ki" → "/ki/feed.xml". */
export function feedPath(listPath: string, format: FeedFormat = "rss"): string {
  return `${listPath === "/" ? "" : listPath}/${FEED_FILES[format]}`;
}

/** The same feed in another format: "/ki/feed.xml?q=Netz" → "/ki/feed.atom?q=Netz". */
export const inFormat = (feedAddress: string, format: FeedFormat): string =>
  feedAddress.replace(/\.xml(?=\?|$)/, FEED_FILES[format].slice("feed".length));

/** Page `n` of a list; the first page is the list's own address (no "?page=1" twin). */
export function pagePath(listPath: string, page: number): string {
  return page <= 1 ? listPath : `${listPath}${listPath.includes("?") ? "&" : "?"}page=${page}`;
}

/** Absolute address. @param siteUrl origin without a trailing slash, as env().SITE_URL gives it. */
export function absolute(siteUrl: string, path: string): string {
  return new URL(path, siteUrl).href;
}

/**
 * The slug in an address' segment, as it is stored; Next hands segments over percent-encoded. What cannot be
 * decoded stays as it is and will be no known slug.
 */
export function slugFrom(encoded: string): string {
  try {
    return decodeURIComponent(encoded).normalize("NFC");
  } catch {
    return encoded;
  }
}
