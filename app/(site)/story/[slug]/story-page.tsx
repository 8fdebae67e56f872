import type { Metadata } from "next";
import { askedPage, existing, type ListProps } from "#app/list-page.ts";
import { moved, orMissing } from "#app/missing.tsx";
import { readSite, readStory } from "#app/reads.ts";
import { ListData } from "#components/articles/list-data.tsx";
import { StoryTimeline } from "#components/articles/story-timeline.tsx";
import { Main } from "#components/ui/main.tsx";
import { listStory } from "#db/article-lists.ts";
import { translator } from "#lib/i18n.ts";
import { storyWords } from "#lib/lists.ts";
import { missingMetadata, storyMetadata } from "#lib/metadata.ts";
import { pageNumber } from "#lib/paging.ts";
import { paths } from "#lib/paths.ts";

type Props = ListProps<{ slug: string }>;

async function read({ params }: Props) {
  const slug = decodeURIComponent((await params).slug);
  const [site, story] = await Promise.all([readSite(), readStory(slug)]);
  return { slug, site, story };
}

/** The head of a story's page, in either order. */
export const storyHead =
  (fromStart: boolean) =>
  async (props: Props): Promise<Metadata> => {
    const { site, story } = await read(props);
    if (!story) return missingMetadata(site);
    return storyMetadata(site, story, { page: pageNumber(await props.searchParams) ?? 1, fromStart });
  };

/** The page of a running story, in either order. */
export const storyPage = (fromStart: boolean) =>
  orMissing(async (props: Props) => {
    const { slug, site, story } = await read(props);
    const path = fromStart ? paths.storyFromStart : paths.story;
    if (!story) return moved(decodeURIComponent(path({ slug })));
    const articles = existing(await listStory(story.id, await askedPage(props), { fromStart }));
    const t = translator(site.locale, site.settings.address);
    const words = { ...storyWords(site, story), path: path(story) };
    const steps = [
      { name: story.title, path: paths.story(story) },
      ...(fromStart ? [{ name: t("story.fromStart"), path: words.path }] : []),
    ];
    return (
      <Main site={site}>
        <ListData site={site} words={words} trail={steps} articles={articles.items} page={articles.page} />
        <StoryTimeline story={story} articles={articles} fromStart={fromStart} />
      </Main>
    );
  });
