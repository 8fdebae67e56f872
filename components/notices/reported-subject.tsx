import { Marked } from "#components/ui/marked.tsx";
import { texts } from "#components/ui/voice.ts";
import { commentMarkup } from "#lib/comment-text.ts";
import { type NoticeSubject, subjectName, subjectPath } from "#lib/notice-subject.ts";
import { absolute } from "#lib/paths.ts";
import type { Site } from "#lib/site.ts";

/** What is reported, and exactly where it stands: filled in, so that nobody has to look for it (DSA art. 16(2)(b)). */
export function ReportedSubject({ site, subject }: { site: Site; subject: NoticeSubject }) {
  const t = texts();
  const url = absolute(site.url, subjectPath(subject));
  return (
    <section aria-labelledby="subject" className="mt-8 border-y border-line py-5">
      <h2 id="subject" className="small font-bold">
        {t("report.subject")}
      </h2>
      <p className="headline mt-2 text-[1.25rem]">{subjectName(t, subject)}</p>
      {subject.quote && (
        <blockquote className="mt-4 border-l border-bar pl-4">
          <p className="small text-muted" dir="auto">
            {t("report.by", { name: subject.quote.authorName ?? t("comments.deleted") })}
          </p>
          <Marked className="letter mt-1" dir="auto" markup={commentMarkup(subject.quote.body)} />
        </blockquote>
      )}
      {!subject.isPublic && <p className="mt-3 text-soft">{t("report.notPublic")}</p>}
      <p className="small mt-4 text-muted">
        {t("report.place")}:{" "}
        <a className="text-link break-all" href={subjectPath(subject)}>
          {url}
        </a>
      </p>
    </section>
  );
}
