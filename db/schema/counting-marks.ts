import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { articles } from "#db/schema/articles.ts";
import { createdAt, id, moment, ref } from "#db/schema/columns.ts";

/** Marks by which VG WORT counts how often a text is read; each is used once, for one text, for good. */
export const countingMarks = pgTable(
  "counting_marks",
  {
    id: id(),
    /** The counting server's name: "vg08" of vg08.met.vgwort.de. */
    server: text("server").notNull(),
    publicCode: text("public_code").notNull(),
    /** What the report names; readers never see it. */
    privateCode: text("private_code").notNull(),
    articleId: ref("article_id").references(() => articles.id, { onDelete: "set null" }),
    /** Stays when the article is gone: the mark is used up. */
    assignedAt: moment("assigned_at"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("counting_marks_public_key").on(t.publicCode),
    uniqueIndex("counting_marks_private_key").on(t.privateCode),
    uniqueIndex("counting_marks_article_key").on(t.articleId),
    index("counting_marks_free_idx").on(t.id).where(sql`${t.assignedAt} IS NULL`),
    check("counting_marks_server_check", sql`${t.server} ~ '^vg[0-9]{2}$'`),
  ],
);
