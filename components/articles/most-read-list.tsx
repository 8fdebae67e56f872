import { ListTeaser } from "#components/articles/teasers.tsx";
import { texts } from "#components/ui/voice.ts";
import type { Teaser } from "#lib/articles.ts";

/** The ranking with its numbers: what was counted is said. */
export function MostReadList({ articles }: { articles: (Teaser & { views: number })[] }) {
  const t = texts();
  if (articles.length === 0) return <p className="py-10 text-lg text-soft">{t("list.empty")}</p>;
  return (
    <ol>
      {articles.map((article, index) => (
        <li key={article.id} className="grid grid-cols-[3rem_1fr] items-baseline sm:grid-cols-[4.5rem_1fr]">
          <span className="headline text-[2.25rem] leading-none text-bar sm:text-[3rem]" aria-hidden="true">
            {index + 1}
          </span>
          <ListTeaser
            article={article}
            note={<p className="small mt-1 text-muted">{t("list.views", { count: article.views })}</p>}
          />
        </li>
      ))}
    </ol>
  );
}
