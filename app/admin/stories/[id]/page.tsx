import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { readDesk } from "#app/admin/desk.ts";
import { closeOrReopen, mergeIntoStory, moveArticle, saveStoryDetails } from "#app/admin/stories/actions.ts";
import { requireEditor } from "#auth.ts";
import { OrderForm } from "#components/admin/order/order-form.tsx";
import { StoryArticles, StoryCandidates } from "#components/admin/story-articles.tsx";
import { TypedSearch } from "#components/admin/typed-search.tsx";
import { listStoryArticles, listStoryCandidates } from "#db/story-articles.ts";
import { getStoryDetails } from "#db/story-desk.ts";
import { longDate } from "#lib/dates.ts";
import { parseWords } from "#lib/order-filter.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import { parseStoryPlace } from "#lib/story-filter.ts";
import { StoryOutcome } from "./outcome.tsx";
import "../../sections/order.css";
import "../stories.css";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const readDetails = cache(getStoryDetails);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const story = await readDetails(parseId((await params).id) ?? 0);
  return { title: story?.title ?? (await readDesk()).t("storyDesk.title") };
}

export default async function StoryDeskPage({ params, searchParams }: Props) {
  const id = parseId((await params).id) ?? 0;
  await requireEditor(paths.adminStory({ id }));
  const query = await searchParams;
  const words = parseWords(query);
  const [{ t, calendar }, story, { lines, after }, candidates] = await Promise.all([
    readDesk(),
    readDetails(id),
    listStoryArticles(id, parseStoryPlace(query.after)),
    listStoryCandidates(id, words),
  ]);
  if (!story) notFound();
  const isOpen = story.closedAt === null;
  const moving = { t, calendar, storyId: id, words, move: moveArticle };
  return (
    <div className="page">
      <p>
        <Link href={paths.adminStories()} prefetch={false}>
          {t("storyDesk.title")}
        </Link>
      </p>
      <h1>{story.title}</h1>
      <StoryOutcome query={query} storyId={id} words={words} />
      <form action={closeOrReopen} className="story-state">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="closed" value={isOpen ? "1" : "0"} />
        <p className="muted">
          {isOpen
            ? t("storyDesk.isOpen")
            : t("storyDesk.isClosed", { date: longDate(new Date(story.closedAt ?? 0), calendar) })}{" "}
          <a href={paths.story(story)}>{t("storyDesk.look")}</a>
        </p>
        <button type="submit">{t(isOpen ? "storyDesk.close" : "storyDesk.reopen")}</button>
      </form>
      <div className="columns story-columns">
        <section aria-labelledby="timeline">
          <h2 id="timeline">{t("storyDesk.timeline")}</h2>
          <p className="muted">{t("storyDesk.articleCount", { count: story.articleCount })}</p>
          <StoryArticles {...moving} lines={lines} />
          {after && (
            <p>
              <Link href={paths.adminStory({ id }, { after })} prefetch={false}>
                {t("storyDesk.older")}
              </Link>
            </p>
          )}
          <h2 id="add" className="story-add">
            {t("storyDesk.add")}
          </h2>
          <TypedSearch action={paths.adminStory({ id })}>
            <label>
              <span>{t("storyDesk.addSearch")}</span>
              <input type="search" name="q" defaultValue={words} maxLength={80} />
            </label>
            <button type="submit">{t("storyDesk.find")}</button>
          </TypedSearch>
          <StoryCandidates {...moving} lines={candidates} />
        </section>
        <div>
          <OrderForm
            key={JSON.stringify(story)}
            id="story"
            action={saveStoryDetails}
            send={t("storyDesk.save")}
            fields={[
              { kind: "hidden", name: "id", value: `${id}` },
              {
                kind: "line",
                name: "title",
                label: t("storyDesk.name"),
                value: story.title,
                required: true,
                maxLength: 120,
              },
              {
                kind: "line",
                name: "slug",
                label: t("storyDesk.slug"),
                help: t("storyDesk.slugHelp"),
                value: story.slug,
                required: true,
              },
              {
                kind: "lines",
                name: "intro",
                label: t("storyDesk.introLabel"),
                help: t("storyDesk.introHelp"),
                value: story.intro,
                rows: 6,
                maxLength: 2000,
              },
            ]}
          />
          <OrderForm
            key={`merge-${id}`}
            id="merge"
            action={mergeIntoStory}
            title={t("storyDesk.merge")}
            send={t("storyDesk.mergeSend")}
            fields={[
              { kind: "hidden", name: "id", value: `${id}` },
              {
                kind: "line",
                name: "into",
                label: t("storyDesk.mergeInto"),
                help: t("storyDesk.mergeHelp"),
                required: true,
              },
            ]}
          />
        </div>
      </div>
    </div>
  );
}
