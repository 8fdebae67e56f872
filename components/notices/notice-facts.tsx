import { type Fact, Facts, Words } from "#components/notices/facts.tsx";
import { FullTime } from "#components/ui/time.tsx";
import { texts } from "#components/ui/voice.ts";
import type { NoticeCase } from "#lib/cases.ts";
import { reasonName } from "#lib/notice-reasons.ts";
import { subjectName } from "#lib/notice-subject.ts";

/** A notice as whoever sent it reads of it, with the decision (DSA art. 16(5), (6)). */
export function NoticeFacts({ notice }: { notice: NoticeCase }) {
  const t = texts();
  const decision: Fact[] =
    notice.state === "open" || notice.decidedAt === null
      ? []
      : [
          { name: t("report.decided"), value: <FullTime date={notice.decidedAt} /> },
          { name: t("report.decision"), value: <Words>{notice.decision}</Words> },
          { name: t("report.means"), value: t("report.decidedByHuman") },
        ];
  const facts: Fact[] = [
    {
      name: t("report.stateTitle"),
      value: (
        <>
          <strong>{t(`report.states.${notice.state}`)}</strong>
          {notice.state === "open" && <p className="text-soft">{t("report.openText")}</p>}
        </>
      ),
    },
    ...decision,
    { name: t("report.received"), value: <FullTime date={notice.createdAt} /> },
    {
      name: t("report.subject"),
      value: (
        <>
          {subjectName(t, notice.subject)}
          <a className="small text-link block py-1 break-all text-muted" href={notice.url}>
            {notice.url}
          </a>
        </>
      ),
    },
    { name: t("report.reportedFor"), value: reasonName(t, notice.reason) },
    { name: t("report.youWrote"), value: <Words>{notice.explanation}</Words> },
  ];
  return <Facts facts={facts} />;
}
