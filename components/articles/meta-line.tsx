import { useTranslations } from "next-intl";
import { ShortTime } from "#components/ui/time.tsx";
import type { Teaser } from "#lib/articles.ts";

type Props = { article: Teaser; authors?: boolean; comments?: boolean };

/** "Von Mara Lindqvist und Jonas Feld · 10.15 Uhr · 34 Kommentare" */
export function MetaLine({ article, authors = false, comments = false }: Props) {
  const t = useTranslations("article");
  const names = article.authors.map((author) => author.name);
  const last = names.pop();
  const byline = last && (names.length > 0 ? `${names.join(", ")} ${t("and")} ${last}` : last);
  return (
    <p className="small mt-2 text-muted">
      {authors && byline && (
        <>
          {t("by")} {byline} ·{" "}
        </>
      )}
      <ShortTime date={article.publishedAt} />
      {comments && article.commentCount > 0 && <> · {t("comments", { count: article.commentCount })}</>}
    </p>
  );
}
