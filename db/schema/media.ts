import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { createdAt, id, moment, oneOf, ref, tsvector } from "#db/schema/columns.ts";
import { users } from "#db/schema/users.ts";

export const AI_USES = ["none", "assist", "draft", "translation", "image"] as const;

/** One finished size and format of a picture; `key` is its place in the media store. */
export type StoredVariant = {
  format: "avif" | "webp" | "jpeg";
  width: number;
  height: number;
  bytes: number;
  key: string;
};

/** A JPEG in a shape that search services ask for, around the focal point. */
export type StoredCrop = Omit<StoredVariant, "format"> & { shape: "16:9" | "4:3" | "1:1" };

/** A file that the picture had once, and the first of the variants that it had then: who has that has the same pixels. */
export type FormerFile = { key: string; first: string | null };

/** A picture (later: sound, film) with everything that must be shown or known about it. */
export const media = pgTable(
  "media",
  {
    id: id(),
    kind: text("kind", { enum: ["image", "audio", "video", "file"] })
      .notNull()
      .default("image"),
    /** SHA-256 of the original, hex; null while only the foreign address is known. */
    sha256: text("sha256"),
    originalKey: text("original_key"),
    originalName: text("original_name").notNull().default(""),
    mimeType: text("mime_type").notNull().default(""),
    bytes: bigint("bytes", { mode: "number" }),
    width: integer("width"),
    height: integer("height"),
    /** [] until variants are made; reader pages show the words instead of a picture then. */
    variants: jsonb("variants").$type<StoredVariant[]>().notNull().default([]),
    crops: jsonb("crops").$type<StoredCrop[]>().notNull().default([]),
    /** Old pages may name them for a while; after the end of the rights nobody gets them. */
    former: jsonb("former").$type<FormerFile[]>().notNull().default([]),
    /** The C2PA manifest that came with the original, as a file of its own. */
    manifestKey: text("manifest_key"),
    /** Counts the changes, so that of two who change it at once the later one is told. */
    version: integer("version").notNull().default(1),
    /** 0…1 from the left and from the top. */
    focalX: doublePrecision("focal_x").notNull().default(0.5),
    focalY: doublePrecision("focal_y").notNull().default(0.5),
    alt: text("alt").notNull().default(""),
    caption: text("caption").notNull().default(""),
    credit: text("credit").notNull().default(""),
    licence: text("licence").notNull().default(""),
    licenceUrl: text("licence_url").notNull().default(""),
    rightsExpireAt: moment("rights_expire_at"),
    aiUse: text("ai_use", { enum: AI_USES }).notNull().default("none"),
    folder: text("folder").notNull().default(""),
    /** What the library's search looks into, by beginnings of words: the same for every language. */
    search: tsvector("search").generatedAlwaysAs(
      sql`to_tsvector('simple', left(alt || ' ' || caption || ' ' || credit, 20000) || ' ' || translate(original_name, '._-', '   '))`,
    ),
    /** Where an import found it. */
    sourceUrl: text("source_url"),
    uploadedBy: ref("uploaded_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    replacedAt: moment("replaced_at"),
    deletedAt: moment("deleted_at"),
  },
  (t) => [
    uniqueIndex("media_source_url_key").on(t.sourceUrl),
    index("media_sha256_idx").on(t.sha256),
    index("media_uploaded_by_idx").on(t.uploadedBy),
    index("media_folder_idx").on(t.folder, t.id),
    index("media_search_idx").using("gin", t.search),
    index("media_incomplete_idx")
      .on(t.id)
      .where(
        sql`${t.kind} = 'image' AND ${t.deletedAt} IS NULL AND (${t.alt} = '' OR ${t.credit} = '' OR ${t.licence} = '')`,
      ),
    // Files are named by their bytes: two originals that differ in their words alone give the same.
    index("media_first_variant_idx").on(sql`(${t.variants}->0->>'key')`),
    index("media_deleted_idx").on(t.deletedAt).where(sql`${t.deletedAt} IS NOT NULL`),
    index("media_rights_idx").on(t.rightsExpireAt).where(sql`${t.rightsExpireAt} IS NOT NULL`),
    oneOf("media_kind_check", t.kind, ["image", "audio", "video", "file"]),
    oneOf("media_ai_use_check", t.aiUse, AI_USES),
    check("media_focal_check", sql`${t.focalX} BETWEEN 0 AND 1 AND ${t.focalY} BETWEEN 0 AND 1`),
  ],
);
