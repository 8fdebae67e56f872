import { SectionRule } from "#components/ui/section-rule.tsx";
import { texts } from "#components/ui/voice.ts";
import type { Teaser } from "#lib/articles.ts";
import { paths } from "#lib/paths.ts";

export function MostRead({ articles }: { articles: Teaser[] }) {
  const t = texts();
  return (
    <section className="when-near" aria-labelledby="most-read">
      <SectionRule
        id="most-read"
        title={t("site.mostRead")}
        href={paths.mostRead()}
        aside={<span className="max-sm:hidden">{t("front.mostReadNote")}</span>}
      />
      <ol className="mt-3 grid grid-cols-1 gap-x-8 sm:grid-cols-2 lg:grid-cols-5">
        {articles.map((article, index) => (
          <li key={article.id} className="teaser flex items-baseline gap-4 py-2 lg:block">
            <span className="headline w-8 shrink-0 text-[2.75rem] leading-none text-faint" aria-hidden="true">
              {index + 1}
            </span>
            <h3 className="headline text-[1.125rem] leading-[1.25] lg:mt-2">
              {article.sponsor && <span className="paid-label">{t("article.paid")} </span>}
              <a className="no-underline" href={paths.article(article)}>
                {article.title}
              </a>
            </h3>
          </li>
        ))}
      </ol>
    </section>
  );
}
