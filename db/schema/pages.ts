import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { createdAt, id, moment, oneOf, ref } from "#db/schema/columns.ts";
import { media } from "#db/schema/media.ts";
import { users } from "#db/schema/users.ts";

/** A page that is not news: imprint, privacy, comment policy, "about us", or a WordPress page. */
export const pages = pgTable(
  "pages",
  {
    id: id(),
    slug: text("slug").notNull(),
    language: text("language").notNull().default("de"),
    title: text("title").notNull(),
    description: text("description").notNull().default(""),
    body: jsonb("body").notNull(),
    bodyText: text("body_text").notNull().default(""),
    state: text("state", { enum: ["draft", "live"] })
      .notNull()
      .default("draft"),
    inFooter: boolean("in_footer").notNull().default(false),
    position: integer("position").notNull().default(0),
    /** Raised when the wording changes; consents and comments name the version they agreed to. */
    version: integer("version").notNull().default(1),
    updatedAt: moment("updated_at").notNull().defaultNow(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("pages_slug_key").on(t.slug, t.language),
    index("pages_footer_idx").on(t.position).where(sql`${t.inFooter}`),
    oneOf("pages_state_check", t.state, ["draft", "live"]),
    check("pages_slug_check", sql`${t.slug} <> '' AND ${t.slug} NOT LIKE '%/%'`),
  ],
);

/** Every wording that was ever public, with its hash (rule N8). */
export const pageVersions = pgTable(
  "page_versions",
  {
    pageId: ref("page_id")
      .notNull()
      .references(() => pages.id, { onDelete: "cascade" }),
    version: integer("version").notNull(),
    title: text("title").notNull(),
    body: jsonb("body").notNull(),
    wordingHash: text("wording_hash").notNull(),
    savedBy: ref("saved_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.pageId, t.version] }), index("page_versions_saved_by_idx").on(t.savedBy)],
);

/** Which media a page's body uses, as article_media for articles. */
export const pageMedia = pgTable(
  "page_media",
  {
    pageId: ref("page_id")
      .notNull()
      .references(() => pages.id, { onDelete: "cascade" }),
    mediaId: ref("media_id")
      .notNull()
      .references(() => media.id, { onDelete: "restrict" }),
  },
  (t) => [primaryKey({ columns: [t.pageId, t.mediaId] }), index("page_media_media_idx").on(t.mediaId)],
);
