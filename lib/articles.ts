import type { Correction } from "#lib/corrections.ts";
import type { EmbedPicture } from "#lib/embed-pictures.ts";

/** What pages show of articles. Reads in db/ return exactly these; components take them as props. */

export type Named = { slug: string; name: string };

/** A picture ready to be set: never without width, height and words. `src` addresses are paths. */
export type Picture = {
  id: number;
  alt: string;
  caption: string;
  credit: string;
  licence: string;
  licenceUrl: string;
  width: number;
  height: number;
  /** Empty while the file itself is not here (an import without media). */
  variants: { format: "avif" | "webp" | "jpeg"; width: number; height: number; url: string }[];
  /** JPEGs in other shapes than its own, around its focal point; over an article's own page. */
  crops?: { shape: "16:9" | "4:3" | "1:1"; width: number; height: number; url: string }[];
  /** Made by a machine, and labelled so wherever it stands (EU AI Act, art. 50). */
  aiMade?: true;
  /** Where a crop must look; the middle unless said. */
  focus?: "top" | "bottom" | "left" | "right";
};

/** An article as lists show it. */
export type Teaser = {
  id: number;
  slug: string;
  title: string;
  standfirst: string;
  section: Named;
  /** Names of those with the role "author", in order. */
  authors: Named[];
  picture: Picture | null;
  publishedAt: Date;
  /** Substantive change after publication, else null. */
  updatedAt: Date | null;
  commentCount: number;
  /** Paid content: lists say "Anzeige" in the place of the section (rule AD). */
  sponsor: string | null;
};

export type BylineAuthor = Named & {
  role: "author" | "photo" | "editor" | "translator";
  jobTitle: string;
  bio: string;
};

/** Everything the article page shows of the article itself. */
export type Article = Omit<Teaser, "authors"> & {
  kind: "article" | "live_blog";
  /** When a live blog ended; null while it runs, and for every other article. */
  liveClosedAt: Date | null;
  language: "de" | "en";
  authors: BylineAuthor[];
  sectionId: number;
  /** The section and, for a sub-section, what it belongs to: outermost first. */
  sectionTrail: Named[];
  /** null: the portal's own; days until the age notice, 0 never. */
  sectionAgeNoticeDays: number | null;
  topics: (Named & { id: number })[];
  story: { slug: string; title: string; earlier: StoryEntry | null; later: StoryEntry | null } | null;
  places: string[];
  source: string;
  leadCaption: string | null;
  keyPoints: string[];
  /** ProseMirror JSON, parsed by lib/body. */
  body: unknown;
  bodyPictures: Picture[];
  embedPictures: EmbedPicture[];
  wordCount: number;
  aiUse: "none" | "assist" | "draft" | "translation" | "image";
  aiReviewedAt: Date | null;
  corrections: Correction[];
  commentMode: "premoderated" | "closed" | "off";
  commentsClosedReason: string | null;
  /** Where the headline is too long; "" without one. */
  shortTitle: string;
  hideFromSearchEngines: boolean;
  /** The same in other languages, as far as readers see it. */
  translations: Translation[];
  seoTitle: string;
  seoDescription: string;
};

export type Translation = {
  slug: string;
  section: { slug: string };
  title: string;
  language: "de" | "en";
  publishedAt: Date;
  /** Whether search engines may list it. */
  isListed: boolean;
};

export type StoryEntry = {
  slug: string;
  title: string;
  section: Named;
  publishedAt: Date;
  sponsor: string | null;
};

export type RelatedTeaser = Teaser & {
  reason: { topics: string[]; words: string[]; story: boolean };
  /** An editor put it first, whether it has a reason of its own or not. */
  isPinned: boolean;
};

/** A page of a list: how many rows stand on it and whether another follows. Never a total count. */
export type Paged<T> = { items: T[]; page: number; hasNext: boolean };

/** Articles on one page of a list. */
export const PAGE_SIZE = 20;

/**
 * Lists page this deep and no deeper, so the cost of a page number has a ceiling however many articles there
 * are; older articles are reached through the archive by month. See docs/decisions.
 */
export const MAX_PAGE = 50;
