import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, moment, oneOf, ref } from "#db/schema/columns.ts";
import { users } from "#db/schema/users.ts";

/** An issue of the newsletter, from its first word to the archive: what stands in `items` are articles, in order. */
export const newsletterIssues = pgTable(
  "newsletter_issues",
  {
    id: id(),
    slug: text("slug").notNull(),
    subject: text("subject").notNull(),
    intro: jsonb("intro").notNull().default({}),
    items: jsonb("items").notNull().default([]),
    state: text("state", { enum: ["draft", "scheduled", "sending", "sent"] })
      .notNull()
      .default("draft"),
    scheduledFor: moment("scheduled_for"),
    /** When it began to go out; readers find it in the archive from then on. */
    sentAt: moment("sent_at"),
    /** The last subscription whose mail is queued: where a sending that broke off goes on. */
    toldUpTo: ref("told_up_to").notNull().default(0),
    createdBy: ref("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("newsletter_issues_slug_key").on(t.slug),
    index("newsletter_issues_created_by_idx").on(t.createdBy),
    index("newsletter_issues_sent_idx").on(t.sentAt),
    index("newsletter_issues_due_idx").on(t.id).where(sql`${t.state} IN ('scheduled', 'sending')`),
    oneOf("newsletter_issues_state_check", t.state, ["draft", "scheduled", "sending", "sent"]),
  ],
);
