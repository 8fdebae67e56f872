import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { articles } from "#db/schema/articles.ts";
import { createdAt, id, moment, oneOf, ref } from "#db/schema/columns.ts";
import { users } from "#db/schema/users.ts";
import { COUNTED } from "#lib/mail-figures.ts";
import { FREQUENCIES, SUBSCRIPTION_KINDS } from "#lib/subscriptions.ts";

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
    /** Articles of the last days that this address has been told of, whichever subscription it was. */
    told: bigint("told", { mode: "number" }).array().notNull().default(sql`'{}'`),
    /** Up to when a digest has told what is new; null: none yet. */
    dailyUntil: moment("daily_until"),
    weeklyUntil: moment("weekly_until"),
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
    /** For `similar`: how near an article has to be; raised by "fewer of these". null: what holds for everybody. */
    nearness: real("nearness"),
    /** For `comments`: up to when they have been told. */
    toldUntil: moment("told_until"),
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
    index("subscriptions_unconfirmed_idx").on(t.createdAt).where(sql`${t.confirmedAt} IS NULL`),
    index("subscriptions_match_idx")
      .on(t.kind, t.refId, t.id)
      .where(sql`${t.confirmedAt} IS NOT NULL AND ${t.endedAt} IS NULL`),
    oneOf("subscriptions_kind_check", t.kind, SUBSCRIPTION_KINDS),
    oneOf("subscriptions_frequency_check", t.frequency, FREQUENCIES),
  ],
);

/**
 * By what subscriptions find an article, as it was when it came out: written once, so that mails at once and digests
 * agree. Kept for as long as a digest may still come.
 */
export const articleKeys = pgTable(
  "article_keys",
  {
    id: id(),
    articleId: ref("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: SUBSCRIPTION_KINDS }).notNull(),
    /** The row that it belongs to; for `similar` the article that it is near. */
    refId: ref("ref_id"),
    /** The saved search that finds it. */
    query: text("query"),
    /** How near it is, for `similar` (lib/related.ts). */
    nearness: real("nearness"),
    /** What the two have in common: topics, then words. */
    shared: text("shared").array().notNull().default(sql`'{}'`),
    createdAt: createdAt(),
  },
  (t) => [
    index("article_keys_article_idx").on(t.articleId),
    index("article_keys_created_idx").on(t.createdAt),
    oneOf("article_keys_kind_check", t.kind, SUBSCRIPTION_KINDS),
  ],
);

/** Every sentence that somebody has agreed to, as it stood on the form (rule LG): never changed. */
export const consentWordings = pgTable("consent_wordings", {
  /** SHA-256 of the text, in hex. */
  hash: text("hash").primaryKey(),
  version: integer("version").notNull(),
  locale: text("locale", { enum: ["de", "en"] }).notNull(),
  text: text("text").notNull(),
  createdAt: createdAt(),
});

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
    index("consents_event_idx").on(t.event, t.createdAt),
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
    /** When it began to go out; readers find it in the archive from then on. */
    sentAt: moment("sent_at"),
    /** The last subscription whose mail is queued: where a sending that broke off goes on. */
    toldUpTo: ref("told_up_to").notNull().default(0),
    createdBy: ref("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("newsletter_issues_slug_key").on(t.slug),
    index("newsletter_issues_created_by_idx").on(t.createdBy),
    index("newsletter_issues_sent_idx").on(t.sentAt),
    index("newsletter_issues_due_idx").on(t.id).where(sql`${t.state} IN ('scheduled', 'sending')`),
    oneOf("newsletter_issues_state_check", t.state, ["draft", "scheduled", "sending", "sent"]),
  ],
);

/** How a mail comes back: a server says that it did not arrive, or its reader that it was not wanted. */
const BOUNCE_KINDS = ["bounce", "complaint"] as const;

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
    /** When the server asked for its text: from here on nobody knows without its answer. */
    handedAt: moment("handed_at"),
    sentAt: moment("sent_at"),
    failedAt: moment("failed_at"),
    /** When it came back, or somebody complained of it. */
    bouncedAt: moment("bounced_at"),
    bounceKind: text("bounce_kind", { enum: BOUNCE_KINDS }),
    /** RFC 3463, "5.1.1"; "" for a complaint. */
    bounceStatus: text("bounce_status"),
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
    index("deliveries_bounced_idx").on(t.bouncedAt).where(sql`${t.bouncedAt} IS NOT NULL`),
    oneOf("deliveries_bounce_kind_check", t.bounceKind, BOUNCE_KINDS),
  ],
);

/**
 * What became of mails and subscriptions, a number a day: rows about people go, these stay. Each connection counts in
 * a lane of its own, so that nobody waits for anybody; the housekeeping folds the lanes into one, which is 0.
 */
export const mailCounts = pgTable(
  "mail_counts",
  {
    /** Where the portal is. */
    day: date("day").notNull(),
    what: text("what", { enum: COUNTED }).notNull(),
    /** Of mail (lib/mails.ts); for "confirmed" and "ended" of subscription. */
    kind: text("kind").notNull(),
    lane: integer("lane").notNull(),
    many: integer("many").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.day, t.what, t.kind, t.lane] }),
    oneOf("mail_counts_what_check", t.what, COUNTED),
  ],
);

/**
 * Addresses that must not be written to, as keyed hashes: a deleted address stays suppressed, unreadable. The
 * delivery that told of it goes with the retention of mails, and with it the last readable trace.
 */
export const suppressions = pgTable(
  "suppressions",
  {
    addressHash: text("address_hash").primaryKey(),
    /** What the list is paged by. */
    id: ref("id").notNull().generatedAlwaysAsIdentity(),
    /** A reason of lib/bounces/verdict.ts, "complaint" or "soft-bounces". */
    reason: text("reason").notNull(),
    detail: text("detail").notNull().default(""),
    deliveryId: ref("delivery_id").references(() => deliveries.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("suppressions_id_key").on(t.id), index("suppressions_delivery_idx").on(t.deliveryId)],
);

/** Bounces and complaints of mails of ours, each once, to count those that may pass. */
export const bounces = pgTable(
  "bounces",
  {
    id: id(),
    /** What makes it once: a hash of the mail that told of it. */
    mailKey: text("mail_key").notNull(),
    addressHash: text("address_hash").notNull(),
    kind: text("kind", { enum: BOUNCE_KINDS }).notNull(),
    status: text("status").notNull().default(""),
    reason: text("reason").notNull(),
    /** Whether it counts towards a suppression: not where the refusal was about us. */
    counts: boolean("counts").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("bounces_mail_key").on(t.mailKey, t.addressHash),
    index("bounces_address_idx").on(t.addressHash, t.createdAt),
    index("bounces_created_idx").on(t.createdAt),
    oneOf("bounces_kind_check", t.kind, BOUNCE_KINDS),
  ],
);
