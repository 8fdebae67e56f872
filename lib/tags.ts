/**
 * Names of what answers show, made in one place: reads in db/ name what they read, writes name what they
 * changed, the document cache drops what has both. They leave the house in Surrogate-Key and Cache-Tag, so they
 * are short and hold neither spaces nor commas. Ids, not slugs: a name outlives a change of address.
 */
export const tags = {
  /** What frames every page: settings, the tree of sections, the footer. */
  site: () => "site",
  /** The article as a whole: its own page. */
  article: (id: number) => `article:${id}`,
  /** The article somewhere else: a line in a list, its text in a feed, a neighbour's "Mehr zum Thema". */
  teaser: (id: number) => `teaser:${id}`,
  /** The approved comments of an article. */
  comments: (articleId: number) => `comments:${articleId}`,
  /** Which articles a section's list shows; articles of the sections beneath it belong to it. */
  section: (id: number) => `section:${id}`,
  topic: (id: number) => `topic:${id}`,
  author: (id: number) => `author:${id}`,
  /** Which articles a running story has, and what it says of itself. */
  story: (id: number) => `story:${id}`,
  /** An issue of the newsletter in its archive. */
  issue: (id: number) => `issue:${id}`,
  /** A page such as the imprint. */
  page: (id: number) => `page:${id}`,
  /** Which articles a list shows that no section, topic, author or story owns. */
  list: (name: ListName) => `list:${name}`,
  /** Promo links, job ads, books, wherever they are placed. */
  promotions: () => "promotions",
  /** Which pictures' files may be fetched. */
  files: () => "files",
  /** Figures on notices, decisions and objections, year by year. */
  transparency: () => "transparency",
  /** Addresses that name nothing, or lead elsewhere: any of them may begin to mean something. */
  missing: () => "missing",
  /** Every answer there is: for a change too wide to be named. */
  everything: () => "everything",
} as const;

export type ListName =
  | "latest"
  | "front"
  | "archive"
  | "most-read"
  | "topics"
  | "sitemap"
  | "corrections"
  | "newsletter"
  | "comments";
