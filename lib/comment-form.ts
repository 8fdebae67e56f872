import { z } from "zod";
import { textOf } from "#lib/form.ts";

/** What a comment form sends (contract: POST /comments {articleId, parentId?, body}). */
export type CommentForm = {
  articleId: number;
  parentId: number | null;
  /** As typed: NFC, line ends as one character, nothing else touched. */
  body: string;
  clues: Clues;
};

/** What a form tells of who filled it in, beside the text. */
export type Clues = {
  /** A field that people do not see was filled in. */
  honeypot: boolean;
  /** From the form's being shown to its being sent; null where the page may have come from a cache. */
  seconds: number | null;
};

/** A field that people do not see, with a name that programs like. */
export const HONEYPOT = "website";

const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/**
 * Reads a form; null when it is none of ours. The text is judged later (lib/screening), so that whatever was typed
 * can be given back.
 */
export function readCommentForm(form: URLSearchParams | FormData, now: number): CommentForm | null {
  const text = (name: string) => textOf(form, name);
  const articleId = id.safeParse(text("articleId"));
  const parentId = text("parentId") === "" ? null : id.safeParse(text("parentId"));
  if (!articleId.success || parentId?.success === false) return null;
  const shownAt = Number(text("shownAt"));
  const isTimed = Number.isFinite(shownAt) && shownAt > 0 && shownAt <= now;
  return {
    articleId: articleId.data,
    parentId: parentId?.data ?? null,
    body: text("body").replace(/\r\n?/g, "\n").toWellFormed().normalize("NFC"),
    clues: {
      honeypot: text(HONEYPOT).trim() !== "",
      seconds: isTimed ? (now - shownAt) / 1000 : null,
    },
  };
}
