import { ListHead } from "#components/articles/article-list.tsx";
import { ListSubscribe } from "#components/subscriptions/list-subscribe.tsx";
import { PushFollow } from "#components/subscriptions/push-follow.tsx";
import { ListColumn } from "#components/ui/list-column.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { LongDate, TimeOfDay, Weekday } from "#components/ui/time.tsx";
import { calendar, texts } from "#components/ui/voice.ts";
import type { Paged, Teaser } from "#lib/articles.ts";
import { longDate } from "#lib/dates.ts";
import { feedPath, paths } from "#lib/paths.ts";

type Props = {
  story: { id: number; slug: string; title: string; intro: string; closedAt: Date | null };
  articles: Paged<Teaser>;
  fromStart: boolean;
};

/** A running story day by day: what is new stands first, or it is told from its beginning. */
export function StoryTimeline({ story, articles, fromStart }: Props) {
  const t = texts();
  const here = paths.story(story);
  const fromBeginning = paths.storyFromStart(story);
  return (
    <ListColumn>
      <ListHead
        kicker={t("story.kicker")}
        title={story.title}
        page={articles.page}
        intro={story.intro}
        feed={feedPath(here)}
        follow={<PushFollow kind="story" id={story.id} name={story.title} />}
      >
        {story.closedAt && (
          <p className="small mt-3 text-muted">
            {t.rich("story.closed", { date: () => <LongDate date={story.closedAt as Date} /> })}
          </p>
        )}
        {(articles.items.length > 1 || articles.page > 1) && (
          <p className="mt-3">
            <a className="small text-link inline-block py-1" href={fromStart ? here : fromBeginning}>
              {fromStart ? t("story.newestFirst") : t("story.fromStart")}
            </a>
          </p>
        )}
      </ListHead>
      {articles.items.length === 0 && <p className="py-10 text-lg text-soft">{t("list.empty")}</p>}
      {daysOf(articles.items).map(([day, items]) => (
        <Day key={day} items={items} />
      ))}
      <Pagination
        path={fromStart ? fromBeginning : here}
        page={articles.page}
        hasNext={articles.hasNext}
        oldestFirst={fromStart}
      />
      <ListSubscribe kind="story" refId={story.id} name={story.title} />
    </ListColumn>
  );
}

/** Neighbours of one day together, in the order in which they come. */
function daysOf(articles: Teaser[]): [day: string, items: Teaser[]][] {
  return [...Map.groupBy(articles, ({ publishedAt }) => longDate(publishedAt, calendar()))];
}

function Day({ items }: { items: Teaser[] }) {
  return (
    <section className="grid gap-x-8 gap-y-1 border-b border-line py-5 sm:grid-cols-[7rem_1fr]">
      <h2 className="small font-bold">{items[0] && <Weekday date={items[0].publishedAt} />}</h2>
      <ol className="space-y-4">
        {items.map((article) => (
          <li key={article.id} className="teaser">
            <Entry article={article} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Entry({ article }: { article: Teaser }) {
  const t = texts();
  return (
    <>
      {article.sponsor && <p className="paid-label">{t("article.paidBy", { sponsor: article.sponsor })}</p>}
      <p className="small text-muted">
        <TimeOfDay date={article.publishedAt} />
        {!article.sponsor && ` · ${article.section.name}`}
      </p>
      <h3 className="headline mt-0.5 text-[1.5rem]">
        <a className="no-underline" href={paths.article(article)}>
          {article.title}
        </a>
      </h3>
      {article.standfirst && <p className="mt-2 leading-normal text-soft">{article.standfirst}</p>}
    </>
  );
}
