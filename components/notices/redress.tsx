import { type Fact, Facts, Words } from "#components/notices/facts.tsx";
import { CONTROL, Field, Submit } from "#components/notices/field.tsx";
import { FullTime, LongDate } from "#components/ui/time.tsx";
import { now, texts } from "#components/ui/voice.ts";
import { type Appeal, type Case, redressOf } from "#lib/cases.ts";
import { MAX_EXPLANATION, type NoticeProblem } from "#lib/notice-check.ts";
import { paths } from "#lib/paths.ts";

export type RedressProps = {
  found: Case;
  /** An objection that was sent back, as it was typed. */
  held: { text: string; problem: NoticeProblem } | null;
};

/** How a decision can be objected to, here and elsewhere, or what became of the objection (DSA art. 17(3)(f), 20, 21). */
export function Redress({ found, held }: RedressProps) {
  const t = texts();
  const redress = redressOf(found, now());
  if (!redress.can && redress.why === "undecided") return null;
  const mayDisagree = redress.can || redress.why === "filed" || redress.why === "over";
  return (
    <section aria-labelledby="redress" className="mt-10">
      <h2 id="redress" className="headline text-[1.5rem]">
        {found.appeal ? t("report.appealTitle") : t("report.redressTitle")}
      </h2>
      {found.appeal && <Objection appeal={found.appeal} />}
      {redress.can && <AppealForm reference={found.reference} until={redress.until} held={held} />}
      {!redress.can && redress.why === "over" && <p className="mt-3 text-soft">{t("report.redressOver")}</p>}
      {!redress.can && redress.why === "granted" && (
        <p className="mt-3 text-soft">{t("report.redressGranted")}</p>
      )}
      {!redress.can && redress.why === "undone" && <p className="mt-3 text-soft">{t("report.undone")}</p>}
      {mayDisagree && <p className="mt-5 text-soft">{t("report.redressElsewhere")}</p>}
    </section>
  );
}

function Objection({ appeal }: { appeal: Appeal }) {
  const t = texts();
  const facts: Fact[] = [
    { name: t("report.stateTitle"), value: <strong>{t(`report.appealOutcomes.${appeal.outcome}`)}</strong> },
    ...(appeal.decidedAt
      ? [
          { name: t("report.appealAnswered"), value: <FullTime date={appeal.decidedAt} /> },
          { name: t("report.decision"), value: <Words>{appeal.answer}</Words> },
        ]
      : []),
    { name: t("report.appealSent"), value: <FullTime date={appeal.createdAt} /> },
    { name: t("report.appealText"), value: <Words>{appeal.text}</Words> },
  ];
  return (
    <div id="objection" className="scroll-mt-6">
      <Facts facts={facts} />
    </div>
  );
}

type FormProps = { reference: string; until: Date; held: RedressProps["held"] };

function AppealForm({ reference, until, held }: FormProps) {
  const t = texts();
  return (
    <form id="appeal" method="post" action={paths.appeals()} noValidate={true} className="scroll-mt-6">
      <p className="mt-3 text-soft">
        {t.rich("report.redressUntil", { until: () => <LongDate date={until} /> })}
      </p>
      <input type="hidden" name="case" value={reference} />
      <Field
        id="text"
        label={t("report.appealText")}
        hint={t("report.appealHint", { max: MAX_EXPLANATION })}
        problem={held ? t(`report.problems.${held.problem}`, { max: MAX_EXPLANATION }) : undefined}
      >
        {(tied) => (
          <textarea {...tied} name="text" required rows={6} dir="auto" className={CONTROL}>
            {held?.text ?? ""}
          </textarea>
        )}
      </Field>
      <Submit>{t("report.appealSubmit")}</Submit>
    </form>
  );
}
