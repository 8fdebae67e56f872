import { NoticeFacts } from "#components/notices/notice-facts.tsx";
import { Redress, type RedressProps } from "#components/notices/redress.tsx";
import { StatementFacts } from "#components/notices/statement-facts.tsx";
import { texts } from "#components/ui/voice.ts";

/** A case for whoever has its reference: what was reported or restricted, what was decided and why, and the way to object. */
export function CasePage({ found, held }: RedressProps) {
  const t = texts();
  return (
    <div className="mx-auto max-w-[40.5rem] pt-8 md:pt-12">
      <h1 className="headline text-[2.25rem] md:text-[3rem]">
        {found.kind === "notice" ? t("report.case") : t("report.statementTitle")}
      </h1>
      <p className="small mt-3 text-muted">
        {t("report.reference")}{" "}
        <strong className="text-[1.0625rem] text-ink" translate="no">
          {found.reference}
        </strong>
      </p>
      {found.kind === "notice" ? <NoticeFacts notice={found} /> : <StatementFacts statement={found} />}
      <Redress found={found} held={held} />
    </div>
  );
}
