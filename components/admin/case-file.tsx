import Link from "next/link";
import { Fragment } from "react";
import { whatOf } from "#components/admin/case-list.tsx";
import type { DeskEvent, DeskFile } from "#lib/case-desk.ts";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";
import { clauseText } from "#lib/policy.ts";

type Props = { t: Translate; calendar: Calendar; file: DeskFile };

/** Everything on a case, in the order in which one reads it. */
export function CaseFile({ t, calendar, file }: Props) {
  const { found, reporter, others } = file;
  return (
    <>
      <p className="muted">{found.reference}</p>
      <h1>{titleOf(t, file)}</h1>
      {found.kind === "notice" ? (
        <dl>
          <dt>{t("report.stateTitle")}</dt>
          <dd>{t(`report.states.${found.state}`)}</dd>
          <dt>{t("report.reportedFor")}</dt>
          <dd>{whatOf(t, found.reason)}</dd>
          <dt>{t("cases.explanation")}</dt>
          <dd dir="auto">{found.explanation}</dd>
          <dt>{t("cases.reporter")}</dt>
          <dd>{reporterText(t, reporter)}</dd>
          {found.decision && (
            <>
              <dt>{t("report.decision")}</dt>
              <dd>{found.decision}</dd>
            </>
          )}
        </dl>
      ) : (
        <dl>
          <dt>{t("report.what")}</dt>
          <dd>{whatOf(t, found.restriction)}</dd>
          <dt>{t("report.ground")}</dt>
          <dd>{clauseText(calendar.locale, found)}</dd>
          <dt>{t("report.facts")}</dt>
          <dd>{found.facts}</dd>
        </dl>
      )}
      <Subject t={t} file={file} />
      {others.length > 0 && (
        <p>
          {t("cases.others", { count: others.length })}{" "}
          {others.map(({ reference, reason }, index) => (
            <Fragment key={reference}>
              {index > 0 && " · "}
              <Link href={paths.adminCase(reference)} prefetch={false}>
                {whatOf(t, reason)} ({reference})
              </Link>
            </Fragment>
          ))}
        </p>
      )}
      {found.appeal && (
        <>
          <h2>{t("report.appealTitle")}</h2>
          <blockquote dir="auto">{found.appeal.text}</blockquote>
          <p>{t(`report.appealOutcomes.${found.appeal.outcome}`)}</p>
          {found.appeal.answer && <blockquote dir="auto">{found.appeal.answer}</blockquote>}
        </>
      )}
      <h2>{t("cases.timeline")}</h2>
      <ol className="case-events">
        {file.events.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a log only grows at its end
          <Event key={index} t={t} calendar={calendar} one={one} />
        ))}
      </ol>
    </>
  );
}

function titleOf(t: Translate, { comment, article, found }: DeskFile): string {
  if (!article) return found.reference;
  return comment
    ? t("report.commentOn", { title: article.title })
    : t("report.articleNamed", { title: article.title });
}

function reporterText(t: Translate, reporter: DeskFile["reporter"]): string {
  if (!reporter || (reporter.name === null && reporter.email === null)) return t("cases.anonymous");
  const who = [reporter.name, reporter.email].filter(Boolean).join(", ");
  return reporter.isAccount ? t("cases.withAccount", { who }) : who;
}

/** The comment as it stands now, with the ways to its discussion, its writer and the queue. */
function Subject({ t, file: { comment, article } }: { t: Translate; file: DeskFile }) {
  return (
    <>
      <h2>{t("report.subject")}</h2>
      {comment && (
        <>
          <p className="muted">
            {comment.authorName ?? t("comments.deleted")} ·{" "}
            {t(`cases.commentStates.${stateKey(comment.state)}`)}
          </p>
          <blockquote dir="auto">{comment.body}</blockquote>
        </>
      )}
      <p>
        {article && (
          <a href={comment ? `${article.path}#comment-${comment.id}` : article.path}>
            {t("cases.toArticle")}
          </a>
        )}
        {comment && (
          <>
            {" · "}
            <Link href={paths.adminComments({ id: `${comment.id}` })} prefetch={false}>
              {t("cases.toQueue")}
            </Link>
          </>
        )}
      </p>
      {!comment && <p className="muted">{t("cases.articleHint")}</p>}
    </>
  );
}

const STATES = ["pending", "approved", "rejected", "spam", "withdrawn"] as const;
const stateKey = (state: string) => STATES.find((one) => one === state) ?? "pending";

function Event({ t, calendar, one }: { t: Translate; calendar: Calendar; one: DeskEvent }) {
  const key = `cases.events.${one.event}` as Parameters<Translate>[0];
  const words = t.has(key) ? t(key) : one.event;
  const isSame = one.detail.samePerson === true;
  return (
    <li>
      <time dateTime={one.at.toISOString()}>{dateTime(one.at, calendar)}</time>: {words}
      {one.by && <span className="muted"> · {one.by}</span>}
      {isSame && <span className="muted"> · {t("cases.samePerson")}</span>}
    </li>
  );
}
