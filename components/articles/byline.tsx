import { Fragment } from "react";
import { FullTime } from "#components/ui/time.tsx";
import { texts } from "#components/ui/voice.ts";
import type { Article, BylineAuthor } from "#lib/articles.ts";
import { translator } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";

function Names({ authors }: { authors: BylineAuthor[] }) {
  const t = texts();
  return authors.map((author, index) => (
    <Fragment key={author.slug}>
      {index > 0 && (index === authors.length - 1 ? ` ${t("article.and")} ` : ", ")}
      <a className="text-link text-ink" href={paths.author(author)} rel="author">
        {author.name}
      </a>
    </Fragment>
  ));
}

/** Who wrote it and when: first publication, and beside it only a substantive update (A5). */
export function Byline({ article }: { article: Article }) {
  const t = texts();
  const writers = article.authors.filter((author) => author.role === "author");
  const others = (["photo", "editor", "translator"] as const).flatMap((role) => {
    const authors = article.authors.filter((author) => author.role === role);
    return authors.length > 0 ? [{ role, authors }] : [];
  });
  return (
    <div className="small mt-6 flex flex-wrap justify-between gap-x-8 gap-y-1 border-t border-line pt-3 text-muted">
      <p>
        {writers.length > 0 && (
          <>
            {t("article.by")} <Names authors={writers} />
          </>
        )}
        {others.map(({ role, authors }, index) => (
          <Fragment key={role}>
            {(index > 0 || writers.length > 0) && " · "}
            {t(`article.role.${role}`)}: <Names authors={authors} />
          </Fragment>
        ))}
      </p>
      {article.translations.map((translation) => (
        <p key={translation.language}>
          <a
            className="text-link text-ink"
            href={paths.article(translation)}
            rel="alternate"
            hrefLang={translation.language}
            lang={translation.language}
          >
            {translator(translation.language)("article.inThisLanguage")}
          </a>
        </p>
      ))}
      <p>
        <FullTime date={article.publishedAt} />
        {article.updatedAt && (
          <>
            {" · "}
            {t.rich("article.updated", {
              time: () => <FullTime date={article.updatedAt ?? article.publishedAt} />,
            })}
          </>
        )}
      </p>
    </div>
  );
}
