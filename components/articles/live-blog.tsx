import { createElement } from "react";
import { Marked } from "#components/ui/marked.tsx";
import { FullTime } from "#components/ui/time.tsx";
import { texts } from "#components/ui/voice.ts";
import type { Article } from "#lib/articles.ts";
import type { Markup } from "#lib/body/tree.ts";
import type { LiveBlog as LiveBlogData, LiveEntry } from "#lib/live-blog.ts";
import { paths } from "#lib/paths.ts";

type Props = { article: Article; blog: LiveBlogData; render: (entry: LiveEntry) => Markup[] };

/** The entries of a live blog, the newest first. Without scripts a link brings the new ones. */
export function LiveBlog({ article, blog, render }: Props) {
  const t = texts();
  const runs = article.liveClosedAt === null && blog.isNewest;
  return (
    <section id="live" aria-labelledby="live-title" className="mt-8 border-t border-ink pt-3">
      <h2 id="live-title" className="small font-bold">
        {article.liveClosedAt ? (
          <>
            {t("article.liveEntries")}{" "}
            <span className="text-muted">
              · <Ended date={article.liveClosedAt} />
            </span>
          </>
        ) : (
          <span className="kicker">{t("article.live")}</span>
        )}
      </h2>
      {blog.keyEvents.length > 0 && (
        <nav aria-label={t("article.liveKeyEvents")} className="mt-2">
          <p className="small font-bold">{t("article.liveKeyEvents")}</p>
          <ul className="mt-2 list-disc space-y-1.5 pl-5 text-[1.0625rem] leading-normal">
            {blog.keyEvents.map(({ id, title }) => (
              <li key={id}>
                <a className="text-link" href={paths.liveEntry(article, { id })}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {blog.pinned.map((entry) => (
        <div key={entry.id} className="mb-8 border-y border-ink py-4">
          <p className="small font-bold">{t("article.livePinned")}</p>
          <Entry article={article} entry={entry} markup={render(entry)} />
        </div>
      ))}
      {createElement(
        "live-blog",
        {
          article: runs ? article.id : undefined,
          "label-one": t("article.liveNewOne"),
          "label-many": t("article.liveNewMany"),
        },
        runs && (
          <p data-reload="">
            <a className="small text-link inline-block py-1" href={paths.article(article)}>
              {t("article.liveReload")}
            </a>
          </p>
        ),
        blog.entries.length === 0 && <p className="mt-3 text-muted">{t("article.liveNone")}</p>,
        <ol>
          {blog.entries.map((entry) => (
            <li key={entry.id} id={`entry-${entry.id}`} className="border-b border-line py-6">
              <Entry article={article} entry={entry} markup={render(entry)} />
            </li>
          ))}
        </ol>,
      )}
      <p className="mt-3 flex flex-wrap gap-x-6">
        {blog.before !== null && (
          <a
            className="small text-link inline-block py-1"
            href={paths.liveEntriesBefore(article, blog.before)}
          >
            {t("article.liveOlder")}
          </a>
        )}
        {!blog.isNewest && (
          <a className="small text-link inline-block py-1" href={`${paths.article(article)}#live`}>
            {t("article.liveNewest")}
          </a>
        )}
      </p>
      {runs && <script async type="module" src={paths.island("live-blog")} />}
    </section>
  );
}

function Ended({ date }: { date: Date }) {
  // The sentence is one text with the date in it.
  const [before = "", after = ""] = texts()("article.liveOver", { date: "\u0000" }).split("\u0000");
  return (
    <>
      {before}
      <FullTime date={date} />
      {after}
    </>
  );
}

function Entry({ article, entry, markup }: { article: Article; entry: LiveEntry; markup: Markup[] }) {
  const t = texts();
  return (
    <>
      <p className="small text-muted">
        <a className="quiet-link" href={paths.liveEntry(article, entry)}>
          <FullTime date={entry.at} />
        </a>
        {entry.updatedAt && (
          <>
            {" · "}
            {t("article.liveUpdated", { time: "" })}
            <FullTime date={entry.updatedAt} />
          </>
        )}
        {entry.keyEvent && <> · {t("article.liveKeyEvent")}</>}
      </p>
      {entry.title && <h3 className="headline mt-0.5 text-[1.5rem]">{entry.title}</h3>}
      <Marked className="prose mt-2" markup={markup} />
    </>
  );
}
