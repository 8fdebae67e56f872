import { type FeedFormat, feedPath, paths } from "#lib/paths.ts";

type Slugged = { slug: string };

/** Where an article stands: its section and those above, and what else lists it. */
export type FeedPlaces = {
  /** Its own page, and the one that it had before. */
  articles: readonly (Slugged & { section: Slugged })[];
  sections: readonly Slugged[];
  topics: readonly Slugged[];
  authors: readonly Slugged[];
  stories: readonly Slugged[];
  /** Something about it stands on the page of all corrections. */
  corrected: boolean;
};

/** In which formats every list has a feed, as the routes in app/(feeds) have it. */
const FORMATS: readonly FeedFormat[] = ["rss", "atom", "json"];

/**
 * Paths of all feeds in which an article appears, each once. Hubs are told of exactly these, and only they name a hub:
 * a new kind of list or format belongs here too. Not what readers put together, which has no end, nor comments.
 */
export function feedPathsOf(places: FeedPlaces): string[] {
  const lists = [
    paths.home(),
    ...places.sections.map(paths.section),
    ...places.topics.map(paths.topic),
    ...places.authors.map(paths.author),
    ...places.stories.map(paths.story),
    ...places.articles.map(paths.article),
    ...(places.corrected ? [paths.corrections()] : []),
  ];
  return [...new Set(lists)].flatMap((path) => FORMATS.map((format) => feedPath(path, format)));
}
