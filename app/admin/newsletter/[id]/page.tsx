import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { readDesk } from "#app/admin/desk.ts";
import { composeIssue, takeIssueStep } from "#app/admin/newsletter/actions.ts";
import { requireEditor } from "#auth.ts";
import { IssueCandidates } from "#components/admin/newsletter/issue-candidates.tsx";
import { IssueForm } from "#components/admin/newsletter/issue-form.tsx";
import { IssueSteps } from "#components/admin/newsletter/issue-steps.tsx";
import { issueFormTexts, issueStepTexts } from "#components/admin/newsletter/issue-texts.ts";
import { TypedSearch } from "#components/admin/typed-search.tsx";
import { listCandidates } from "#db/front-desk.ts";
import { countReaders, getDeskIssue } from "#db/newsletter-desk.ts";
import { dateTime } from "#lib/dates.ts";
import { localField } from "#lib/local-moment.ts";
import { parseWords } from "#lib/order-filter.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import { IssuePreview } from "./issue-preview.tsx";
import "../../sections/order.css";
import "../../stories/stories.css";
import "../newsletter.css";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const DONE = [
  ...(["created", "saved", "added", "removed", "moved"] as const),
  ...(["scheduled", "unscheduled", "sent", "tested"] as const),
];
const A_DAY = 86_400_000;

const readIssue = cache(getDeskIssue);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const issue = await readIssue(parseId((await params).id) ?? 0);
  return { title: issue?.subject ?? (await readDesk()).t("newsletterDesk.title") };
}

export default async function IssueDeskPage({ params, searchParams }: Props) {
  const id = parseId((await params).id) ?? 0;
  await requireEditor(paths.adminIssue({ id }));
  const query = await searchParams;
  const words = parseWords(query);
  const [{ t, calendar, now }, issue, readers] = await Promise.all([
    readDesk(),
    readIssue(id),
    countReaders(),
  ]);
  if (!issue) notFound();
  const { subject, intro, items, state, stamp, slug, sentAt, scheduledFor, mails } = issue;
  const isDraft = state === "draft";
  const taken = new Set(items.map(({ articleId }) => articleId));
  const candidates = isDraft ? (await listCandidates(words)).filter((one) => !taken.has(one.id)) : [];
  const done = DONE.find((name) => name === query.done);
  const when = (at: string) => dateTime(new Date(at), calendar);
  return (
    <div className="page">
      <p>
        <Link href={paths.adminNewsletter()} prefetch={false}>
          {t("newsletterDesk.title")}
        </Link>
      </p>
      <h1>{subject}</h1>
      {done && (
        <p className="outcome" role="status">
          {t(`newsletterDesk.done.${done}`)}
        </p>
      )}
      <p className="muted">
        {state === "scheduled" &&
          scheduledFor &&
          t("newsletterDesk.scheduledFor", { date: when(scheduledFor) })}
        {state === "sending" && t("newsletterDesk.sending")}
        {state === "sent" && sentAt && t("newsletterDesk.sentAt", { date: when(sentAt) })}{" "}
        {sentAt
          ? t("newsletterDesk.mails", { count: mails })
          : t("newsletterDesk.readers", { count: readers })}{" "}
        {sentAt && <a href={paths.issue({ slug })}>{t("newsletterDesk.look")}</a>}
      </p>
      <div className="columns issue-columns">
        <div>
          {isDraft && (
            <>
              <IssueForm
                key={stamp}
                action={composeIssue}
                issue={{ id, seen: stamp, subject, intro: intro.join("\n\n"), items }}
                words={words}
                focus={[query.item].flat()[0] ?? ""}
                texts={issueFormTexts(t)}
              />
              <section aria-labelledby="find">
                <h2 id="find">{t("newsletterDesk.find")}</h2>
                <TypedSearch action={paths.adminIssue({ id })}>
                  <label>
                    <span>{t("newsletterDesk.findLabel")}</span>
                    <input type="search" name="q" defaultValue={words} maxLength={80} />
                  </label>
                  <button type="submit">{t("newsletterDesk.search")}</button>
                </TypedSearch>
                <IssueCandidates t={t} calendar={calendar} lines={candidates} isSearch={words !== ""} />
              </section>
            </>
          )}
          <IssueSteps
            key={`${state} ${stamp}`}
            action={takeIssueStep}
            issue={{ id, seen: stamp, state }}
            at={localField(new Date(now.getTime() + A_DAY), calendar.timeZone)}
            texts={issueStepTexts(t)}
          />
        </div>
        <IssuePreview id={id} as={[query.as].flat()[0] ?? ""} />
      </div>
    </div>
  );
}
