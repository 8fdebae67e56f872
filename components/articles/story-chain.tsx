import { Kicker } from "#components/articles/kicker.tsx";
import { LongDate } from "#components/ui/time.tsx";
import { texts } from "#components/ui/voice.ts";
import type { Article, StoryEntry } from "#lib/articles.ts";
import { paths } from "#lib/paths.ts";

function Step({ label, entry }: { label: string; entry: StoryEntry }) {
  return (
    <li className="teaser">
      <p className="small text-muted">
        {label} · <LongDate date={entry.publishedAt} />
      </p>
      {entry.sponsor && <Kicker article={entry} />}
      <h3 className="headline mt-0.5 text-[1.1875rem]">
        <a className="no-underline" href={paths.article(entry)}>
          {entry.title}
        </a>
      </h3>
    </li>
  );
}

/** What came before and after in the same running story. */
export function StoryChain({ story }: { story: NonNullable<Article["story"]> }) {
  const t = texts();
  if (!story.earlier && !story.later) return null;
  return (
    <nav aria-labelledby="story" className="no-print mt-12">
      <h2 id="story" className="small border-t border-ink pt-3 font-bold">
        {t.rich("article.story", {
          title: story.title,
          page: (words) => (
            <a className="text-link" href={paths.story(story)}>
              {words}
            </a>
          ),
        })}
      </h2>
      <ul className="mt-3 grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {story.earlier && <Step label={t("article.earlier")} entry={story.earlier} />}
        {story.later && <Step label={t("article.later")} entry={story.later} />}
      </ul>
    </nav>
  );
}
