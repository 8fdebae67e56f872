import type { ReactNode } from "react";
import { ListTeaser } from "#components/articles/teasers.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { texts } from "#components/ui/voice.ts";
import type { Paged, Teaser } from "#lib/articles.ts";

type Props = {
  articles: Paged<Teaser>;
  /** The list's own address, for the links to its other pages. */
  path: string;
  /** Off where the section's name stands above the whole list. */
  kicker?: boolean;
};

export function ArticleList({ articles, path, kicker }: Props) {
  const t = texts();
  if (articles.items.length === 0) return <p className="py-10 text-lg text-soft">{t("list.empty")}</p>;
  return (
    <>
      {articles.items.map((article) => (
        <ListTeaser key={article.id} article={article} kicker={kicker} />
      ))}
      <Pagination path={path} page={articles.page} hasNext={articles.hasNext} />
    </>
  );
}

type HeadProps = {
  kicker?: ReactNode;
  title: string;
  page?: number;
  intro?: ReactNode;
  feed?: string;
  /** What else keeps up with the list: beside its feed. */
  follow?: ReactNode;
  children?: ReactNode;
};

/** The top of a list page: what it is a list of, and its feed. */
export function ListHead({ kicker, title, page = 1, intro, feed, follow, children }: HeadProps) {
  const t = texts();
  return (
    <header className="border-b-4 border-bar pt-8 pb-5 md:pt-12">
      {kicker && <p className="kicker">{kicker}</p>}
      <h1 className="headline text-[2.25rem] md:text-[3.25rem]">
        {title}
        {page > 1 && <span className="text-muted">, {t("list.page", { page })}</span>}
      </h1>
      {intro && page === 1 && (
        <div className="mt-3 max-w-[42rem] text-lg leading-normal text-soft">{intro}</div>
      )}
      {children}
      {feed && (
        <p className="mt-3 flex flex-wrap items-baseline gap-x-6">
          <a className="small text-link inline-block py-1 text-muted" href={feed}>
            {t("list.follow")}
          </a>
          {follow}
        </p>
      )}
    </header>
  );
}
