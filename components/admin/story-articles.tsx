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
    <Table t={t}>
      {lines.map((article) => (
        <Row key={article.id} t={t} calendar={props.calendar} article={article}>
          <MoveForm {...props} article={article} from={props.storyId} to={null}>
            <button
              type="submit"
              className="quiet"
              aria-label={t("storyDesk.takeOutOf", { title: article.title })}
            >
              {t("storyDesk.takeOut")}
            </button>
          </MoveForm>
        </Row>
      ))}
    </Table>
  );
}

/** What was looked for, each with the way in; whoever stands in another story leaves it. */
export function StoryCandidates({ t, lines, ...props }: Props & { lines: StoryCandidate[] }) {
  if (props.words === "") return null;
  if (lines.length === 0) return <p className="muted">{t("storyDesk.noCandidate")}</p>;
  return (
    <Table t={t}>
      {lines.map((article) => (
        <Row
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
        </Row>
      ))}
    </Table>
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

function Table({ t, children }: { t: Translate; children: ReactNode }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("storyDesk.when")}</th>
          <th scope="col">{t("storyDesk.article")}</th>
          <th scope="col">{t("storyDesk.where")}</th>
          <th scope="col">
            <span className="order-silent">{t("storyDesk.act")}</span>
          </th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

type RowProps = {
  t: Translate;
  calendar: Calendar;
  article: StoryArticle;
  note?: string | null;
  children: ReactNode;
};

function Row({ t, calendar, article: { id, title, section, state, at }, note, children }: RowProps) {
  return (
    <tr>
      <td data-label={t("storyDesk.when")}>
        {at ? <time dateTime={at}>{dateTime(new Date(at), calendar)}</time> : t("storyDesk.undated")}
      </td>
      <td data-label={t("storyDesk.article")}>
        <Link href={paths.adminArticle({ id })} prefetch={false}>
          {title}
        </Link>
        <span className="order-under">
          {section}
          {note && ` · ${note}`}
        </span>
      </td>
      <td data-label={t("storyDesk.where")}>{t(`articleDesk.state.${state}`)}</td>
      <td>{children}</td>
    </tr>
  );
}
