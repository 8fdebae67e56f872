import { sql } from "drizzle-orm";
import { bigint, check, index, integer, pgTable, real, text, uniqueIndex } from "drizzle-orm/pg-core";
import { articles } from "#db/schema/articles.ts";
import { createdAt, id, moment, oneOf, ref } from "#db/schema/columns.ts";
import { users } from "#db/schema/users.ts";
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
