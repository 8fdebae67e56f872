import type { Finding } from "#lib/screening/verdict.ts";
import type { WordMatcher } from "#lib/screening/word-matcher.ts";

/**
 * A comment before it is stored, with all that a phase may ask about it. Phases read no clock and no database:
 * the same candidate always gets the same verdicts.
 */
export type Candidate = {
  /** As it would be stored. */
  body: string;
  /** hashComment(body) */
  bodyHash: string;
  articleId: number;
  /** When it was sent. */
  sentAt: Date;
  /** From the form's being shown to its being sent; null where nobody knows, as with a page from a cache. */
  secondsToWrite: number | null;
  /** A field that people cannot see came back filled. */
  honeypotFilled: boolean;
  sender: Sender;
  /** The words to look for in this section; built once per list, not per comment. */
  words: WordMatcher;
  /** Somebody else's comment with the same bodyHash stands or waits. */
  sameTextStands: boolean;
  /** The portal's language. */
  locale: "de" | "en";
  /** null while the newsroom has no trained classifier. */
  risk: Risk | null;
};

/** What the newsroom knows of who writes. */
export type Sender = {
  /** Decided comments, by decision. */
  approved: number;
  rejected: number;
  spam: number;
  /** No comment of theirs was ever decided or waits. */
  isFirstComment: boolean;
  /** A moderator wants to see everything of theirs. */
  isPremoderated: boolean;
  /** Their other comments of the last days, in any order; without the one being edited, if it is an edit. */
  recent: readonly { bodyHash: string; createdAt: Date; articleId: number }[];
};

/** The classifier's word on the text. */
export type Risk = {
  /** 0…1 */
  score: number;
  /** The model's threshold. */
  suspectFrom: number;
  /** The words that speak most for turning it down, the strongest first. */
  words: readonly string[];
};

/** A phase looks at one thing. No finding means that there is nothing to say. */
export type Phase = (candidate: Candidate) => readonly Finding[];
