import { sql } from "drizzle-orm";
import { boolean, check, index, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { articles } from "#db/schema/articles.ts";
import { createdAt, id, moment, oneOf, ref } from "#db/schema/columns.ts";
import { comments } from "#db/schema/comments.ts";
import { media } from "#db/schema/media.ts";
import { users } from "#db/schema/users.ts";

export const NOTICE_STATES = ["open", "upheld", "dismissed"] as const;

/** A notice of illegal content or a broken rule, by anyone (DSA art. 16). */
export const notices = pgTable(
  "notices",
  {
    id: id(),
    /** Shown to the person who reported; unguessable. */
    reference: text("reference").notNull(),
    commentId: ref("comment_id").references(() => comments.id, { onDelete: "set null" }),
    articleId: ref("article_id").references(() => articles.id, { onDelete: "set null" }),
    mediaId: ref("media_id").references(() => media.id, { onDelete: "set null" }),
    url: text("url").notNull(),
    reason: text("reason").notNull(),
    explanation: text("explanation").notNull().default(""),
    /** May stay empty for offences of art. 3–7 of Directive 2011/93/EU. */
    reporterName: text("reporter_name"),
    reporterEmail: text("reporter_email"),
    reporterId: ref("reporter_id").references(() => users.id, { onDelete: "set null" }),
    goodFaith: boolean("good_faith").notNull().default(false),
    state: text("state", { enum: NOTICE_STATES }).notNull().default("open"),
    decision: text("decision").notNull().default(""),
    decidedBy: ref("decided_by").references(() => users.id, { onDelete: "set null" }),
    decidedAt: moment("decided_at"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("notices_reference_key").on(t.reference),
    index("notices_open_idx").on(t.createdAt).where(sql`${t.state} = 'open'`),
    index("notices_comment_idx").on(t.commentId),
    index("notices_article_idx").on(t.articleId),
    index("notices_media_idx").on(t.mediaId),
    index("notices_reporter_idx").on(t.reporterId),
    index("notices_decided_by_idx").on(t.decidedBy),
    oneOf("notices_state_check", t.state, NOTICE_STATES),
    check("notices_decided_check", sql`(${t.state} = 'open') = (${t.decidedAt} IS NULL)`),
  ],
);

/** What a person is told when something of theirs is restricted (DSA art. 17). */
export const statements = pgTable(
  "statements",
  {
    id: id(),
    reference: text("reference").notNull(),
    userId: ref("user_id").references(() => users.id, { onDelete: "set null" }),
    commentId: ref("comment_id").references(() => comments.id, { onDelete: "set null" }),
    noticeId: ref("notice_id").references(() => notices.id, { onDelete: "set null" }),
    restriction: text("restriction").notNull(),
    scope: text("scope").notNull().default(""),
    endsAt: moment("ends_at"),
    facts: text("facts").notNull(),
    ground: text("ground", { enum: ["law", "policy"] }).notNull(),
    clause: text("clause").notNull(),
    automatedDetection: boolean("automated_detection").notNull().default(false),
    automatedDecision: boolean("automated_decision").notNull().default(false),
    issuedBy: ref("issued_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    mailedAt: moment("mailed_at"),
  },
  (t) => [
    uniqueIndex("statements_reference_key").on(t.reference),
    index("statements_user_idx").on(t.userId),
    index("statements_comment_idx").on(t.commentId),
    index("statements_notice_idx").on(t.noticeId),
    index("statements_issued_by_idx").on(t.issuedBy),
    oneOf("statements_ground_check", t.ground, ["law", "policy"]),
  ],
);

export const appeals = pgTable(
  "appeals",
  {
    id: id(),
    statementId: ref("statement_id").references(() => statements.id, { onDelete: "cascade" }),
    noticeId: ref("notice_id").references(() => notices.id, { onDelete: "cascade" }),
    text: text("text").notNull(),
    outcome: text("outcome", { enum: ["open", "reversed", "confirmed"] })
      .notNull()
      .default("open"),
    answer: text("answer").notNull().default(""),
    decidedBy: ref("decided_by").references(() => users.id, { onDelete: "set null" }),
    decidedAt: moment("decided_at"),
    createdAt: createdAt(),
  },
  (t) => [
    index("appeals_statement_idx").on(t.statementId),
    index("appeals_notice_idx").on(t.noticeId),
    index("appeals_decided_by_idx").on(t.decidedBy),
    oneOf("appeals_outcome_check", t.outcome, ["open", "reversed", "confirmed"]),
    check("appeals_subject_check", sql`num_nonnulls(${t.statementId}, ${t.noticeId}) = 1`),
  ],
);

/** The case file: append-only by trigger, so that a decision's history cannot be rewritten. */
export const caseEvents = pgTable(
  "case_events",
  {
    id: id(),
    noticeId: ref("notice_id").references(() => notices.id, { onDelete: "restrict" }),
    statementId: ref("statement_id").references(() => statements.id, { onDelete: "restrict" }),
    event: text("event").notNull(),
    detail: jsonb("detail").notNull().default({}),
    createdAt: createdAt(),
  },
  (t) => [
    index("case_events_notice_idx").on(t.noticeId),
    index("case_events_statement_idx").on(t.statementId),
  ],
);
