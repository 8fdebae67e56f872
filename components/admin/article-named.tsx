import Link from "next/link";
import type { ArticleHead } from "#db/article-heads.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";

/** Which article a page is about: section, headline, and the way to it. */
export function ArticleNamed({ t, article }: { t: Translate; article: ArticleHead }) {
  return (
    <p className="article-named">
      <span className="muted">{article.section.name} · </span>
      <Link href={paths.adminArticle(article)} prefetch={false}>
        {article.title}
      </Link>
      <span className="muted"> · {t(`planDesk.state.${article.state}`)}</span>
      {article.state === "live" && (
        <>
          {" · "}
          <a href={paths.article(article)}>{t("planDesk.seeIt")}</a>
        </>
      )}
    </p>
  );
}
