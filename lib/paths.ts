/**
 * Every address of the portal, made in one place: links, redirects, feeds, mails and tests use these.
 * Slugs are stored as Unicode and percent-encoded here (RFC 3986), nowhere else.
 */

type Slugged = { slug: string };
type ArticleAddress = { slug: string; section: Slugged };

const FEED_FILES = { rss: "feed.xml", atom: "feed.atom", json: "feed.json" } as const;
export type FeedFormat = keyof typeof FEED_FILES;

const segment = encodeURIComponent;
const twoDigits = (month: number) => String(month).padStart(2, "0");

export const paths = {
  home: () => "/",
  latest: () => "/latest",
  mostRead: () => "/most-read",
  section: (section: Slugged) => `/${segment(section.slug)}`,
  article: (article: ArticleAddress) => `/${segment(article.section.slug)}/${segment(article.slug)}`,
  articleComments: (article: ArticleAddress) => `${paths.article(article)}#comments`,
  comment: (article: ArticleAddress, comment: { id: number }) =>
    `${paths.article(article)}#comment-${comment.id}`,
  commentFeed: (article: ArticleAddress) => `${paths.article(article)}/comments.xml`,
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
  admin: () => "/admin",
  adminComments: () => "/admin/comments",
  media: (key: string) => `/media/${key}`,
  /** A script of islands/; the front puts the name of the build's bundle in its place. */
  island: (name: string) => `/islands/${name}.js`,
  sitemap: () => "/sitemap.xml",
  /** One of the files that the sitemap's index names: "2026-11", "2026-11-2", "pages". */
  sitemapPart: (part: string) => `/sitemaps/${part}.xml`,
  /** Made by scripts/make-font.ts; named in app/headline.css too. */
  headlineFace: () => "/fonts/newsreader-headline-2.woff2",
  icon: () => "/icon.svg",
  /** The house's mark, 512 × 512 pixels. */
  logo: () => "/logo.png",
} as const;

/** The feed of a list page: "/" → "/feed.xml", "/ki" → "/ki/feed.xml". */
export function feedPath(listPath: string, format: FeedFormat = "rss"): string {
  return `${listPath === "/" ? "" : listPath}/${FEED_FILES[format]}`;
}

/** Page `n` of a list; the first page is the list's own address (no "?page=1" twin). */
export function pagePath(listPath: string, page: number): string {
  return page <= 1 ? listPath : `${listPath}?page=${page}`;
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

/** First path segments that belong to the portal; a section or page may not take one as its slug. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  "account",
  "accessibility",
  "admin",
  "api",
  "archive",
  "author",
  "comment-policy",
  "comments",
  "corrections",
  "feed",
  "fonts",
  "forms",
  "healthz",
  "imprint",
  "islands",
  "latest",
  "login",
  "logout",
  "media",
  "metrics",
  "most-read",
  "privacy",
  "readyz",
  "report",
  "search",
  "sitemaps",
  "story",
  "subscribe",
  "subscriptions",
  "topic",
  "unsubscribe",
  "_next",
  ".well-known",
]);
