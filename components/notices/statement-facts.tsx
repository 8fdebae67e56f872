import { type Fact, Facts, Words } from "#components/notices/facts.tsx";
import { Marked } from "#components/ui/marked.tsx";
import { FullTime } from "#components/ui/time.tsx";
import { calendar, texts } from "#components/ui/voice.ts";
import type { StatementCase } from "#lib/cases.ts";
import { commentMarkup } from "#lib/comment-text.ts";
import { clauseText } from "#lib/policy.ts";

const RESTRICTIONS = ["rejected", "removed", "warning", "premoderate", "suspension", "ban"] as const;
/** What lasts until it is lifted unless it says an end. */
const LASTING = new Set(["premoderate", "suspension", "ban"]);

/** Everything that a person restricted is told (DSA art. 17(3)(a)–(e)); redress (f) stands under it. */
export function StatementFacts({ statement }: { statement: StatementCase }) {
  const t = texts();
  const restriction = RESTRICTIONS.find((one) => one === statement.restriction);
  const end = statement.endsAt ? <FullTime date={statement.endsAt} /> : t("report.endless");
  const facts: Fact[] = [
    {
      name: t("report.what"),
      value: (
        <>
          <strong>{restriction ? t(`report.restrictions.${restriction}`) : statement.restriction}</strong>
          {statement.isUndone && <p className="text-soft">{t("report.undone")}</p>}
        </>
      ),
    },
    { name: t("report.effective"), value: <FullTime date={statement.decidedAt} /> },
    ...(LASTING.has(statement.restriction) ? [{ name: t("report.ends"), value: end }] : []),
    { name: t("report.ground"), value: <Ground statement={statement} /> },
    { name: t("report.facts"), value: <Words>{statement.facts}</Words> },
    { name: t("report.origin"), value: statement.fromNotice ? t("report.fromNotice") : t("report.ownCheck") },
    { name: t("report.means"), value: t(`report.${meansOf(statement)}`) },
    ...(statement.comment
      ? [{ name: t("report.yourComment"), value: <Quote {...statement.comment} /> }]
      : []),
  ];
  return <Facts facts={facts} />;
}

function Ground({ statement: { ground, clause } }: { statement: StatementCase }) {
  const t = texts();
  const text = clauseText(calendar().locale, { ground, clause });
  return ground === "law"
    ? t("report.groundLaw", { clause: text })
    : t("report.groundPolicy", { clause: text });
}

function meansOf({ automatedDecision, automatedDetection }: StatementCase) {
  if (automatedDecision) return "meansDecision";
  return automatedDetection ? "meansDetection" : "meansNone";
}

function Quote({ body, path, title }: NonNullable<StatementCase["comment"]>) {
  const t = texts();
  return (
    <>
      <Marked className="letter" dir="auto" markup={commentMarkup(body)} />
      {title && (
        <a className="small text-link mt-2 inline-block py-1 text-muted" href={path}>
          {t("report.articleNamed", { title })}
        </a>
      )}
    </>
  );
}
