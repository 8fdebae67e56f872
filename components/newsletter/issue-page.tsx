import { ListHead } from "#components/articles/article-list.tsx";
import { ListTeaser } from "#components/articles/teasers.tsx";
import { SubscribeLink } from "#components/newsletter/subscribe-link.tsx";
import { LongDate } from "#components/ui/time.tsx";
import { texts } from "#components/ui/voice.ts";
import type { ArchivedIssue } from "#db/newsletter-archive.ts";
import { paths } from "#lib/paths.ts";

/** An issue of the newsletter as a page: its words, then its articles. */
export function IssuePage({ issue: { subject, sentAt, intro, articles } }: { issue: ArchivedIssue }) {
  const t = texts();
  return (
    <>
      <ListHead
        kicker={
          <a className="text-link" href={paths.newsletter()}>
            {t("newsletter.title")}
          </a>
        }
        title={subject}
        intro={intro.map((text) => (
          <p key={text} className="mt-3 whitespace-pre-line">
            {text}
          </p>
        ))}
      >
        <p className="small mt-3 text-muted">
          <LongDate date={sentAt} />
        </p>
      </ListHead>
      {articles.map((article) => (
        <ListTeaser key={article.id} article={article} />
      ))}
      {articles.length === 0 && intro.length === 0 && (
        <p className="py-10 text-lg text-soft">{t("newsletter.gone")}</p>
      )}
      <SubscribeLink />
      <p>
        <a className="text-link inline-block py-1" href={paths.newsletter()}>
          {t("newsletter.all")}
        </a>
      </p>
    </>
  );
}
