import { index, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, moment, ref, wordsOf } from "#db/schema/columns.ts";
import { media } from "#db/schema/media.ts";
import { users } from "#db/schema/users.ts";

/** A name in a byline. May belong to an account, need not: guest authors have none. */
export const authors = pgTable(
  "authors",
  {
    id: id(),
    slug: text("slug").notNull(),
    /** The name alone: no "Von", no title (rule SD3). */
    name: text("name").notNull(),
    jobTitle: text("job_title").notNull().default(""),
    bio: text("bio").notNull().default(""),
    beats: text("beats").array().notNull().default([]),
    contactEmail: text("contact_email"),
    links: jsonb("links").$type<{ label: string; url: string }[]>().notNull().default([]),
    portraitId: ref("portrait_id").references(() => media.id, { onDelete: "set null" }),
    userId: ref("user_id").references(() => users.id, { onDelete: "set null" }),
    guestSince: moment("guest_since"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("authors_slug_key").on(t.slug),
    index("authors_portrait_idx").on(t.portraitId),
    uniqueIndex("authors_user_key").on(t.userId),
    index("authors_words_idx").using("gin", wordsOf(t.name)),
  ],
);
