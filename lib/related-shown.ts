import type { Article, RelatedTeaser } from "#lib/articles.ts";

/** What the story's own steps show already is not shown again beneath. */
export function apartFromStory(related: RelatedTeaser[], { story }: Article): RelatedTeaser[] {
  const steps = [story?.earlier?.slug, story?.later?.slug];
  return related.filter(({ slug }) => !steps.includes(slug));
}
