import { sql } from "drizzle-orm";
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { articles } from "#db/schema/articles.ts";
import { createdAt, id, moment, oneOf, ref } from "#db/schema/columns.ts";
import { newsletterIssues } from "#db/schema/newsletter.ts";
import { subscribers } from "#db/schema/subscribers.ts";
import { COUNTED } from "#lib/mail-figures.ts";

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
