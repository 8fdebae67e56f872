import { texts } from "#components/ui/voice.ts";
import type { Article } from "#lib/articles.ts";
import { paths } from "#lib/paths.ts";

/** A thin heading between the parts that follow the text. */
export function PartTitle({ id, children }: { id: string; children: string }) {
  return (
    <h2 id={id} className="small border-t border-ink pt-3 font-bold">
      {children}
    </h2>
  );
}

/** Who wrote this, in a few words each. */
export function AboutAuthors({ authors }: { authors: Article["authors"] }) {
  const t = texts();
  const people = authors.filter(
    (author, index) => authors.findIndex(({ slug }) => slug === author.slug) === index,
  );
  if (people.length === 0) return null;
  return (
    <section aria-labelledby="about-authors" className="no-print mt-12">
      <PartTitle id="about-authors">{t("article.authorsTitle")}</PartTitle>
      <ul className="mt-3 space-y-4">
        {people.map((author) => (
          <li key={author.slug} className="text-[1.0625rem] leading-normal">
            <a className="headline text-link text-[1.1875rem]" href={paths.author(author)}>
              {author.name}
            </a>
            {author.jobTitle && <span className="small ml-2 text-muted">{author.jobTitle}</span>}
            {author.bio && <p className="mt-1 text-soft">{author.bio}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Topics({ topics }: { topics: Article["topics"] }) {
  const t = texts();
  if (topics.length === 0) return null;
  return (
    <nav
      aria-labelledby="article-topics"
      className="no-print mt-8 flex flex-wrap items-baseline gap-x-5 border-t border-line pt-2"
    >
      <h2 id="article-topics" className="small py-2 font-bold">
        {t("article.topics")}
      </h2>
      <ul className="contents">
        {topics.map((topic) => (
          <li key={topic.slug}>
            <a className="headline quiet-link block py-1.5 text-[1.0625rem]" href={paths.topic(topic)}>
              {topic.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
