import { type Calendar, dateTime } from "#lib/dates.ts";
import type { DeskArticle } from "#lib/desk-article.ts";
import type { Messages, Translate } from "#lib/i18n.ts";

type Props = { t: Translate; calendar: Calendar; article: DeskArticle };

/** Where an article stands and who brought it there, in one line. */
export function ArticleFacts({ t, calendar, article }: Props) {
  const when = (iso: string) => dateTime(new Date(iso), calendar);
  const { state, scheduledFor, publishedAt, updatedAt, submittedBy, approvedBy, withdrawnReason } = article;
  const facts = [
    state === "scheduled" && scheduledFor && t("articleDesk.scheduledAt", { time: when(scheduledFor) }),
    state === "live" && publishedAt && t("articleDesk.publishedOn", { date: when(publishedAt) }),
    state === "live" && updatedAt && t("articleDesk.updatedOn", { date: when(updatedAt) }),
    state === "review" && submittedBy && t("articleDesk.submittedBy", { name: submittedBy }),
    (state === "approved" || state === "scheduled") &&
      approvedBy &&
      t("articleDesk.approvedBy", { name: approvedBy }),
    state === "withdrawn" &&
      withdrawnReason &&
      t("articleDesk.withdrawnBecause", { reason: withdrawnReason }),
    article.changed.length > 0 && t("articleDesk.unpublished"),
  ].filter((fact) => typeof fact === "string");
  return (
    <p className="article-facts">
      <span className={`state is-${state}`}>{t(`articleDesk.state.${state}`)}</span>
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </p>
  );
}

type Done = Messages["articleDesk"]["stepDone"];
const OTHERS = ["created", "restored", "changesPublished", "changesDiscarded"] as const;

/** What was done just now, said where one comes back to. */
export function doneText(t: Translate, done: string): string {
  const other = OTHERS.find((one) => one === done);
  if (other) return t(`articleDesk.${other}`);
  return t.has(`articleDesk.stepDone.${done}` as "articleDesk.title")
    ? t(`articleDesk.stepDone.${done as keyof Done}`)
    : "";
}
