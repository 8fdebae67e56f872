import type { ReactNode } from "react";
import { Kicker } from "#components/articles/kicker.tsx";
import { MetaLine } from "#components/articles/meta-line.tsx";
import { hasPicture, Picture } from "#components/ui/picture.tsx";
import type { Teaser } from "#lib/articles.ts";
import { paths } from "#lib/paths.ts";

function Headline({ article, size, level = 3 }: { article: Teaser; size: string; level?: 2 | 3 }) {
  const Tag = level === 2 ? "h2" : "h3";
  return (
    <Tag className={`headline ${size}`}>
      <a className="no-underline" href={paths.article(article)}>
        {article.title}
      </a>
    </Tag>
  );
}

/** The lead of the front page: the one story that everything else makes way for. */
export function LeadTeaser({ article }: { article: Teaser }) {
  return (
    <article className="teaser">
      {hasPicture(article.picture) && (
        <Picture
          picture={article.picture}
          sizes="(min-width: 80rem) 46rem, (min-width: 64rem) 62vw, 100vw"
          priority
          wide
          decorative
          className="mb-4 max-sm:-mx-4"
        />
      )}
      <Kicker article={article} />
      <Headline
        article={article}
        level={2}
        size="mt-1 text-[2rem] sm:text-[2.75rem] xl:text-[3.375rem] xl:leading-[1.06]"
      />
      {article.standfirst && (
        <p className="mt-3 max-w-[42rem] text-lg leading-normal text-soft sm:text-[1.25rem]">
          {article.standfirst}
        </p>
      )}
      <MetaLine article={article} authors comments />
    </article>
  );
}

/** Second rank. Without a picture the words take its room: larger headline, whole standfirst. */
export function SecondTeaser({ article }: { article: Teaser }) {
  const picture = hasPicture(article.picture) ? article.picture : null;
  return (
    <article className="teaser">
      {picture && (
        <Picture
          picture={picture}
          sizes="(min-width: 64rem) 23rem, (min-width: 40rem) 45vw, 100vw"
          wide
          decorative
          className="mb-3 max-sm:-mx-4"
        />
      )}
      <Kicker article={article} />
      <Headline
        article={article}
        size={
          picture
            ? "mt-0.5 text-[1.625rem] lg:text-[1.75rem]"
            : "mt-0.5 text-[1.625rem] lg:text-[2.375rem] lg:leading-[1.1]"
        }
      />
      {article.standfirst && (
        <p className={`mt-2 text-soft ${picture ? "leading-normal" : "text-[1.125rem] leading-relaxed"}`}>
          {article.standfirst}
        </p>
      )}
      <MetaLine article={article} authors={!picture} />
    </article>
  );
}

/** The picture story that opens a section's block: words under the picture, or beside it on wide windows. */
export function BlockTeaser({ article, beside = false }: { article: Teaser; beside?: boolean }) {
  const picture = hasPicture(article.picture) ? article.picture : null;
  return (
    <article
      className={`teaser ${beside && picture ? "gap-x-8 md:grid md:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]" : ""}`}
    >
      {picture && (
        <Picture
          picture={picture}
          sizes="(min-width: 64rem) 30rem, 100vw"
          wide
          decorative
          className="mb-3 max-sm:-mx-4"
        />
      )}
      <div>
        {article.sponsor && <Kicker article={article} />}
        <Headline article={article} size="text-[1.5rem] lg:text-[1.75rem]" />
        {article.standfirst && <p className="mt-2 leading-normal text-soft">{article.standfirst}</p>}
        <MetaLine article={article} authors />
      </div>
    </article>
  );
}

/** A line of text in a section's block: the section's name stands above the block already. */
export function TextTeaser({ article }: { article: Teaser }) {
  return (
    <article className="teaser border-b border-line py-4 first:pt-0 last:border-0">
      {article.sponsor && <Kicker article={article} />}
      <Headline article={article} size="text-[1.25rem]" />
      {article.standfirst && (
        <p className="mt-1 line-clamp-2 max-w-[36rem] text-[0.9375rem] leading-normal text-soft max-md:hidden">
          {article.standfirst}
        </p>
      )}
      <MetaLine article={article} />
    </article>
  );
}

/** A row of a list page: picture at the side, words first. */
export function ListTeaser({
  article,
  kicker = true,
  note,
}: {
  article: Teaser;
  kicker?: boolean;
  note?: ReactNode;
}) {
  return (
    <article className="teaser grid grid-cols-1 gap-x-6 gap-y-3 border-b border-line py-6 sm:grid-cols-[minmax(0,1fr)_13rem]">
      <div className="min-w-0">
        {(kicker || article.sponsor) && <Kicker article={article} />}
        <Headline article={article} level={2} size="mt-0.5 text-[1.5rem]" />
        {article.standfirst && <p className="mt-2 leading-normal text-soft">{article.standfirst}</p>}
        <MetaLine article={article} authors comments />
        {note}
      </div>
      {hasPicture(article.picture) && (
        <Picture picture={article.picture} sizes="13rem" wide decorative className="max-sm:hidden" />
      )}
    </article>
  );
}
