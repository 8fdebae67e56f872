import Link from "next/link";
import type { ReactNode } from "react";
import type { StoryArticle, StoryCandidate } from "#db/story-articles.ts";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";

type Move = (form: FormData) => Promise<void>;
type Props = {
  t: Translate;
  calendar: Calendar;
  storyId: number;
  /** What candidates were looked for by: stays while articles are moved. */
  words: string;
  move: Move;
};

/** The articles of a story in whichever state, each with the way out. */
export function StoryArticles({ t, lines, ...props }: Props & { lines: StoryArticle[] }) {
  if (lines.length === 0) return <p className="empty">{t("storyDesk.empty")}</p>;
  return (
    <ol className="story-lines">
      {lines.map((article) => (
        <ArticleLine key={article.id} t={t} calendar={props.calendar} article={article}>
          <MoveForm {...props} article={article} from={props.storyId} to={null}>
            <button
              type="submit"
              className="quiet"
              aria-label={t("storyDesk.takeOutOf", { title: article.title })}
            >
              {t("storyDesk.takeOut")}
            </button>
          </MoveForm>
        </ArticleLine>
      ))}
    </ol>
  );
}

/** What was looked for, each with the way in; whoever stands in another story leaves it. */
export function StoryCandidates({ t, lines, ...props }: Props & { lines: StoryCandidate[] }) {
  if (props.words === "") return null;
  if (lines.length === 0) return <p className="muted">{t("storyDesk.noCandidate")}</p>;
  return (
    <ol className="story-lines">
      {lines.map((article) => (
        <ArticleLine
          key={article.id}
          t={t}
          calendar={props.calendar}
          article={article}
          note={article.story && t("storyDesk.elsewhere", { story: article.story })}
        >
          <MoveForm {...props} article={article} from={article.storyId} to={props.storyId}>
            <button type="submit" aria-label={t("storyDesk.takeInOne", { title: article.title })}>
              {t("storyDesk.takeIn")}
            </button>
          </MoveForm>
        </ArticleLine>
      ))}
    </ol>
  );
}

type MoveProps = Omit<Props, "t" | "calendar"> & {
  article: { id: number };
  from: number | null;
  to: number | null;
  undo?: boolean;
  children: ReactNode;
};

/** One article's way from story to story; empty is none. */
export function MoveForm({ move, storyId, words, article, from, to, undo = false, children }: MoveProps) {
  const given = { id: storyId, article: article.id, from: from ?? "", to: to ?? "", q: words };
  return (
    <form action={move}>
      {Object.entries(given).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {undo && <input type="hidden" name="undo" value="1" />}
      {children}
    </form>
  );
}

type LineProps = {
  t: Translate;
  calendar: Calendar;
  article: StoryArticle;
  note?: string | null;
  children: ReactNode;
};

/** An article as lists of a desk name it, beside what can be done with it. */
export function ArticleLine({
  t,
  calendar,
  article: { id, title, section, state, at },
  note,
  children,
}: LineProps) {
  return (
    <li>
      <div>
        <p className="muted">
          {at ? <time dateTime={at}>{dateTime(new Date(at), calendar)}</time> : t("storyDesk.undated")}
          {" · "}
          <span className={state === "live" ? undefined : "is-unseen"}>
            {t(`articleDesk.state.${state}`)}
          </span>
        </p>
        <h3>
          <Link href={paths.adminArticle({ id })} prefetch={false}>
            {title}
          </Link>
        </h3>
        <p className="help">
          {section}
          {note && ` · ${note}`}
        </p>
      </div>
      {children}
    </li>
  );
}
