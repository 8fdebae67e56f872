import { texts } from "#components/ui/voice.ts";
import { MAX_PAGE } from "#lib/articles.ts";
import { pagePath, paths } from "#lib/paths.ts";

type Props = {
  path: string;
  page: number;
  hasNext: boolean;
  /** Where what is on the next page is newer. */
  oldestFirst?: boolean;
  /** Where it is not in order of time. */
  words?: { previous: string; next: string };
};

/** Newer and older, by addresses that keep. Past the last page the archive goes on. */
export function Pagination({ path, page, hasNext, oldestFirst = false, words }: Props) {
  const t = texts();
  const previous = words?.previous ?? t(oldestFirst ? "list.older" : "list.newer");
  const next = words?.next ?? t(oldestFirst ? "list.newer" : "list.older");
  if (page === 1 && !hasNext) return null;
  const isLast = hasNext && page >= MAX_PAGE;
  const link = "small quiet-link border border-ink px-5 py-3 font-bold";
  return (
    <nav aria-label={t("list.pagination")} className="mt-8 flex flex-wrap items-center justify-between gap-4">
      {page > 1 ? (
        <a className={link} href={pagePath(path, page - 1)} rel="prev">
          ← {previous}
        </a>
      ) : (
        <span />
      )}
      <span className="small text-muted">{t("list.page", { page })}</span>
      {hasNext && !isLast ? (
        <a className={link} href={pagePath(path, page + 1)} rel="next">
          {next} →
        </a>
      ) : (
        <span />
      )}
      {isLast && (
        <p className="small w-full text-muted">
          {t.rich("list.endOfList", {
            archive: (words) => (
              <a className="text-link" href={paths.archive()}>
                {words}
              </a>
            ),
          })}
        </p>
      )}
    </nav>
  );
}
