import { type SQL, sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { authors } from "#db/schema/authors.ts";
import { copyWordsOf, createdAt, id, live, moment, oneOf, ref, tsvector } from "#db/schema/columns.ts";
import { AI_USES, media } from "#db/schema/media.ts";
import { sections } from "#db/schema/sections.ts";
import { stories, topics } from "#db/schema/topics.ts";
import { users } from "#db/schema/users.ts";
import { CORRECTION_KINDS } from "#lib/corrections.ts";
import type { RelatedSignal } from "#lib/related-signals.ts";
import { ARTICLE_STATES } from "#lib/workflow.ts";

export const ARTICLE_KINDS = ["article", "live_blog"] as const;
export const AUTHOR_ROLES = ["author", "photo", "editor", "translator"] as const;
export const COMMENT_MODES = ["premoderated", "closed", "off"] as const;

/**
 * Only so much of a text is indexed: a tsvector holds 1 MB at most, and an import may bring a 5 MB body.
 * https://www.postgresql.org/docs/18/textsearch-limitations.html
 */
const INDEXED_CHARACTERS = 200_000;

export const articles = pgTable(
  "articles",
  {
    id: id(),
    kind: text("kind", { enum: ARTICLE_KINDS }).notNull().default("article"),
    state: text("state", { enum: ARTICLE_STATES }).notNull().default("draft"),
    language: text("language", { enum: ["de", "en"] })
      .notNull()
      .default("de"),
    sectionId: ref("section_id")
      .notNull()
      .references(() => sections.id, { onDelete: "restrict" }),
    slug: text("slug").notNull(),
    title: text("title").notNull(),
    /** Over the headline in lists and social cards where the headline is too long. */
    shortTitle: text("short_title").notNull().default(""),
    standfirst: text("standfirst").notNull().default(""),
    /** Dateline as data: "KIEW / LONDON (HAUS) –" is places + source, set at render only. */
    places: text("places").array().notNull().default([]),
    source: text("source").notNull().default(""),
    keyPoints: text("key_points").array().notNull().default([]),
    /** ProseMirror JSON of lib/body/schema.ts. */
    body: jsonb("body").notNull(),
    /** The body in plain words, for search and excerpts; written with the body. */
    bodyText: text("body_text").notNull().default(""),
    wordCount: integer("word_count").notNull().default(0),
    leadMediaId: ref("lead_media_id").references(() => media.id, { onDelete: "restrict" }),
    leadCaption: text("lead_caption"),
    storyId: ref("story_id").references(() => stories.id, { onDelete: "set null" }),
    translationGroup: uuid("translation_group"),

    /** First time live. */
    publishedAt: moment("published_at"),
    /** Last substantive change: the only one that feeds dateModified and lastmod (A5). */
    substantiveUpdatedAt: moment("substantive_updated_at"),
    /** Any write, typo fixes too. */
    touchedAt: moment("touched_at").notNull().defaultNow(),
    scheduledFor: moment("scheduled_for"),
    embargoUntil: moment("embargo_until"),
    unpublishAt: moment("unpublish_at"),
    withdrawnAt: moment("withdrawn_at"),
    withdrawnReason: text("withdrawn_reason"),

    aiUse: text("ai_use", { enum: AI_USES }).notNull().default("none"),
    aiTool: text("ai_tool").notNull().default(""),
    aiReviewedBy: ref("ai_reviewed_by").references(() => users.id, { onDelete: "set null" }),
    aiReviewedAt: moment("ai_reviewed_at"),
    /** Paid content: the page, lists, feeds and mails say "Anzeige". */
    sponsor: text("sponsor"),
    commentMode: text("comment_mode", { enum: COMMENT_MODES }).notNull().default("premoderated"),
    commentsClosedReason: text("comments_closed_reason"),
    /** Approved comments; kept by the writes. */
    commentCount: integer("comment_count").notNull().default(0),
    hideFromSearchEngines: boolean("hide_from_search_engines").notNull().default(false),
    hideFromNewsSitemap: boolean("hide_from_news_sitemap").notNull().default(false),
    seoTitle: text("seo_title").notNull().default(""),
    seoDescription: text("seo_description").notNull().default(""),
    /** A live blog is over: it takes no more entries and stands as an archive. */
    liveClosedAt: moment("live_closed_at"),
    /** Who is to see it through; not who wrote it. */
    assignedTo: ref("assigned_to").references(() => users.id, { onDelete: "set null" }),
    /** When the newsroom wants it out, before anybody has fixed a moment: where it stands in the calendar. */
    plannedFor: moment("planned_for"),
    submittedBy: ref("submitted_by").references(() => users.id, { onDelete: "set null" }),
    submittedAt: moment("submitted_at"),
    /** Four eyes: somebody other than `submittedBy`, where the section asks for it. */
    approvedBy: ref("approved_by").references(() => users.id, { onDelete: "set null" }),
    approvedAt: moment("approved_at"),
    /** Raised by every save; a save that names an older one is refused. */
    version: integer("version").notNull().default(1),
    lockedBy: ref("locked_by").references(() => users.id, { onDelete: "set null" }),
    lockedAt: moment("locked_at"),
    createdBy: ref("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    search: tsvector("search").generatedAlwaysAs(
      (): SQL =>
        sql.raw(`
      setweight(to_tsvector(CASE language WHEN 'en' THEN 'english'::regconfig ELSE 'german'::regconfig END, title), 'A') ||
      setweight(to_tsvector(CASE language WHEN 'en' THEN 'english'::regconfig ELSE 'german'::regconfig END, standfirst), 'B') ||
      setweight(to_tsvector(CASE language WHEN 'en' THEN 'english'::regconfig ELSE 'german'::regconfig END, left(body_text, ${INDEXED_CHARACTERS})), 'D')`),
    ),
  },
  (t) => [
    uniqueIndex("articles_slug_key").on(t.sectionId, t.slug),
    index("articles_latest_idx").on(t.publishedAt, t.id).where(live(t.state)),
    index("articles_section_latest_idx").on(t.sectionId, t.publishedAt, t.id).where(live(t.state)),
    index("articles_story_idx").on(t.storyId, t.publishedAt),
    index("articles_lead_media_idx").on(t.leadMediaId),
    // One article of a group in each language.
    uniqueIndex("articles_translation_key").on(t.translationGroup, t.language),
    index("articles_state_idx").on(t.state, t.touchedAt),
    index("articles_scheduled_idx").on(t.scheduledFor).where(sql`${t.state} = 'scheduled'`),
    index("articles_embargo_idx").on(t.embargoUntil).where(sql`${t.embargoUntil} IS NOT NULL`),
    index("articles_modified_idx").on(t.substantiveUpdatedAt).where(live(t.state)),
    index("articles_ai_reviewed_by_idx").on(t.aiReviewedBy),
    index("articles_locked_by_idx").on(t.lockedBy),
    index("articles_created_by_idx").on(t.createdBy),
    index("articles_assigned_to_idx").on(t.assignedTo),
    index("articles_submitted_by_idx").on(t.submittedBy),
    index("articles_approved_by_idx").on(t.approvedBy),
    index("articles_planned_idx").on(t.plannedFor).where(sql`${t.plannedFor} IS NOT NULL`),
    // The columns of the planning board: what is not out yet, the nearest day first.
    index("articles_board_idx")
      .on(t.state, sql`coalesce(${t.scheduledFor}, ${t.plannedFor}, 'infinity')`, t.id.desc().nullsFirst())
      .where(sql`${t.state} NOT IN ('live', 'withdrawn')`),
    index("articles_unpublish_idx").on(t.unpublishAt).where(sql`${t.unpublishAt} IS NOT NULL`),
    index("articles_touched_idx").on(t.touchedAt, t.id),
    index("articles_search_idx").using("gin", t.search),
    oneOf("articles_state_check", t.state, ARTICLE_STATES),
    oneOf("articles_kind_check", t.kind, ARTICLE_KINDS),
    oneOf("articles_language_check", t.language, ["de", "en"]),
    oneOf("articles_ai_use_check", t.aiUse, AI_USES),
    oneOf("articles_comment_mode_check", t.commentMode, COMMENT_MODES),
    check("articles_slug_check", sql`${t.slug} <> '' AND ${t.slug} NOT LIKE '%/%'`),
    check("articles_title_check", sql`${t.state} <> 'live' OR ${t.title} <> ''`),
    check(
      "articles_published_check",
      sql`${t.state} NOT IN ('live', 'withdrawn') OR ${t.publishedAt} IS NOT NULL`,
    ),
    check("articles_scheduled_check", sql`${t.state} <> 'scheduled' OR ${t.scheduledFor} IS NOT NULL`),
    check("articles_updated_check", sql`${t.substantiveUpdatedAt} >= ${t.publishedAt}`),
  ],
);

export const articleAuthors = pgTable(
  "article_authors",
  {
    articleId: ref("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    authorId: ref("author_id")
      .notNull()
      .references(() => authors.id, { onDelete: "restrict" }),
    role: text("role", { enum: AUTHOR_ROLES }).notNull().default("author"),
    position: smallint("position").notNull().default(0),
    /** Copied from the article so that an author's page reads one index: null unless live. */
    publishedAt: moment("published_at"),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.authorId, t.role] }),
    index("article_authors_author_idx").on(t.authorId, t.publishedAt, t.articleId),
    oneOf("article_authors_role_check", t.role, AUTHOR_ROLES),
  ],
);

export const articleTopics = pgTable(
  "article_topics",
  {
    articleId: ref("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    topicId: ref("topic_id")
      .notNull()
      .references(() => topics.id, { onDelete: "cascade" }),
    position: smallint("position").notNull().default(0),
    /** As in article_authors: null unless live. */
    publishedAt: moment("published_at"),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.topicId] }),
    index("article_topics_topic_idx").on(t.topicId, t.publishedAt, t.articleId),
  ],
);

/** Which media a body uses: read with the article, and the answer to "where is this picture used?". */
export const articleMedia = pgTable(
  "article_media",
  {
    articleId: ref("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    mediaId: ref("media_id")
      .notNull()
      .references(() => media.id, { onDelete: "restrict" }),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.mediaId] }), index("article_media_media_idx").on(t.mediaId)],
);

/** What an editor has written into a live article and not yet put before the readers. */
export const articleCopies = pgTable(
  "article_copies",
  {
    articleId: ref("article_id")
      .primaryKey()
      .references(() => articles.id, { onDelete: "cascade" }),
    /** The changed fields, as db/article-fields.ts takes them. */
    changes: jsonb("changes").notNull(),
    savedBy: ref("saved_by").references(() => users.id, { onDelete: "set null" }),
    savedAt: moment("saved_at").notNull().defaultNow(),
  },
  (t) => [
    index("article_copies_saved_by_idx").on(t.savedBy),
    index("article_copies_words_idx").using("gin", copyWordsOf(t.changes)),
  ],
);

/** A saved state of an article, whole: restoring needs nothing else. */
export const revisions = pgTable(
  "revisions",
  {
    id: id(),
    articleId: ref("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    version: integer("version").notNull(),
    /** Headline, standfirst, body, places, picture, authors, topics as they stood. */
    snapshot: jsonb("snapshot").notNull(),
    why: text("why").notNull().default(""),
    savedBy: ref("saved_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("revisions_version_key").on(t.articleId, t.version),
    index("revisions_saved_by_idx").on(t.savedBy),
  ],
);

export const corrections = pgTable(
  "corrections",
  {
    id: id(),
    articleId: ref("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: CORRECTION_KINDS }).notNull(),
    text: text("text").notNull(),
    createdBy: ref("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    editedAt: moment("edited_at"),
    /** Readers do not see it any more; the newsroom sees why. */
    withdrawnAt: moment("withdrawn_at"),
    withdrawnReason: text("withdrawn_reason"),
  },
  (t) => [
    index("corrections_article_idx").on(t.articleId, t.createdAt),
    index("corrections_shown_idx").on(t.createdAt, t.id).where(sql`${t.withdrawnAt} IS NULL`),
    index("corrections_created_by_idx").on(t.createdBy),
    check("corrections_withdrawn_check", sql`(${t.withdrawnAt} IS NULL) = (${t.withdrawnReason} IS NULL)`),
    oneOf("corrections_kind_check", t.kind, CORRECTION_KINDS),
  ],
);

export const liveEntries = pgTable(
  "live_entries",
  {
    id: id(),
    articleId: ref("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    title: text("title").notNull().default(""),
    body: jsonb("body").notNull(),
    /** Made by the form that sent it: sent twice, it is one entry. */
    once: text("once"),
    keyEvent: boolean("key_event").notNull().default(false),
    pinnedAt: moment("pinned_at"),
    createdBy: ref("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    updatedAt: moment("updated_at"),
    withdrawnAt: moment("withdrawn_at"),
  },
  (t) => [
    index("live_entries_article_idx").on(t.articleId, t.id),
    uniqueIndex("live_entries_once_key").on(t.articleId, t.once),
    index("live_entries_created_by_idx").on(t.createdBy),
  ],
);

/** Notes among colleagues on an article, and who is asked to do what until when. */
export const articleNotes = pgTable(
  "article_notes",
  {
    id: id(),
    articleId: ref("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    text: text("text").notNull(),
    writtenBy: ref("written_by").references(() => users.id, { onDelete: "set null" }),
    assignedTo: ref("assigned_to").references(() => users.id, { onDelete: "set null" }),
    dueAt: moment("due_at"),
    doneAt: moment("done_at"),
    createdAt: createdAt(),
  },
  (t) => [
    index("article_notes_article_idx").on(t.articleId, t.createdAt),
    index("article_notes_written_by_idx").on(t.writtenBy),
    index("article_notes_assigned_idx").on(t.assignedTo, t.dueAt),
  ],
);

/** Whom a note calls by "@": it stands among what is for them until they have seen it. */
export const articleNoteMentions = pgTable(
  "article_note_mentions",
  {
    noteId: ref("note_id")
      .notNull()
      .references(() => articleNotes.id, { onDelete: "cascade" }),
    userId: ref("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    seenAt: moment("seen_at"),
  },
  (t) => [
    primaryKey({ columns: [t.noteId, t.userId] }),
    index("article_note_mentions_user_idx").on(t.userId, t.noteId),
  ],
);

/** Why two articles stand side by side: what a reader is shown and an editor can question. */
export type RelatedReason = {
  topics: string[];
  words: string[];
  story: boolean;
  /** Each signal's part of the score, where it was worked out. */
  signals?: Partial<Record<RelatedSignal, number>>;
};

export const relatedArticles = pgTable(
  "related_articles",
  {
    articleId: ref("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    relatedId: ref("related_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    score: real("score").notNull(),
    reason: jsonb("reason").$type<RelatedReason>().notNull(),
    /** Set by an editor: first, or never. */
    pinnedAt: moment("pinned_at"),
    excludedAt: moment("excluded_at"),
    computedAt: moment("computed_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.relatedId] }),
    index("related_articles_related_idx").on(t.relatedId),
    check("related_articles_self_check", sql`${t.articleId} <> ${t.relatedId}`),
  ],
);

/** A signed, expiring look at something unpublished; every opening is in the audit log. */
export const previews = pgTable(
  "previews",
  {
    id: id(),
    articleId: ref("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    tokenHash: text("token_hash").notNull(),
    createdBy: ref("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
    revokedAt: moment("revoked_at"),
  },
  (t) => [
    uniqueIndex("previews_token_key").on(t.tokenHash),
    index("previews_article_idx").on(t.articleId),
    index("previews_created_by_idx").on(t.createdBy),
  ],
);
