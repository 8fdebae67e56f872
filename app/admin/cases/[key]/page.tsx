import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { answerCase, decideCase } from "#app/admin/cases/actions.ts";
import { readDesk } from "#app/admin/desk.ts";
import { requireModerator } from "#auth.ts";
import { CaseFile } from "#components/admin/case-file.tsx";
import { CaseForm } from "#components/admin/case-form.tsx";
import { getCaseFile } from "#db/case-desk.ts";
import { caseFormTexts } from "#lib/case-form-texts.ts";
import { paths } from "#lib/paths.ts";
import "../cases.css";

type Props = { params: Promise<{ key: string }> };

const readCaseFile = cache(getCaseFile);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { key } = await params;
  await requireModerator(paths.adminCase(key));
  const file = await readCaseFile(key);
  return { title: file?.found.reference ?? (await readDesk()).t("cases.title") };
}

/** A case from top to bottom: what it is about, what was said, what happened, and the decision that is due. */
export default async function CasePage({ params }: Props) {
  const { key } = await params;
  const moderator = await requireModerator(paths.adminCase(key));
  const file = await readCaseFile(key);
  if (!file) notFound();
  const desk = await readDesk();
  const { found, appealId, decidedBy } = file;
  const form = { reference: found.reference, clauses: caseFormTexts(desk.t).clauses };
  const takesAway = file.comment !== null && file.comment.state !== "withdrawn";
  return (
    <div className="page case-file">
      <CaseFile {...desk} file={file} />
      {found.kind === "notice" && found.state === "open" && (
        <CaseForm
          {...form}
          action={decideCase}
          subject={{ name: "noticeId", value: found.id }}
          asksGrounds={takesAway}
          choices={[
            { value: "upheld", text: desk.t(takesAway ? "cases.uphold" : "cases.upholdOnRecord"), takesAway },
            { value: "dismissed", text: desk.t("cases.dismiss"), takesAway: false },
          ]}
          texts={caseFormTexts(desk.t).decide}
        />
      )}
      {appealId !== null && (
        <>
          {decidedBy === moderator.userId && (
            <p className="outcome is-problem">{desk.t("cases.sameModerator")}</p>
          )}
          <CaseForm
            {...form}
            action={answerCase}
            subject={{ name: "appealId", value: appealId }}
            asksGrounds={found.kind === "notice" && takesAway}
            choices={[
              {
                value: "reversed",
                text: desk.t(found.kind === "notice" ? "cases.followAfterAll" : "cases.reverse"),
                takesAway: found.kind === "notice" && takesAway,
              },
              { value: "confirmed", text: desk.t("cases.confirm"), takesAway: false },
            ]}
            texts={caseFormTexts(desk.t).answer}
          />
        </>
      )}
    </div>
  );
}
