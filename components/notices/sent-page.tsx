import { texts } from "#components/ui/voice.ts";
import type { NoticeCase } from "#lib/cases.ts";
import { paths } from "#lib/paths.ts";

/** What somebody sees once their notice has been taken (DSA art. 16(4)). */
export function SentPage({ notice }: { notice: NoticeCase }) {
  const t = texts();
  const links = [
    { href: paths.caseFile(notice.reference), text: t("report.toCase") },
    { href: notice.url, text: t("report.backToArticle") },
  ];
  return (
    <div className="mx-auto max-w-[40.5rem] pt-8 md:pt-12">
      <h1 className="headline text-[2.25rem] md:text-[3rem]">{t("report.sentTitle")}</h1>
      <p className="mt-5 text-lg text-soft">
        {notice.isMailed ? t("report.sentMailed") : t("report.sentUnmailed")}
      </p>
      <Reference reference={notice.reference} />
      <ul className="mt-6 flex flex-wrap gap-x-6 gap-y-2">
        {links.map(({ href, text }) => (
          <li key={href}>
            <a className="text-link inline-block py-1.5" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Large enough to be written down. */
function Reference({ reference }: { reference: string }) {
  const t = texts();
  return (
    <p className="mt-7 border-y border-line py-4">
      <span className="small block text-muted">{t("report.reference")}</span>
      <span className="text-[1.25rem] font-bold tracking-wide break-words tabular-nums" translate="no">
        {reference}
      </span>
    </p>
  );
}
