import { ShortTime } from "#components/ui/time.tsx";
import { texts } from "#components/ui/voice.ts";
import type { Teaser } from "#lib/articles.ts";

type Props = { article: Teaser; authors?: boolean; comments?: boolean };

/** "Von Mara Lindqvist und Jonas Feld · 10.15 Uhr · 34 Kommentare" */
export function MetaLine({ article, authors = false, comments = false }: Props) {
  const t = texts();
  const names = article.authors.map((author) => author.name);
  const last = names.pop();
  const byline = last && (names.length > 0 ? `${names.join(", ")} ${t("article.and")} ${last}` : last);
  return (
    <p className="small mt-2 text-muted">
      {authors && byline && (
        <>
          {t("article.by")} {byline} ·{" "}
        </>
      )}
      <ShortTime date={article.publishedAt} />
      {comments && article.commentCount > 0 && (
        <> · {t("article.comments", { count: article.commentCount })}</>
      )}
    </p>
  );
}
