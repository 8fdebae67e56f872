import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  numeric,
  pgTable,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { articles } from "#db/schema/articles.ts";
import { createdAt, id, moment, oneOf, ref } from "#db/schema/columns.ts";
import { media } from "#db/schema/media.ts";
import { sections } from "#db/schema/sections.ts";
import { topics } from "#db/schema/topics.ts";
import { PLACES } from "#lib/front-desk.ts";

/** When and where something promotional shows; null means everywhere, always. */
const placement = () => ({
  sectionId: ref("section_id").references(() => sections.id, { onDelete: "cascade" }),
  topicId: ref("topic_id").references(() => topics.id, { onDelete: "cascade" }),
  startsAt: moment("starts_at"),
  endsAt: moment("ends_at"),
  position: integer("position").notNull().default(0),
  paid: boolean("paid").notNull().default(false),
});

/** A line of the promo list under an article (books, newsletter, front page, support, jobs). */
export const promos = pgTable(
  "promos",
  {
    id: id(),
    text: text("text").notNull(),
    href: text("href").notNull(),
    ...placement(),
    createdAt: createdAt(),
  },
  (t) => [
    index("promos_section_idx").on(t.sectionId),
    index("promos_topic_idx").on(t.topicId),
    index("promos_position_idx").on(t.position),
    check("promos_dates_check", sql`${t.endsAt} > ${t.startsAt}`),
  ],
);

/** A job ad. Ends by itself. `externalId` is the feed's, so a second fetch updates and does not double. */
export const jobAds = pgTable(
  "job_ads",
  {
    id: id(),
    title: text("title").notNull(),
    employer: text("employer").notNull().default(""),
    place: text("place").notNull().default(""),
    href: text("href").notNull(),
    source: text("source").notNull().default("manual"),
    externalId: text("external_id"),
    ...placement(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("job_ads_external_key").on(t.source, t.externalId),
    index("job_ads_section_idx").on(t.sectionId),
    index("job_ads_topic_idx").on(t.topicId),
    index("job_ads_ends_idx").on(t.endsAt),
    check("job_ads_dates_check", sql`${t.endsAt} > ${t.startsAt}`),
  ],
);

export const books = pgTable(
  "books",
  {
    id: id(),
    /** Thirteen digits, no dashes; the check digit is verified by lib/isbn.ts. */
    isbn: text("isbn"),
    title: text("title").notNull(),
    author: text("author").notNull().default(""),
    publisher: text("publisher").notNull().default(""),
    year: integer("year"),
    blurb: text("blurb").notNull().default(""),
    href: text("href").notNull().default(""),
    coverId: ref("cover_id").references(() => media.id, { onDelete: "set null" }),
    price: numeric("price", { precision: 8, scale: 2 }),
    currency: text("currency").notNull().default("EUR"),
    priceDate: date("price_date"),
    ...placement(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("books_isbn_key").on(t.isbn),
    index("books_cover_idx").on(t.coverId),
    index("books_section_idx").on(t.sectionId),
    index("books_topic_idx").on(t.topicId),
    check("books_isbn_check", sql`${t.isbn} ~ '^97[89][0-9]{10}$'`),
    check("books_price_check", sql`(${t.price} IS NULL) = (${t.priceDate} IS NULL)`),
  ],
);

/** A banner of the house's own making: served from here, counted without a reader's trace. */
export const banners = pgTable(
  "banners",
  {
    id: id(),
    name: text("name").notNull(),
    href: text("href").notNull(),
    mediaId: ref("media_id")
      .notNull()
      .references(() => media.id, { onDelete: "restrict" }),
    ...placement(),
    createdAt: createdAt(),
  },
  (t) => [
    index("banners_media_idx").on(t.mediaId),
    index("banners_section_idx").on(t.sectionId),
    index("banners_topic_idx").on(t.topicId),
  ],
);

/** The places of the front page that an editor can fill by hand; empty ones fill themselves. */
export const SLOT_NAMES = PLACES;

export const slots = pgTable(
  "slots",
  {
    id: id(),
    name: text("name", { enum: SLOT_NAMES }).notNull(),
    /** null: the portal's front page; else the front of a section. */
    sectionId: ref("section_id").references(() => sections.id, { onDelete: "cascade" }),
    articleId: ref("article_id")
      .notNull()
      .references(() => articles.id, { onDelete: "cascade" }),
    /** An editor's own words for this place. */
    title: text("title"),
    pinnedAt: moment("pinned_at").notNull().defaultNow(),
    expiresAt: moment("expires_at"),
  },
  (t) => [
    uniqueIndex("slots_place_key").on(sql`coalesce(${t.sectionId}, 0)`, t.name),
    index("slots_section_idx").on(t.sectionId),
    index("slots_article_idx").on(t.articleId),
    oneOf("slots_name_check", t.name, SLOT_NAMES),
  ],
);
