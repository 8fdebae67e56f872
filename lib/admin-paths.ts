import { segment, withQuery } from "#lib/path-parts.ts";

/** The newsroom's addresses; reached by lib/paths.ts, with all the others. */
export const adminPaths = {
  admin: () => "/admin",
  /** @param query names of lib/staff-search.ts */
  adminSearch: (query: Record<string, string> = {}) => withQuery("/admin/search", query),
  /** @param query names of lib/queue-filter.ts, and `id` of the comment that is looked at */
  adminComments: (query: Record<string, string> = {}) => withQuery("/admin/comments", query),
  adminClaims: () => "/admin/comments/claims",
  adminPeople: () => "/admin/people",
  adminPerson: (person: { id: number }) => `/admin/people/${person.id}`,
  adminWatchWords: () => "/admin/watch-words",
  adminCases: () => "/admin/cases",
  adminCase: (reference: string) => `/admin/cases/${segment(reference)}`,
  adminAudit: (query: Record<string, string> = {}) => withQuery("/admin/audit", query),
  /** The log as a file. @param query names of the log's filter, and format=csv|jsonl */
  adminAuditExport: (query: Record<string, string> = {}) => withQuery("/admin/audit/export", query),
  /** @param query names of the list's filter */
  adminArticles: (query: Record<string, string> = {}) => withQuery("/admin/articles", query),
  adminNewArticle: () => "/admin/articles/new",
  /** The editor. */
  adminArticle: (article: { id: number }) => `/admin/articles/${article.id}`,
  adminArticleHistory: (article: { id: number }, query: Record<string, string> = {}) =>
    withQuery(`/admin/articles/${article.id}/history`, query),
  /** The desk of a live blog: its entries. */
  adminLive: (article: { id: number }) => `/admin/articles/${article.id}/live`,
  /** What stands under an article as related news, and why. */
  adminRelated: (article: { id: number }, query: Record<string, string> = {}) =>
    withQuery(`/admin/articles/${article.id}/related`, query),
  /** Corrections of an article, and what the law asks to be taken out of it. */
  adminCorrections: (article: { id: number }) => `/admin/articles/${article.id}/corrections`,
  /** Who does what until when: the board. */
  adminPlan: (query: Record<string, string> = {}) => withQuery("/admin/plan", query),
  /** What colleagues say to each other about an article. */
  adminNotes: (article: { id: number }, query: Record<string, string> = {}) =>
    withQuery(`/admin/plan/notes/${article.id}`, query),
  /** @param query month=2026-11 */
  adminCalendar: (query: Record<string, string> = {}) => withQuery("/admin/plan/calendar", query),
  adminMedia: (query: Record<string, string> = {}) => withQuery("/admin/media", query),
  /** A picture's file that readers may not have any more. */
  adminMediaFile: (key: string) => `/admin/media/files/${key}`,
  adminPicture: (picture: { id: number }) => `/admin/media/${picture.id}`,
  /** Where pictures are sent, in pieces. */
  adminMediaUpload: () => "/admin/media/upload",
  adminMediaPicks: () => "/admin/media/picks",
  /** @param query q: words that candidates are looked for by */
  adminFront: (query: Record<string, string> = {}) => withQuery("/admin/front", query),
  /** The reader's front page, in a frame beside its places. */
  adminFrontPreview: () => "/admin/front/preview",
  /** Promo links, job ads, books and banners. */
  adminPromotions: () => "/admin/promotions",
  adminPromotionKind: (kind: "links" | "jobs" | "books" | "banners", query: Record<string, string> = {}) =>
    withQuery(`/admin/promotions/${kind}`, query),
  adminSections: () => "/admin/sections",
  adminSection: (section: { id: number }) => `/admin/sections/${section.id}`,
  adminTopics: (query: Record<string, string> = {}) => withQuery("/admin/topics", query),
  adminTopic: (topic: { id: number }) => `/admin/topics/${topic.id}`,
  adminStories: (query: Record<string, string> = {}) => withQuery("/admin/stories", query),
  adminStory: (story: { id: number }, query: Record<string, string> = {}) =>
    withQuery(`/admin/stories/${story.id}`, query),
  adminAuthors: (query: Record<string, string> = {}) => withQuery("/admin/authors", query),
  adminAuthor: (author: { id: number }) => `/admin/authors/${author.id}`,
  adminPages: (query: Record<string, string> = {}) => withQuery("/admin/pages", query),
  adminPage: (page: { id: number }) => `/admin/pages/${page.id}`,
  adminPageVersions: (page: { id: number }, query: Record<string, string> = {}) =>
    withQuery(`/admin/pages/${page.id}/versions`, query),
  adminMenus: () => "/admin/menus",
  adminNewsletter: (query: Record<string, string> = {}) => withQuery("/admin/newsletter", query),
  /** An issue of the newsletter in work. @param query q: words that articles are looked for by; as: how it is shown */
  adminIssue: (issue: { id: number }, query: Record<string, string> = {}) =>
    withQuery(`/admin/newsletter/${issue.id}`, query),
  /** Subscribers in numbers. */
  adminSubscribers: () => "/admin/subscribers",
  /** What an address agreed to. @param sealed the address, as no log of a server can read it (lib/sealed-address.ts) */
  adminConsents: (sealed: string) => `/admin/subscribers/${segment(sealed)}`,
  adminVgWort: (query: Record<string, string> = {}) => withQuery("/admin/vgwort", query),
  /** The year's report as a file. */
  adminVgWortReport: (year: number) => `/admin/vgwort/report?year=${year}`,
  adminRedirects: (query: Record<string, string> = {}) => withQuery("/admin/redirects", query),
  adminLinks: (query: Record<string, string> = {}) => withQuery("/admin/links", query),
  adminSettings: (part = "") => `/admin/settings${part === "" ? "" : `/${part}`}`,
  /** Who works here: accounts of the newsroom, roles, invitations. */
  adminStaff: (query: Record<string, string> = {}) => withQuery("/admin/staff", query),
  adminColleague: (person: { id: number }) => `/admin/staff/${person.id}`,
  adminSystem: () => "/admin/system",
  adminJobs: (query: Record<string, string> = {}) => withQuery("/admin/system/jobs", query),
  adminOutbox: (query: Record<string, string> = {}) => withQuery("/admin/outbox", query),
  /** Addresses that get no bulk mail any more. */
  adminSuppressed: (query: Record<string, string> = {}) => withQuery("/admin/outbox/suppressed", query),
  /** What a mail said. */
  adminMail: (mail: { id: number }) => `/admin/outbox/${mail.id}`,
  adminPings: (query: Record<string, string> = {}) => withQuery("/admin/system/pings", query),
  /** Partners' own feeds. */
  adminFeeds: (query: Record<string, string> = {}) => withQuery("/admin/feeds", query),
  adminFeed: (feed: { id: number }, query: Record<string, string> = {}) =>
    withQuery(`/admin/feeds/${feed.id}`, query),
} as const;
