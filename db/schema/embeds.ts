import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { articles } from "#db/schema/articles.ts";
import { id, moment, ref } from "#db/schema/columns.ts";
import type { StoredVariant } from "#db/schema/media.ts";

/** Pictures that other houses publish of their content, kept here: no picture of the library, so no desk shows them. */
export const embedPictures = pgTable(
  "embed_pictures",
  {
    id: id(),
    /** What the content's frame loads (lib/embeds.ts): one for all the addresses that lead to it. */
    frame: text("frame").notNull(),
    /** One of those addresses. */
    address: text("address").notNull(),
    /** [] until the picture has come. */
    variants: jsonb("variants").$type<StoredVariant[]>().notNull().default([]),
    /** Of the picture as it was cut, in pixels. */
    width: integer("width"),
    height: integer("height"),
    /** When the other house was last to be asked. */
    askedAt: moment("asked_at"),
    /** When a text with it was last saved: what nobody uses is kept for a while, in case it comes back. */
    usedAt: moment("used_at").notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("embed_pictures_frame_key").on(t.frame),
    // Files are named by their bytes: before they go, it is asked who else has them.
    index("embed_pictures_first_variant_idx").on(sql`(${t.variants}->0->>'key')`),
  ],
);

/** Which of them a text shows. */
export const articleEmbeds = pgTable(
  "article_embeds",
  {
    articleId: ref("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    embedId: ref("embed_id")
      .notNull()
      .references(() => embedPictures.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.embedId] }), index("article_embeds_embed_idx").on(t.embedId)],
);
