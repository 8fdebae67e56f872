import { sql } from "drizzle-orm";
import { check, date, index, pgTable, smallint, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { articles } from "#db/schema/articles.ts";
import { createdAt, id, moment, oneOf, ref } from "#db/schema/columns.ts";
import { pages } from "#db/schema/pages.ts";
import { users } from "#db/schema/users.ts";
import { LINK_FAULTS, LINK_VERDICTS } from "#lib/link-verdict.ts";

/** Where the texts that readers see lead to, once for every address, and what is known of it. */
export const links = pgTable(
  "links",
  {
    id: id(),
    /** Path and query on this portal, the whole address elsewhere. */
    url: text("url").notNull(),
    /** "" on this portal. */
    host: text("host").notNull(),
    verdict: text("verdict", { enum: LINK_VERDICTS }).notNull().default("unchecked"),
    fault: text("fault", { enum: LINK_FAULTS }),
    status: smallint("status"),
    movedTo: text("moved_to"),
    failedDays: smallint("failed_days").notNull().default(0),
    failedOn: date("failed_on"),
    /** When the verdict was first this one; in milliseconds, so that an address can carry it. */
    since: moment("since").notNull().default(sql`date_trunc('milliseconds', now())`),
    checkedAt: moment("checked_at"),
    /** When another house is asked next. */
    dueAt: moment("due_at").notNull().defaultNow(),
    /** Somebody has seen it and wants to hear no more of it. */
    ignoredAt: moment("ignored_at"),
    ignoredBy: ref("ignored_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("links_url_key").on(t.url),
    index("links_host_idx").on(t.host, t.id),
    index("links_due_idx").on(t.dueAt).where(sql`${t.host} <> ''`),
    index("links_verdict_idx").on(t.verdict, t.since, t.id).where(sql`${t.ignoredAt} IS NULL`),
    index("links_ignored_idx").on(t.ignoredAt, t.id).where(sql`${t.ignoredAt} IS NOT NULL`),
    index("links_ignored_by_idx").on(t.ignoredBy),
    oneOf("links_verdict_check", t.verdict, LINK_VERDICTS),
    oneOf("links_fault_check", t.fault, LINK_FAULTS),
  ],
);

/** Which article or page has the link. */
export const linkUses = pgTable(
  "link_uses",
  {
    linkId: ref("link_id")
      .notNull()
      .references(() => links.id, { onDelete: "cascade" }),
    articleId: ref("article_id").references(() => articles.id, { onDelete: "cascade" }),
    pageId: ref("page_id").references(() => pages.id, { onDelete: "cascade" }),
  },
  (t) => [
    unique("link_uses_key").on(t.linkId, t.articleId, t.pageId).nullsNotDistinct(),
    index("link_uses_article_idx").on(t.articleId),
    index("link_uses_page_idx").on(t.pageId),
    check("link_uses_where_check", sql`num_nonnulls(${t.articleId}, ${t.pageId}) = 1`),
  ],
);
