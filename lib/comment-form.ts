import { z } from "zod";
import { asTyped, fellIntoTrap, textOf } from "#lib/form.ts";

/** What a comment form sends (contract: POST /comments {articleId, parentId?, body}). */
export type CommentForm = {
  articleId: number;
  parentId: number | null;
  /** As typed: NFC, line ends as one character, nothing else touched. */
  body: string;
  clues: Clues;
};

/** A comment on its way: written signed out, or sent back to its writer with a word about it. */
export type CommentDraft = CommentForm & {
  /** Why it came back; null while it only waits for its writer to sign in. */
  problem: { code: string; values: Record<string, string | number> } | null;
};

/** What a form tells of who filled it in, beside the text. */
export type Clues = {
  /** A field that people do not see was filled in. */
  honeypot: boolean;
  /** From the form's being shown to its being sent; null where the page may have come from a cache. */
  seconds: number | null;
};

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
    body: asTyped(text("body")),
    clues: {
      honeypot: fellIntoTrap(form),
      seconds: isTimed ? (now - shownAt) / 1000 : null,
    },
  };
}
