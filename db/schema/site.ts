import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { articles } from "#db/schema/articles.ts";
import { createdAt, id, moment, oneOf, ref, wordsOf } from "#db/schema/columns.ts";
import { users } from "#db/schema/users.ts";

/** The house's settings by name; shapes and defaults stand in lib/settings.ts. */
export const settings = pgTable(
  "settings",
  {
    name: text("name").primaryKey(),
    value: jsonb("value").notNull(),
    updatedBy: ref("updated_by").references(() => users.id, { onDelete: "set null" }),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [index("settings_updated_by_idx").on(t.updatedBy)],
);

/** An old address and where it leads now; 410 leads nowhere, on purpose. */
export const redirects = pgTable(
  "redirects",
  {
    id: id(),
    /** Path and, where it matters, query ("/?p=12"); percent-decoded, no trailing slash. */
    fromPath: text("from_path").notNull(),
    toPath: text("to_path"),
    articleId: ref("article_id").references(() => articles.id, { onDelete: "cascade" }),
    status: smallint("status").notNull().default(301),
    origin: text("origin", { enum: ["import", "slug", "withdrawal", "manual"] }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("redirects_from_key").on(t.fromPath),
    index("redirects_article_idx").on(t.articleId),
    index("redirects_words_idx").using(
      "gin",
      wordsOf(sql`${t.fromPath} || ' ' || coalesce(${t.toPath}, '')`),
    ),
    oneOf("redirects_origin_check", t.origin, ["import", "slug", "withdrawal", "manual"]),
    check("redirects_status_check", sql`${t.status} IN (301, 302, 410)`),
    check(
      "redirects_target_check",
      sql`(${t.status} = 410) = (${t.toPath} IS NULL AND ${t.articleId} IS NULL)`,
    ),
  ],
);

/** Who did what to what, append-only by trigger. `actorName` outlives the account. */
export const auditLog = pgTable(
  "audit_log",
  {
    id: id(),
    at: moment("at").notNull().defaultNow(),
    actorId: ref("actor_id").references(() => users.id, { onDelete: "set null" }),
    actorName: text("actor_name").notNull(),
    action: text("action").notNull(),
    subject: text("subject").notNull(),
    subjectId: ref("subject_id"),
    detail: jsonb("detail").notNull().default({}),
  },
  (t) => [
    index("audit_log_at_idx").on(t.at),
    index("audit_log_subject_idx").on(t.subject, t.subjectId, t.at),
    index("audit_log_actor_idx").on(t.actorId, t.at),
    index("audit_log_action_idx").on(t.action, t.at),
  ],
);

/** How often an article was read on a day: a number, and nothing about who read it. */
export const pageViews = pgTable(
  "page_views",
  {
    day: date("day").notNull(),
    articleId: ref("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    views: integer("views").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.day, t.articleId] }), index("page_views_article_idx").on(t.articleId)],
);

/** What an import made of which foreign row: a second run finds it and changes nothing. */
export const importRefs = pgTable(
  "import_refs",
  {
    source: text("source").notNull(),
    kind: text("kind").notNull(),
    externalId: text("external_id").notNull(),
    targetId: ref("target_id").notNull(),
    /** SHA-256 of the foreign row, to tell "unchanged" from "changed since". */
    checksum: text("checksum").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.source, t.kind, t.externalId] })],
);

/**
 * How many live articles each month has, counted once an hour: the sitemap's index needs it to name its files, and
 * counting a million for each answer would take a third of a second. `month`: the first day, in the portal's zone.
 */
export const sitemapMonths = pgTable("sitemap_months", {
  month: date("month").primaryKey(),
  articles: integer("articles").notNull(),
});

/** Calls to hubs and search engines, and what they answered. */
export const pings = pgTable(
  "pings",
  {
    id: id(),
    kind: text("kind", { enum: ["websub", "indexnow", "webhook"] }).notNull(),
    target: text("target").notNull(),
    /** The feed that a hub was told of, or the first of the pages. */
    url: text("url").notNull().default(""),
    /** How many addresses the call named. */
    urls: integer("urls").notNull().default(1),
    articleId: ref("article_id").references(() => articles.id, { onDelete: "set null" }),
    status: integer("status"),
    answer: text("answer").notNull().default(""),
    createdAt: createdAt(),
  },
  (t) => [
    index("pings_latest_idx").on(t.createdAt),
    index("pings_article_idx").on(t.articleId),
    oneOf("pings_kind_check", t.kind, ["websub", "indexnow", "webhook"]),
  ],
);

/** What a hub or search engine is still to be told: written with the change itself, gone once it has been told. */
export const waitingPings = pgTable(
  "waiting_pings",
  {
    id: id(),
    kind: text("kind", { enum: ["websub", "indexnow"] }).notNull(),
    target: text("target").notNull(),
    /** On this portal, whatever host it is reached at. */
    path: text("path").notNull(),
    articleId: ref("article_id").references(() => articles.id, { onDelete: "set null" }),
    /** Of what has appeared or changed: nobody is told unless readers see the article then. */
    onlyIfShown: boolean("only_if_shown").notNull(),
    /** Not before: the end of an embargo. */
    dueAt: moment("due_at").notNull().defaultNow(),
  },
  (t) => [
    index("waiting_pings_due_idx").on(t.kind, t.target, t.dueAt),
    index("waiting_pings_article_idx").on(t.articleId),
    oneOf("waiting_pings_kind_check", t.kind, ["websub", "indexnow"]),
  ],
);

/** How it stands with those who are told. */
export const pingTargets = pgTable(
  "ping_targets",
  {
    kind: text("kind", { enum: ["websub", "indexnow"] }).notNull(),
    target: text("target").notNull(),
    /** Left alone until then. */
    notBefore: moment("not_before").notNull().defaultNow(),
    /** In a row. */
    failures: integer("failures").notNull().default(0),
    /** Since when a process is talking to it. */
    claimedAt: moment("claimed_at"),
    /** Since when it says that it will not listen, and what it says. */
    refusedAt: moment("refused_at"),
    refusal: text("refusal").notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.target] }),
    oneOf("ping_targets_kind_check", t.kind, ["websub", "indexnow"]),
  ],
);

/** A feed for one partner: its own rules, its own token, its use counted. */
export const partnerFeeds = pgTable(
  "partner_feeds",
  {
    id: id(),
    name: text("name").notNull(),
    tokenHash: text("token_hash").notNull(),
    rules: jsonb("rules").notNull().default({}),
    active: boolean("active").notNull().default(true),
    uses: integer("uses").notNull().default(0),
    lastUsedAt: moment("last_used_at"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("partner_feeds_name_key").on(t.name),
    uniqueIndex("partner_feeds_token_key").on(t.tokenHash),
  ],
);
