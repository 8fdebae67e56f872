/** What the import writes, told apart from where it comes from. Keys refer to other records of the file. */

export type PictureUse = { url: string; alt: string; caption: string };

export type CommentRecord = {
  id: string;
  parent: string;
  author: string;
  text: string;
  state: "approved" | "pending" | "spam" | "rejected";
  createdAt: Date | null;
  line: number;
};

export type BodyRecord = {
  /** ProseMirror JSON; a `mediaId` in it is the place in `pictures`, counted from 1. */
  doc: unknown;
  text: string;
  words: number;
  pictures: PictureUse[];
};

export type ArticleRecord = {
  id: string;
  line: number;
  title: string;
  slug: string;
  state: "draft" | "review" | "scheduled" | "live";
  /** null for something live: the file does not say when, so now. */
  publishedAt: Date | null;
  touchedAt: Date | null;
  standfirst: string;
  places: string[];
  source: string;
  body: BodyRecord;
  /** Key of a category; null: the section of last resort. */
  section: string | null;
  /** "tag:slug" or "category:slug". */
  topics: string[];
  /** Keys of authors. */
  authors: string[];
  lead: PictureUse | null;
  seoTitle: string;
  seoDescription: string;
  commentsClosed: boolean;
  sticky: boolean;
  oldPaths: string[];
  comments: CommentRecord[];
};

export type PageRecord = {
  id: string;
  line: number;
  title: string;
  slug: string;
  state: "draft" | "live";
  description: string;
  body: BodyRecord;
  updatedAt: Date | null;
  oldPaths: string[];
};
