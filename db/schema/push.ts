import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { articles } from "#db/schema/articles.ts";
import { createdAt, id, moment, oneOf, ref } from "#db/schema/columns.ts";
import { users } from "#db/schema/users.ts";
import { PUSH_KINDS } from "#lib/push.ts";

/** A browser that asked to be told (RFC 8030): where its messages are laid, and what they are sealed with (RFC 8291). */
export const pushSubscriptions = pgTable(
  "push_subscriptions",
  {
    id: id(),
    endpoint: text("endpoint").notNull(),
    keys: jsonb("keys").notNull(),
    /** Who was signed in when it was asked for; anonymous readers have none. */
    userId: ref("user_id").references(() => users.id, { onDelete: "cascade" }),
    /** Full hours in the portal's zone between which nothing is sent; both or none. */
    quietFrom: integer("quiet_from"),
    quietUntil: integer("quiet_until"),
    /** Articles in a row that could not be delivered. */
    failures: integer("failures").notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("push_subscriptions_endpoint_key").on(t.endpoint),
    index("push_subscriptions_user_idx").on(t.userId),
    check(
      "push_subscriptions_quiet_check",
      sql`num_nonnulls(${t.quietFrom}, ${t.quietUntil}) IN (0, 2)
        AND ${t.quietFrom} BETWEEN 0 AND 23 AND ${t.quietUntil} BETWEEN 0 AND 23 AND ${t.quietFrom} <> ${t.quietUntil}`,
    ),
  ],
);

/** What a browser wants to hear of. */
export const pushTopics = pgTable(
  "push_topics",
  {
    pushId: ref("push_id")
      .notNull()
      .references(() => pushSubscriptions.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: PUSH_KINDS }).notNull(),
    refId: ref("ref_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.pushId, t.kind, t.refId] }),
    index("push_topics_match_idx").on(t.kind, t.refId),
    oneOf("push_topics_kind_check", t.kind, PUSH_KINDS),
  ],
);

/** An article for a browser: once, however many of its topics match. Claimed before it is sent, so never twice. */
export const pushMessages = pgTable(
  "push_messages",
  {
    pushId: ref("push_id")
      .notNull()
      .references(() => pushSubscriptions.id, { onDelete: "cascade" }),
    articleId: ref("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    /** Not before: now, the end of the quiet hours, the next try. */
    dueAt: moment("due_at").notNull().defaultNow(),
    attempts: integer("attempts").notNull().default(0),
    claimedAt: moment("claimed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.pushId, t.articleId] }),
    index("push_messages_article_idx").on(t.articleId),
    index("push_messages_due_idx").on(t.dueAt).where(sql`${t.claimedAt} IS NULL`),
  ],
);

/** Key pairs that all processes share, made once: the public half as it is told, the private one sealed (lib/seal.ts). */
export const portalKeys = pgTable("portal_keys", {
  name: text("name").primaryKey(),
  publicKey: text("public_key").notNull(),
  sealed: text("sealed").notNull(),
  createdAt: createdAt(),
});
