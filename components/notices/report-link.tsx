import { texts } from "#components/ui/voice.ts";
import { paths } from "#lib/paths.ts";

/** The way to report a comment or an article, for everyone (DSA art. 16(1)). A form is nothing to crawl. */
export function ReportLink({ type, id }: { type: "comment" | "article"; id: number }) {
  const t = texts();
  const link = (
    <a
      className="small quiet-link inline-block py-1.5 text-muted"
      href={paths.report({ type, id })}
      rel="nofollow"
    >
      {type === "article" ? t("report.linkArticle") : t("report.link")}
    </a>
  );
  return type === "article" ? <p className="no-print mt-8">{link}</p> : link;
}
