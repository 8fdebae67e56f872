import Link from "next/link";
import type { ReactNode } from "react";
import { readCounts, readDesk } from "#app/admin/desk.ts";
import { countText } from "#components/admin/frame.tsx";
import { OverviewArticles } from "#components/admin/overview-articles.tsx";
import { TaskList } from "#components/admin/task-list.tsx";
import { waitedText } from "#components/admin/waited.ts";
import { countBrokenLinks } from "#db/link-desk.ts";
import { countPictures } from "#db/media-library.ts";
import { oldestWaiting } from "#db/moderation-queue.ts";
import { listEndingRights, listOwnWork, listTasks, readArticleWork } from "#db/overview.ts";
import { longDate } from "#lib/dates.ts";
import { paths } from "#lib/paths.ts";
import type { Viewer } from "#lib/proof.ts";

type Props = { viewer: Viewer };

/** Articles that somebody has to look at; what is late comes first and in red. */
export async function ArticlesWaiting({ viewer }: Props) {
  const [{ t, now }, { late, review, approved }] = await Promise.all([readDesk(), readArticleWork(viewer)]);
  return (
    <>
      {late.count > 0 && (
        <section className="overdue">
          <h3>{t("houseDesk.lateArticles", { count: late.count, more: late.isMore ? "yes" : "no" })}</h3>
          <OverviewArticles t={t} now={now} articles={late.first} isLate />
        </section>
      )}
      <section>
        <h3>
          <Link href={paths.adminArticles({ state: "review" })} prefetch={false}>
            {t("houseDesk.inReview")}
          </Link>{" "}
          <span className="count">{countText(t, review)}</span>
        </h3>
        {review.count === 0 && <p className="muted">{t("houseDesk.nothingInReview")}</p>}
        <OverviewArticles t={t} now={now} articles={review.first} />
      </section>
      {approved.count > 0 && (
        <section>
          <h3>
            <Link href={paths.adminArticles({ state: "approved" })} prefetch={false}>
              {t("houseDesk.approved")}
            </Link>{" "}
            <span className="count">{countText(t, approved)}</span>
          </h3>
          <OverviewArticles t={t} now={now} articles={approved.first} />
        </section>
      )}
    </>
  );
}

/** Comments and cases. */
export async function DiscussionWaiting() {
  const [{ t, now }, { pending, reported, openNotices }, oldest] = await Promise.all([
    readDesk(),
    readCounts(),
    oldestWaiting(),
  ]);
  const line = (href: string, words: string, aside: ReactNode = null) => (
    <li>
      <Link href={href} prefetch={false}>
        {words}
      </Link>
      {aside}
    </li>
  );
  return (
    <section>
      <h3>{t("admin.readers")}</h3>
      <ul className="brief">
        {line(
          paths.adminComments(),
          t("admin.waitingComments", { count: pending.count }),
          oldest && (
            <span className="muted">{t("admin.waitingSince", { time: waitedText(t, oldest, now) })}</span>
          ),
        )}
        {line(paths.adminComments({ reported: "1" }), t("admin.waitingReported", { count: reported.count }))}
        {line(paths.adminCases(), t("admin.waitingNotices", { count: openNotices }))}
      </ul>
    </section>
  );
}

/** What the person who is looking was asked to do. */
export async function OwnTasks({ viewer }: Props) {
  const [{ t, calendar, now }, tasks] = await Promise.all([readDesk(), listTasks(viewer)]);
  return (
    <section>
      <h3>
        <Link href={paths.adminPlan()} prefetch={false}>
          {t("houseDesk.yourTasks")}
        </Link>
      </h3>
      {tasks.length === 0 ? (
        <p className="muted">{t("houseDesk.noTask")}</p>
      ) : (
        <TaskList t={t} calendar={calendar} now={now} tasks={tasks} />
      )}
    </section>
  );
}

/** The person's own articles that are not out yet. */
export async function OwnWork({ viewer }: Props) {
  const [{ t, now }, articles] = await Promise.all([readDesk(), listOwnWork(viewer)]);
  return (
    <section>
      <h3>{t("houseDesk.yourArticles")}</h3>
      {articles.length === 0 ? (
        <p>
          <Link className="button" href={paths.adminNewArticle()} prefetch={false}>
            {t("houseDesk.writeOne")}
          </Link>
        </p>
      ) : (
        <OverviewArticles
          t={t}
          now={now}
          articles={articles.map(({ state, ...article }) => ({
            ...article,
            by: t(`houseDesk.state.${state as "draft"}`),
          }))}
        />
      )}
    </section>
  );
}

/** How many pictures lack words, and for how many the rights end. */
export async function PicturesWaiting() {
  const [{ t }, counts] = await Promise.all([readDesk(), countPictures()]);
  if (counts.incomplete + counts.expiring === 0) return null;
  return (
    <section>
      <h3>{t("mediaDesk.title")}</h3>
      <ul className="brief">
        {counts.expiring > 0 && (
          <li>
            <Link href={paths.adminMedia({ view: "expiring" })} prefetch={false}>
              {t("mediaDesk.countExpiring", { count: counts.expiring })}
            </Link>
          </li>
        )}
        {counts.incomplete > 0 && (
          <li>
            <Link href={paths.adminMedia({ view: "incomplete" })} prefetch={false}>
              {t("mediaDesk.countIncomplete", { count: counts.incomplete })}
            </Link>
          </li>
        )}
      </ul>
    </section>
  );
}

/** How many links of what readers see lead nowhere; nothing where all are well. */
export async function LinksBroken() {
  const [{ t }, { count, isMore }] = await Promise.all([readDesk(), countBrokenLinks()]);
  if (count === 0) return null;
  return (
    <section>
      <h3>{t("rail.link.links")}</h3>
      <ul className="brief">
        <li>
          <Link href={paths.adminLinks()} prefetch={false}>
            {t("houseDesk.brokenLinks", { count, more: isMore ? "yes" : "no" })}
          </Link>
        </li>
      </ul>
    </section>
  );
}

/** Pictures that have to be replaced before their rights end. */
export async function RightsEnding({ viewer }: Props) {
  const [{ t, calendar }, pictures] = await Promise.all([readDesk(), listEndingRights(viewer)]);
  if (pictures.length === 0) return null;
  return (
    <section>
      <h3>{t("houseDesk.rightsEnding")}</h3>
      <ul className="brief">
        {pictures.map(({ id, name, rightsExpireAt }) => (
          <li key={id}>
            <Link href={paths.adminPicture({ id })} prefetch={false}>
              {name || t("houseDesk.namelessPicture", { id })}
            </Link>
            <span className="muted">
              {t("houseDesk.rightsUntil", { date: longDate(new Date(rightsExpireAt), calendar) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
