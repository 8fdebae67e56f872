import type { ReactNode } from "react";
import { RelatedSignals } from "#components/admin/related-signals.tsx";
import { ArticleLine } from "#components/admin/story-articles.tsx";
import type { RelatedLine, RelatedOffer } from "#db/related-lines.ts";
import type { Calendar } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { actBack, type RelatedAct } from "#lib/related-acts.ts";

type Props = {
  t: Translate;
  calendar: Calendar;
  articleId: number;
  /** What was looked for: stays while articles are pinned. */
  words: string;
  /** Which of them the page shows already as steps of the story. */
  inStory: ReadonlySet<number>;
  change: (form: FormData) => Promise<void>;
};

/** Articles that stand under another, or never do: each with its reasons and what can be done about it. */
export function RelatedLines({ t, lines, none, ...props }: Props & { lines: RelatedLine[]; none: string }) {
  if (lines.length === 0) return <p className="empty">{none}</p>;
  return (
    <ol className="story-lines">
      {lines.map((line) => (
        <ArticleLine
          key={line.id}
          t={t}
          calendar={props.calendar}
          article={line}
          note={notes(t, line, props.inStory).join(" · ")}
        >
          <div className="related-acts">
            {actsFor(line).map((act) => (
              <Act key={act} {...props} t={t} line={line} act={act} />
            ))}
          </div>
          {line.reason?.signals && <RelatedSignals t={t} signals={line.reason.signals} />}
        </ArticleLine>
      ))}
    </ol>
  );
}

/** What was looked for, each with the way to stand first. */
export function RelatedOffers({ t, lines, ...props }: Props & { lines: RelatedOffer[] }) {
  if (props.words === "") return null;
  if (lines.length === 0) return <p className="muted">{t("relatedDesk.noCandidate")}</p>;
  return (
    <ol className="story-lines">
      {lines.map((line) => (
        <ArticleLine key={line.id} t={t} calendar={props.calendar} article={line}>
          <Act {...props} t={t} line={{ ...line, isPinned: false }} act="pin" />
        </ArticleLine>
      ))}
    </ol>
  );
}

function actsFor({ isPinned, isExcluded, state }: RelatedLine): RelatedAct[] {
  if (isExcluded) return ["readmit"];
  const first = isPinned ? "unpin" : "pin";
  return state === "live" ? [first, "exclude"] : [first];
}

/** Why it stands there, each reason in a few words. */
function notes(t: Translate, line: RelatedLine, inStory: ReadonlySet<number>): string[] {
  const { reason, score, isPinned, id } = line;
  const known = [
    isPinned && t("relatedDesk.pinned"),
    reason && score > 0 && t("relatedDesk.score", { score }),
    ...whys(t, line),
    inStory.has(id) && t("relatedDesk.inStory"),
  ];
  return known.filter((note) => note !== false && note !== null);
}

function whys(t: Translate, { reason, isPinned, isExcluded }: RelatedLine): string[] {
  if (!reason) return [t("relatedDesk.reason.newest")];
  const { story, topics, words } = reason;
  const known = [
    story && t("relatedDesk.reason.story"),
    topics.length > 0 && t("relatedDesk.reason.topics", { names: topics.join(", ") }),
    words.length > 0 && t("relatedDesk.reason.words", { words: words.join(", ") }),
  ].filter((why) => why !== false);
  if (known.length > 0 || isExcluded) return known;
  return [t(isPinned ? "relatedDesk.reason.pinned" : "relatedDesk.reason.unnamed")];
}

type ActProps = Omit<Props, "calendar" | "inStory"> & {
  line: { id: number; title: string; isPinned: boolean; isExcluded: boolean };
  act: RelatedAct;
};

function Act({ t, line, act, ...props }: ActProps) {
  return (
    <RelatedForm {...props} relatedId={line.id} act={act} back={actBack(act, line)}>
      <button
        type="submit"
        className={act === "exclude" ? "quiet" : undefined}
        aria-label={t(`relatedDesk.${act}One`, { title: line.title })}
      >
        {t(`relatedDesk.${act}`)}
      </button>
    </RelatedForm>
  );
}

type FormProps = Pick<Props, "articleId" | "words" | "change"> & {
  relatedId: number;
  act: RelatedAct;
  /** What takes it back; unset where this is taking back. */
  back?: RelatedAct;
  children: ReactNode;
};

/** One act about one article, by a button alone. */
export function RelatedForm({ change, articleId, words, relatedId, act, back, children }: FormProps) {
  const given = { id: articleId, related: relatedId, act, back: back ?? "", q: words };
  return (
    <form action={change}>
      {Object.entries(given).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}
