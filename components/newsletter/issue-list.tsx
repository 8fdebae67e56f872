import { Pagination } from "#components/ui/pagination.tsx";
import { LongDate } from "#components/ui/time.tsx";
import { texts } from "#components/ui/voice.ts";
import type { ListedIssue } from "#db/newsletter-archive.ts";
import type { Paged } from "#lib/articles.ts";
import { paths } from "#lib/paths.ts";

type Props = { issues: Paged<ListedIssue>; path: string };

/** Issues that have gone out, each with how it begins. */
export function IssueList({ issues: { items, page, hasNext }, path }: Props) {
  const t = texts();
  if (items.length === 0) return <p className="py-10 text-lg text-soft">{t("newsletter.none")}</p>;
  return (
    <>
      {items.map((issue) => (
        <article key={issue.id} className="border-b border-line py-6">
          <p className="small text-muted">
            <LongDate date={issue.sentAt} />
          </p>
          <h2 className="headline mt-0.5 text-[1.5rem]">
            <a className="text-link" href={paths.issue(issue)}>
              {issue.subject}
            </a>
          </h2>
          {issue.intro[0] && <p className="mt-2 leading-normal text-soft">{issue.intro[0]}</p>}
        </article>
      ))}
      <Pagination path={path} page={page} hasNext={hasNext} />
    </>
  );
}
