import { PartTitle } from "#components/articles/after-text.tsx";
import { Kicker } from "#components/articles/kicker.tsx";
import { hasPicture, Picture } from "#components/ui/picture.tsx";
import { ShortTime } from "#components/ui/time.tsx";
import { texts } from "#components/ui/voice.ts";
import type { RelatedTeaser } from "#lib/articles.ts";
import { paths } from "#lib/paths.ts";

/** Why it stands here, in the reader's words: shared topics first, else the shared rare words, else where it is from. */
function Reason({ article: { reason, isPinned, section } }: { article: RelatedTeaser }) {
  const t = texts();
  if (reason.story) return t("article.reasonStory");
  const words = [...new Set([...reason.topics, ...reason.words])].slice(0, 3);
  if (words.length > 0) return t("article.reasonTopics", { words: words.join(", ") });
  return isPinned ? t("article.reasonPinned") : t("article.reasonSection", { section: section.name });
}

export function RelatedNews({ articles }: { articles: RelatedTeaser[] }) {
  const t = texts();
  if (articles.length === 0) return null;
  return (
    <section aria-labelledby="related" className="no-print mt-12">
      <PartTitle id="related">{t("article.related")}</PartTitle>
      <ul className="mt-4 grid gap-x-7 gap-y-7 sm:grid-cols-2">
        {articles.map((article) => (
          <li key={article.id} className="teaser">
            {hasPicture(article.picture) && (
              <Picture
                picture={article.picture}
                sizes="(min-width: 40rem) 20rem, 100vw"
                wide
                decorative
                className="mb-2.5"
              />
            )}
            {article.sponsor && <Kicker article={article} />}
            <h3 className="headline text-[1.25rem]">
              <a className="no-underline" href={paths.article(article)}>
                {article.title}
              </a>
            </h3>
            <p className="small mt-1.5 text-muted">
              <ShortTime date={article.publishedAt} /> · <Reason article={article} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
