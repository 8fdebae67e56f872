import type { EditorTexts } from "#components/admin/editor/tools.ts";
import type { DialogTexts } from "#components/admin/media-texts.ts";
import type { Given, SectionChoice } from "#db/article-choices.ts";
import type { DeskArticle } from "#lib/desk-article.ts";

/** What the editor is given by its page. */
export type EditorProps = {
  article: DeskArticle;
  given: Given;
  sections: SectionChoice[];
  mayWrite: boolean;
  texts: EditorTexts;
  pictureTexts: DialogTexts;
  timeZone: string;
  siteUrl: string;
  siteName: string;
  paths: Record<"save" | "lock" | "choices" | "login", string>;
};
