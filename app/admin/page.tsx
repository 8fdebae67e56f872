import type { Metadata } from "next";
import { readDesk } from "#app/admin/desk.ts";
import { SignUps } from "#app/admin/overview-alarm.tsx";
import { LastDone, LastPublished, Reading } from "#app/admin/overview-news.tsx";
import {
  ArticlesWaiting,
  DiscussionWaiting,
  LinksBroken,
  OwnTasks,
  OwnWork,
  PicturesWaiting,
  RightsEnding,
} from "#app/admin/overview-work.tsx";
import { requireStaff } from "#auth.ts";
import { can } from "#lib/capabilities.ts";
import { paths } from "#lib/paths.ts";
import "./overview.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("admin.overview") };
}

/** What waits, what is late, what is read: for each role what it can do something about. */
export default async function OverviewPage() {
  const viewer = await requireStaff(paths.admin());
  const { t } = await readDesk();
  const [moderates, writes, publishes] = (["moderate", "write", "publish"] as const).map((what) =>
    can(viewer.role, what),
  );
  return (
    <div className="page overview">
      <h1>{t("admin.overview")}</h1>
      <div className="overview-columns">
        <div>
          <h2>{t("admin.waiting")}</h2>
          {publishes && <SignUps viewer={viewer} />}
          {publishes && <ArticlesWaiting viewer={viewer} />}
          {moderates && <DiscussionWaiting />}
          {writes && <OwnTasks viewer={viewer} />}
          {writes && <OwnWork viewer={viewer} />}
          {publishes && <PicturesWaiting />}
          {publishes && <RightsEnding viewer={viewer} />}
          {publishes && <LinksBroken />}
          <LastPublished viewer={viewer} />
        </div>
        <div>
          <h2>{t("houseDesk.read")}</h2>
          <Reading viewer={viewer} />
        </div>
      </div>
      {moderates && <LastDone />}
    </div>
  );
}
