import { Clock } from "#components/ui/time.tsx";
import { texts } from "#components/ui/voice.ts";
import type { Teaser } from "#lib/articles.ts";
import { paths } from "#lib/paths.ts";

/** "Zuletzt": times in a column of their own, no pictures. */
export function Ticker({ articles }: { articles: Teaser[] }) {
  const t = texts();
  return (
    <section className="when-near-narrow" aria-labelledby="ticker">
      <h2 id="ticker" className="small border-b border-ink pb-1.5 text-[0.9375rem] font-bold">
        {t("site.latest")}
      </h2>
      <ol>
        {articles.map((article, index) => (
          <li
            key={article.id}
            className="teaser grid grid-cols-[3.5rem_minmax(0,1fr)] items-baseline border-b border-line py-3"
          >
            <span className={`small ${index === 0 ? "text-accent" : "text-muted"}`}>
              <Clock date={article.publishedAt} />
            </span>
            <h3 className="headline text-[1.0625rem] leading-[1.25]">
              {article.sponsor && <span className="paid-label">{t("article.paid")} </span>}
              <a className="no-underline" href={paths.article(article)}>
                {article.title}
              </a>
            </h3>
          </li>
        ))}
      </ol>
      <p className="pt-3">
        <a className="small quiet-link text-muted" href={paths.latest()}>
          {t("front.moreLatest")}
        </a>
      </p>
    </section>
  );
}
