import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { createdAt, id, moment, ref } from "#db/schema/columns.ts";

/** A desk of the paper (Ressort). The tree is two or three deep; slugs are unique in all, they are URLs. */
export const sections = pgTable(
  "sections",
  {
    id: id(),
    parentId: ref("parent_id").references((): AnyPgColumn => sections.id, { onDelete: "restrict" }),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    position: integer("position").notNull().default(0),
    inNavigation: boolean("in_navigation").notNull().default(true),
    /** Days until the age notice; null takes the portal's (365), 0 never shows one. */
    ageNoticeDays: integer("age_notice_days"),
    /** Per-section rules (comment mode, four eyes, watch words); parsed by lib/settings.ts. */
    rules: jsonb("rules").notNull().default({}),
    hiddenAt: moment("hidden_at"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("sections_slug_key").on(t.slug),
    index("sections_parent_idx").on(t.parentId, t.position),
    check("sections_slug_check", sql`${t.slug} <> '' AND ${t.slug} NOT LIKE '%/%'`),
    check("sections_parent_check", sql`${t.parentId} <> ${t.id}`),
  ],
);
