import { Byline } from "#components/articles/byline.tsx";
import { texts } from "#components/ui/voice.ts";
import type { Article } from "#lib/articles.ts";
import { paths } from "#lib/paths.ts";

export function ArticleHeader({ article }: { article: Article }) {
  const t = texts();
  const [topic] = article.topics;
  const trail = article.sectionTrail.length > 0 ? article.sectionTrail : [article.section];
  return (
    <header className="mx-auto max-w-[52rem] pt-8 md:pt-12">
      <div className="small flex flex-wrap items-baseline gap-x-2">
        {article.sponsor && <p className="paid-label">{t("article.paidBy", { sponsor: article.sponsor })}</p>}
        <p>
          {trail.map((section, index) => (
            <span key={section.slug}>
              {index > 0 && <span className="text-muted"> · </span>}
              <a className="kicker quiet-link" href={paths.section(section)}>
                {section.name}
              </a>
            </span>
          ))}
          {topic && (
            <>
              <span className="text-muted"> · </span>
              <a className="quiet-link text-muted" href={paths.topic(topic)}>
                {topic.name}
              </a>
            </>
          )}
        </p>
      </div>
      <h1 className="headline mt-2 text-[2rem] sm:text-[2.75rem] md:text-[3.25rem] md:leading-[1.07]">
        {article.title}
      </h1>
      {article.standfirst && (
        <p className="mt-4 text-[1.25rem] leading-[1.45] text-soft text-pretty md:text-[1.4375rem]">
          {article.standfirst}
        </p>
      )}
      <Byline article={article} />
    </header>
  );
}
