import type { Metadata } from "next";
import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { requireEditor } from "#auth.ts";
import { IssueTable } from "#components/admin/newsletter/issue-table.tsx";
import { OrderForm } from "#components/admin/order/order-form.tsx";
import { countReaders, listDeskIssues } from "#db/newsletter-desk.ts";
import { LONGEST_SUBJECT } from "#lib/newsletter-issue.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import { addIssue } from "./actions.ts";
import "../sections/order.css";
import "../stories/stories.css";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("newsletterDesk.title") };
}

export default async function NewsletterDeskPage({ searchParams }: Props) {
  await requireEditor(paths.adminNewsletter());
  const query = await searchParams;
  const [{ t, calendar }, { lines, after }, readers] = await Promise.all([
    readDesk(),
    listDeskIssues(parseId([query.after].flat()[0] ?? "")),
    countReaders(),
  ]);
  return (
    <div className="page">
      <h1>{t("newsletterDesk.title")}</h1>
      <p className="muted">{t("newsletterDesk.intro")}</p>
      <p className="muted">
        {t("newsletterDesk.readers", { count: readers })}{" "}
        <a href={paths.newsletter()}>{t("newsletterDesk.archive")}</a>
      </p>
      {query.done === "deleted" && (
        <p className="outcome" role="status">
          {t("newsletterDesk.done.deleted")}
        </p>
      )}
      <div className="columns story-columns">
        <div>
          <IssueTable t={t} calendar={calendar} lines={lines} />
          {after && (
            <p>
              <Link href={paths.adminNewsletter({ after: `${after}` })} prefetch={false}>
                {t("newsletterDesk.older")}
              </Link>
            </p>
          )}
        </div>
        <OrderForm
          id="new"
          action={addIssue}
          title={t("newsletterDesk.new")}
          send={t("newsletterDesk.create")}
          fields={[
            {
              kind: "line",
              name: "subject",
              label: t("newsletterDesk.subject"),
              help: t("newsletterDesk.subjectHelp"),
              required: true,
              maxLength: LONGEST_SUBJECT,
            },
          ]}
        />
      </div>
    </div>
  );
}
