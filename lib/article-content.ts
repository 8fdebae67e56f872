import { z } from "zod";

/** What the editor sends: the fields that changed, each bounded, so that nothing endless is stored. */
const line = (most: number) => z.string().max(most);
const id = z.number().int().positive();
const moment = z.iso.datetime({ offset: true }).nullable();

const LONGEST_LINE = 400;
const LONGEST_TEXT = 4_000;
const MOST_NAMES = 50;

const shape = z.strictObject({
  title: line(LONGEST_LINE),
  shortTitle: line(LONGEST_LINE),
  standfirst: line(LONGEST_TEXT),
  places: z.array(line(80)).max(12),
  source: line(80),
  keyPoints: z.array(line(LONGEST_LINE)).max(12),
  /** ProseMirror JSON; db/article-fields.ts parses it. */
  body: z.looseObject({ type: z.literal("doc") }),
  leadMediaId: id.nullable(),
  leadCaption: line(LONGEST_TEXT).nullable(),
  sectionId: id,
  slug: line(200),
  storyId: id.nullable(),
  language: z.enum(["de", "en"]),
  authors: z
    .array(z.object({ authorId: id, role: z.enum(["author", "photo", "editor", "translator"]) }))
    .max(MOST_NAMES),
  topicIds: z.array(id).max(MOST_NAMES),
  aiUse: z.enum(["none", "assist", "draft", "translation", "image"]),
  aiTool: line(120),
  sponsor: line(120).nullable(),
  commentMode: z.enum(["premoderated", "closed", "off"]),
  commentsClosedReason: line(LONGEST_LINE).nullable(),
  hideFromSearchEngines: z.boolean(),
  hideFromNewsSitemap: z.boolean(),
  seoTitle: line(LONGEST_LINE),
  seoDescription: line(LONGEST_TEXT),
  embargoUntil: moment,
  unpublishAt: moment,
  plannedFor: moment,
});

export const articleContent = shape.partial();

/** Fields of an article as they travel between the editor and the portal: moments are ISO 8601. */
export type ArticleContent = z.infer<typeof shape>;

/** What the editor's address takes: the version that was written on, and what changed since. */
export const saveRequest = z.object({
  version: z.number().int().positive(),
  changes: articleContent,
  /** The writer has seen that somebody else changed it, and wants theirs to stand. */
  overwrite: z.boolean().default(false),
});

/** What it answers. `problem` names the sentence to show; `holder` who is writing. */
export type SaveAnswer =
  | { version: number; savedAt: string; problem?: undefined }
  | {
      problem:
        | "signed-out"
        | "changed-meanwhile"
        | "taken-over"
        | "not-allowed"
        | "malformed"
        | "slug"
        | "gone"
        | "in-plan";
      /** The version that stands. */
      version?: number;
      holder?: string;
    };
