import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { articles } from "#db/schema/articles.ts";
import { createdAt, id, moment, oneOf, ref } from "#db/schema/columns.ts";
import { users } from "#db/schema/users.ts";

/** An address that asked for mail. Needs no account; joins one when the address signs in. */
export const subscribers = pgTable(
  "subscribers",
  {
    id: id(),
    email: text("email").notNull(),
    userId: ref("user_id").references(() => users.id, { onDelete: "set null" }),
    locale: text("locale", { enum: ["de", "en"] })
      .notNull()
      .default("de"),
    /** Opens the preference page and unsubscribes; per address, unguessable. */
    secret: text("secret").notNull(),
    confirmedAt: moment("confirmed_at"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("subscribers_email_key").on(t.email),
    uniqueIndex("subscribers_secret_key").on(t.secret),
    uniqueIndex("subscribers_user_key").on(t.userId),
    index("subscribers_unconfirmed_idx").on(t.createdAt).where(sql`${t.confirmedAt} IS NULL`),
    check("subscribers_email_lower_check", sql`${t.email} = lower(${t.email})`),
  ],
);

export const SUBSCRIPTION_KINDS = [
  "similar",
  "topic",
  "section",
  "author",
  "story",
  "search",
  "comments",
  "corrections",
  "newsletter",
] as const;
export const FREQUENCIES = ["at_once", "daily", "weekly"] as const;

/** What someone wants to hear of, and how often. `refId` names the row, `query` a saved search. */
export const subscriptions = pgTable(
  "subscriptions",
  {
    id: id(),
    subscriberId: ref("subscriber_id")
      .notNull()
      .references(() => subscribers.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: SUBSCRIPTION_KINDS }).notNull(),
    refId: ref("ref_id"),
    query: text("query"),
    frequency: text("frequency", { enum: FREQUENCIES }).notNull().default("daily"),
    confirmedAt: moment("confirmed_at"),
    endedAt: moment("ended_at"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("subscriptions_what_key").on(
      t.subscriberId,
      t.kind,
      sql`coalesce(${t.refId}, 0)`,
      sql`coalesce(${t.query}, '')`,
    ),
    index("subscriptions_match_idx")
      .on(t.kind, t.refId)
      .where(sql`${t.confirmedAt} IS NOT NULL AND ${t.endedAt} IS NULL`),
    oneOf("subscriptions_kind_check", t.kind, SUBSCRIPTION_KINDS),
    oneOf("subscriptions_frequency_check", t.frequency, FREQUENCIES),
  ],
);

/** Proof of consent (rule LG): never changed, only followed by a withdrawal row. */
export const consents = pgTable(
  "consents",
  {
    id: id(),
    /** Kept as text: the proof outlives the subscriber row for as long as the law asks. */
    email: text("email").notNull(),
    subscriberId: ref("subscriber_id").references(() => subscribers.id, { onDelete: "set null" }),
    event: text("event", { enum: ["requested", "confirmed", "withdrawn"] }).notNull(),
    list: text("list").notNull(),
    wordingVersion: integer("wording_version").notNull(),
    wordingHash: text("wording_hash").notNull(),
    formUrl: text("form_url").notNull().default(""),
    mailId: text("mail_id"),
    method: text("method").notNull().default("POST"),
    createdAt: createdAt(),
  },
  (t) => [
    index("consents_email_idx").on(t.email, t.createdAt),
    index("consents_subscriber_idx").on(t.subscriberId),
    oneOf("consents_event_check", t.event, ["requested", "confirmed", "withdrawn"]),
  ],
);

export const newsletterIssues = pgTable(
  "newsletter_issues",
  {
    id: id(),
    slug: text("slug").notNull(),
    subject: text("subject").notNull(),
    intro: jsonb("intro").notNull().default({}),
    items: jsonb("items").notNull().default([]),
    state: text("state", { enum: ["draft", "scheduled", "sending", "sent"] })
      .notNull()
      .default("draft"),
    scheduledFor: moment("scheduled_for"),
    sentAt: moment("sent_at"),
    createdBy: ref("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("newsletter_issues_slug_key").on(t.slug),
    index("newsletter_issues_created_by_idx").on(t.createdBy),
    index("newsletter_issues_sent_idx").on(t.sentAt),
    oneOf("newsletter_issues_state_check", t.state, ["draft", "scheduled", "sending", "sent"]),
  ],
);

/** One mail to one address. Claimed before it is sent and marked after, so a crash never sends twice. */
export const deliveries = pgTable(
  "deliveries",
  {
    id: id(),
    /** What makes it once: "alert:article 12:subscriber 7". */
    dedupeKey: text("dedupe_key").notNull(),
    kind: text("kind").notNull(),
    toAddress: text("to_address").notNull(),
    subscriberId: ref("subscriber_id").references(() => subscribers.id, { onDelete: "set null" }),
    articleId: ref("article_id").references(() => articles.id, { onDelete: "set null" }),
    issueId: ref("issue_id").references(() => newsletterIssues.id, { onDelete: "set null" }),
    payload: jsonb("payload").notNull().default({}),
    messageId: text("message_id"),
    attempts: integer("attempts").notNull().default(0),
    lastError: text("last_error"),
    createdAt: createdAt(),
    claimedAt: moment("claimed_at"),
    sentAt: moment("sent_at"),
    failedAt: moment("failed_at"),
  },
  (t) => [
    uniqueIndex("deliveries_dedupe_key").on(t.dedupeKey),
    index("deliveries_waiting_idx").on(t.createdAt).where(sql`${t.sentAt} IS NULL AND ${t.failedAt} IS NULL`),
    index("deliveries_failed_idx").on(t.id).where(sql`${t.failedAt} IS NOT NULL`),
    index("deliveries_subscriber_idx").on(t.subscriberId, t.createdAt),
    index("deliveries_article_idx").on(t.articleId),
    index("deliveries_issue_idx").on(t.issueId),
    index("deliveries_message_idx").on(t.messageId),
    index("deliveries_address_idx").on(t.toAddress),
  ],
);

/** Addresses that must not be written to, as hashes: a deleted address stays suppressed, unreadable. */
export const suppressions = pgTable("suppressions", {
  addressHash: text("address_hash").primaryKey(),
  reason: text("reason").notNull(),
  detail: text("detail").notNull().default(""),
  createdAt: createdAt(),
});
