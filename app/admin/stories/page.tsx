import type { Metadata } from "next";
import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { requireEditor } from "#auth.ts";
import { OrderForm } from "#components/admin/order/order-form.tsx";
import { StoryList, StorySearch, StoryTabs } from "#components/admin/story-list.tsx";
import { listStories } from "#db/story-desk.ts";
import { paths } from "#lib/paths.ts";
import { parseStoryFilter, storyQuery } from "#lib/story-filter.ts";
import { addStory } from "./actions.ts";
import "../sections/order.css";
import "./stories.css";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("storyDesk.title") };
}

export default async function StoriesPage({ searchParams }: Props) {
  await requireEditor(paths.adminStories());
  const filter = parseStoryFilter(await searchParams);
  const [{ t, calendar }, { lines, after }] = await Promise.all([readDesk(), listStories(filter)]);
  return (
    <div className="page">
      <h1>{t("storyDesk.title")}</h1>
      <p className="muted">{t("storyDesk.intro")}</p>
      <StoryTabs t={t} filter={filter} />
      <StorySearch t={t} filter={filter} />
      <div className="columns story-columns">
        <div>
          <StoryList t={t} calendar={calendar} lines={lines} />
          {after && (
            <p>
              <Link href={paths.adminStories({ ...storyQuery(filter), after: `${after}` })} prefetch={false}>
                {t("storyDesk.more")}
              </Link>
            </p>
          )}
        </div>
        <OrderForm
          id="new"
          action={addStory}
          title={t("storyDesk.new")}
          send={t("storyDesk.create")}
          fields={[
            { kind: "line", name: "title", label: t("storyDesk.name"), required: true, maxLength: 120 },
            { kind: "line", name: "slug", label: t("storyDesk.slug"), help: t("storyDesk.slugNewHelp") },
          ]}
        />
      </div>
    </div>
  );
}
