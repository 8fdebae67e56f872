import type { Translate } from "#lib/i18n.ts";
import type { Subject } from "#lib/notice-reasons.ts";
import { paths } from "#lib/paths.ts";

/** What a notice is about, as readers may be told of it. */
export type NoticeSubject = Subject & {
  isPublic: boolean;
  address: { slug: string; section: { slug: string } };
  /** Headline of the article; null once it is withdrawn. */
  title: string | null;
  /** The comment's words, while readers see them. */
  quote: { authorName: string | null; body: string } | null;
};

/** Exactly where it stands, or stood (DSA art. 16(2)(b)). */
export function subjectPath({ type, id, address }: Pick<NoticeSubject, "type" | "id" | "address">): string {
  return type === "comment" ? paths.comment(address, { id }) : paths.article(address);
}

/** In a few words: "Kommentar zum Artikel „…“". */
export function subjectName(t: Translate, { type, id, title }: Pick<NoticeSubject, "type" | "id" | "title">) {
  if (title === null)
    return type === "comment" ? t("report.commentNo", { id }) : t("report.articleNo", { id });
  return type === "comment" ? t("report.commentOn", { title }) : t("report.articleNamed", { title });
}
