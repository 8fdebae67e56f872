import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { articles } from "#db/schema/articles.ts";
import { createdAt, id, moment, oneOf, ref, tsvector, wordsOf } from "#db/schema/columns.ts";
import { sections } from "#db/schema/sections.ts";
import { users } from "#db/schema/users.ts";
import { COMMENT_STATES } from "#lib/comments.ts";

export const comments = pgTable(
  "comments",
  {
    id: id(),
    articleId: ref("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    parentId: ref("parent_id"),
    /** The comment that began the thread; its own id for that one (set by the write). */
    rootId: ref("root_id"),
    depth: smallint("depth").notNull().default(0),
    userId: ref("user_id").references(() => users.id, { onDelete: "set null" }),
    /** The name at the time of writing; null after the person was deleted. */
    authorName: text("author_name"),
    /** Paragraphs, links and quotes in plain text; never HTML. */
    body: text("body").notNull(),
    /** What the queue's search looks into. Kept: made anew for every comment that is looked at, it would cost more than the rest. */
    search: tsvector("search").generatedAlwaysAs(sql`to_tsvector('german', left(body, 100000))`),
    /** SHA-256 of the folded text, against double posts. */
    bodyHash: text("body_hash").notNull(),
    state: text("state", { enum: COMMENT_STATES }).notNull().default("pending"),
    /** Which text of the comment policy the writer had beside the form. */
    policyVersion: integer("policy_version"),
    helpfulCount: integer("helpful_count").notNull().default(0),
    /** Notices about it that nobody has decided yet. */
    reportCount: integer("report_count").notNull().default(0),
    replyCount: integer("reply_count").notNull().default(0),
    featuredAt: moment("featured_at"),
    /** Shown with the newsroom's badge. */
    byStaff: boolean("by_staff").notNull().default(false),
    language: text("language").notNull().default("de"),
    /** 0…1 from the classifier: sorts the queue, never decides. */
    risk: real("risk"),
    claimedBy: ref("claimed_by").references(() => users.id, { onDelete: "set null" }),
    claimedAt: moment("claimed_at"),
    createdAt: createdAt(),
    editedAt: moment("edited_at"),
    decidedAt: moment("decided_at"),
    withdrawnAt: moment("withdrawn_at"),
  },
  (t) => [
    unique("comments_id_article_key").on(t.id, t.articleId),
    // The parent is a comment of the same article: the database says so, whoever writes.
    foreignKey({
      columns: [t.parentId, t.articleId],
      foreignColumns: [t.id, t.articleId],
      name: "comments_parent_fk",
    }).onDelete("cascade"),
    index("comments_parent_idx").on(t.parentId, t.articleId),
    foreignKey({ columns: [t.rootId], foreignColumns: [t.id], name: "comments_root_fk" }).onDelete("cascade"),
    index("comments_root_idx").on(t.rootId, t.createdAt, t.id),
    index("comments_article_idx").on(t.articleId, t.createdAt, t.id).where(sql`${t.state} = 'approved'`),
    // Pages of an article's discussion are pages of its threads, whatever became of their first comments.
    index("comments_threads_idx").on(t.articleId, t.createdAt, t.id).where(sql`${t.depth} = 0`),
    index("comments_reported_idx").on(t.createdAt, t.id).where(sql`${t.reportCount} > 0`),
    // What has appeared since somebody was last told.
    index("comments_appeared_idx")
      .on(sql`coalesce(${t.decidedAt}, ${t.createdAt})`)
      .where(sql`${t.state} = 'approved'`),
    index("comments_search_idx").using("gin", t.search),
    index("comments_author_words_idx").using("gin", wordsOf(t.authorName)),
    index("comments_article_all_idx").on(t.articleId),
    index("comments_user_idx").on(t.userId, t.createdAt),
    index("comments_queue_idx").on(t.createdAt, t.id).where(sql`${t.state} = 'pending'`),
    index("comments_latest_idx").on(t.createdAt, t.id).where(sql`${t.state} = 'approved'`),
    index("comments_state_idx").on(t.state, t.createdAt),
    index("comments_hash_idx").on(t.bodyHash, t.createdAt),
    index("comments_claimed_by_idx").on(t.claimedBy),
    oneOf("comments_state_check", t.state, COMMENT_STATES),
    check("comments_depth_check", sql`(${t.parentId} IS NULL) = (${t.depth} = 0)`),
    check("comments_body_check", sql`${t.body} <> ''`),
  ],
);

/** Every decision on a comment: who, what, why. Append-only; the comment's state is the last one. */
export const commentDecisions = pgTable(
  "comment_decisions",
  {
    id: id(),
    commentId: ref("comment_id")
      .notNull()
      .references(() => comments.id, { onDelete: "cascade" }),
    fromState: text("from_state", { enum: COMMENT_STATES }).notNull(),
    toState: text("to_state", { enum: COMMENT_STATES }).notNull(),
    /** Clause of the comment policy or of a law. */
    clause: text("clause"),
    reason: text("reason").notNull().default(""),
    note: text("note").notNull().default(""),
    automated: boolean("automated").notNull().default(false),
    decidedBy: ref("decided_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    undoneAt: moment("undone_at"),
  },
  (t) => [
    index("comment_decisions_comment_idx").on(t.commentId, t.createdAt),
    index("comment_decisions_decided_by_idx").on(t.decidedBy, t.createdAt),
    oneOf("comment_decisions_from_check", t.fromState, COMMENT_STATES),
    oneOf("comment_decisions_to_check", t.toState, COMMENT_STATES),
  ],
);

/** What each screening phase said of a comment, in words a moderator can read. */
export const commentVerdicts = pgTable(
  "comment_verdicts",
  {
    id: id(),
    commentId: ref("comment_id")
      .notNull()
      .references(() => comments.id, { onDelete: "cascade" }),
    phase: text("phase").notNull(),
    verdict: text("verdict", { enum: ["pass", "hold", "suspect", "spam", "refuse"] }).notNull(),
    reason: text("reason").notNull().default(""),
    detail: jsonb("detail"),
    createdAt: createdAt(),
  },
  (t) => [
    index("comment_verdicts_comment_idx").on(t.commentId),
    oneOf("comment_verdicts_verdict_check", t.verdict, ["pass", "hold", "suspect", "spam", "refuse"]),
  ],
);

export const commentVotes = pgTable(
  "comment_votes",
  {
    commentId: ref("comment_id")
      .notNull()
      .references(() => comments.id, { onDelete: "cascade" }),
    userId: ref("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.commentId, t.userId] }), index("comment_votes_user_idx").on(t.userId)],
);

/**
 * A comment on its way: written signed out, or sent back to its writer with a word about it. Only who holds the
 * token can read it: the text is sealed, and the token is stored as a hash.
 */
export const heldDrafts = pgTable(
  "held_drafts",
  {
    tokenHash: text("token_hash").primaryKey(),
    sealed: text("sealed").notNull(),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
  },
  (t) => [index("held_drafts_expires_idx").on(t.expiresAt)],
);

/** Words the newsroom wants to see (watch), hold (suspect) or refuse (banned), for one section or all. */
export const watchWords = pgTable(
  "watch_words",
  {
    id: id(),
    sectionId: ref("section_id").references(() => sections.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: ["watch", "suspect", "banned"] }).notNull(),
    pattern: text("pattern").notNull(),
    addedBy: ref("added_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("watch_words_pattern_key").on(sql`coalesce(${t.sectionId}, 0)`, t.kind, t.pattern),
    index("watch_words_section_idx").on(t.sectionId),
    index("watch_words_added_by_idx").on(t.addedBy),
    oneOf("watch_words_kind_check", t.kind, ["watch", "suspect", "banned"]),
  ],
);

/** A trained version of the classifier; the newest is the one in use. */
export const classifierModels = pgTable("classifier_models", {
  id: id(),
  weights: jsonb("weights").notNull(),
  trainedOn: integer("trained_on").notNull(),
  metrics: jsonb("metrics").notNull(),
  createdAt: createdAt(),
});
