import { BodyError, parseBody } from "#lib/body/schema.ts";
import { toText } from "#lib/body/text.ts";
import { type DiffPart, diffWords, isSame, shortened } from "#lib/word-diff.ts";

/** Fields whose words are compared; the others are seen in the editor. */
const FIELDS = [
  "title",
  "standfirst",
  "places",
  "keyPoints",
  "body",
  "leadCaption",
  "seoTitle",
  "seoDescription",
] as const;

export type FieldDiff = { field: (typeof FIELDS)[number]; parts: DiffPart[] };

/** What differs between two versions of an article, as db/revisions.ts keeps them: only fields that do. */
export function compareSnapshots(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): FieldDiff[] {
  return FIELDS.flatMap((field) => {
    const parts = diffWords(wordsOf(field, before[field]), wordsOf(field, after[field]));
    return isSame(parts) ? [] : [{ field, parts: shortened(parts) }];
  });
}

function wordsOf(field: FieldDiff["field"], value: unknown): string {
  if (field === "body") return bodyText(value);
  if (Array.isArray(value)) return value.join("\n");
  return typeof value === "string" ? value : "";
}

/** An old version may hold what the schema no longer knows: then there is nothing to compare, and nothing breaks. */
function bodyText(value: unknown): string {
  try {
    return toText(parseBody(value));
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    return "";
  }
}
