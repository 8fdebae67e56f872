import { ContactFields } from "#components/notices/contact-fields.tsx";
import { CONTROL, Field, Problem, Submit } from "#components/notices/field.tsx";
import { ProblemList } from "#components/notices/problem-list.tsx";
import { ReasonField } from "#components/notices/reason-field.tsx";
import { ReportedSubject } from "#components/notices/reported-subject.tsx";
import { Trap } from "#components/ui/trap.tsx";
import { texts } from "#components/ui/voice.ts";
import { MAX_EXPLANATION, type NoticeField, type NoticeProblems } from "#lib/notice-check.ts";
import type { NoticeSubject } from "#lib/notice-subject.ts";
import type { NoticeInput } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import type { Site } from "#lib/site.ts";

type Props = {
  site: Site;
  subject: NoticeSubject;
  /** As it was typed, when it was sent back. */
  typed: NoticeInput | null;
  problems: NoticeProblems;
  /** Whoever is signed in: their pseudonym, "" until one was chosen. */
  account: { name: string } | null;
};

/** The form of a notice, on one page, without scripts (DSA art. 16; rule DS1). */
export function ReportPage({ site, subject, typed, problems, account }: Props) {
  const t = texts();
  const said = (field: NoticeField) => {
    const problem = problems[field];
    return problem && t(`report.problems.${problem}`, { max: MAX_EXPLANATION });
  };
  const found = (Object.keys(problems) as NoticeField[]).map((field) => ({ field, text: said(field) ?? "" }));
  return (
    <div className="mx-auto max-w-[40.5rem] pt-8 md:pt-12">
      <h1 className="headline text-[2.25rem] md:text-[3rem]">{t("report.title")}</h1>
      <ProblemList problems={found} />
      <Introduction type={subject.type} />
      <ReportedSubject site={site} subject={subject} />
      <form method="post" action={paths.reports()} noValidate={true}>
        <input type="hidden" name="type" value={subject.type} />
        <input type="hidden" name="id" value={subject.id} />
        <ReasonField type={subject.type} chosen={typed?.reason ?? ""} problem={said("reason")} />
        <Field
          id="explanation"
          label={t("report.explanation")}
          hint={t("report.explanationHint", { max: MAX_EXPLANATION })}
          problem={said("explanation")}
        >
          {(tied) => (
            <textarea {...tied} name="explanation" required rows={7} dir="auto" className={CONTROL}>
              {typed?.explanation ?? ""}
            </textarea>
          )}
        </Field>
        {account ? (
          <p className="mt-7 text-soft">{t("report.account", { name: account.name || "none" })}</p>
        ) : (
          <ContactFields
            name={typed?.name ?? ""}
            email={typed?.email ?? ""}
            problems={{ name: said("name"), email: said("email") }}
          />
        )}
        <GoodFaith isTicked={typed?.goodFaith ?? false} problem={said("goodFaith")} />
        <Trap />
        <Submit>{t("report.submit")}</Submit>
      </form>
    </div>
  );
}

function Introduction({ type }: { type: NoticeSubject["type"] }) {
  const t = texts();
  const imprint = (text: unknown) => (
    <a className="text-link" href={paths.imprint()}>
      {text as string}
    </a>
  );
  if (type === "article")
    return <p className="mt-5 text-lg text-soft">{t.rich("report.introArticle", { imprint })}</p>;
  return (
    <p className="mt-5 text-lg text-soft">
      {t("report.intro")}{" "}
      <a className="text-link" href={paths.commentPolicy()}>
        {t("report.policyLink")}
      </a>
    </p>
  );
}

function GoodFaith({ isTicked, problem }: { isTicked: boolean; problem?: string }) {
  const t = texts();
  return (
    <div className="mt-7">
      <Problem id="goodFaith" problem={problem} />
      <label className="flex items-start gap-3 py-1.5" htmlFor="goodFaith">
        <input
          id="goodFaith"
          name="goodFaith"
          type="checkbox"
          value="1"
          required
          defaultChecked={isTicked}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? "goodFaith-problem" : undefined}
          className="mt-0.5 size-6 shrink-0 accent-accent"
        />
        <span>{t("report.goodFaith")}</span>
      </label>
    </div>
  );
}
