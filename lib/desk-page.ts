import type { DeskPicture } from "#lib/desk-article.ts";

/** A page as its desk shows it. */
export type DeskPage = {
  id: number;
  slug: string;
  language: "de" | "en";
  title: string;
  description: string;
  /** ProseMirror JSON. */
  body: unknown;
  state: "draft" | "live";
  inFooter: boolean;
  position: number;
  version: number;
  /** Stands for everything above: who saves says which state they saw. */
  stamp: string;
  pictures: DeskPicture[];
};

export type DeskPageInput = Pick<
  DeskPage,
  "title" | "slug" | "description" | "state" | "inFooter" | "position"
> & {
  /** Null leaves the text as it is. */
  body: unknown;
};

/** Pages that the law asks for: their address stays, and who answers for the house writes them. */
export const LEGAL_PAGES: ReadonlySet<string> = new Set([
  "imprint",
  "privacy",
  "comment-policy",
  "accessibility",
]);

export const LONGEST_TITLE = 200;
export const LONGEST_DESCRIPTION = 400;
/** Far behind the last that anybody puts in an order by hand. */
export const LAST_POSITION = 999;

/** What the editor sent of a text; null when it sent none, as where no script runs. Whether it is one is said when it is stored. */
export function parsePageBody(sent: unknown): unknown {
  if (typeof sent !== "string" || sent === "") return null;
  try {
    return JSON.parse(sent);
  } catch {
    return {};
  }
}
