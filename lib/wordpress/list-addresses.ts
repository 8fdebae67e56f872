import { feedPath, paths } from "#lib/paths.ts";
import { ancestors } from "#lib/wordpress/choose-section.ts";
import type { Survey } from "#lib/wordpress/survey.ts";

/** An old address of a list or feed, and the path that has taken its place. */
export type ListAddress = { from: string; toPath: string };

/** Where each key of the file stands now: slugs. */
export type ListSlugs = {
  sections: Map<string, string>;
  topics: Map<string, string>;
  authors: Map<string, string>;
};

/** WordPress' archives of categories, tags and authors with their feeds, under its usual names for them. */
export function listAddresses(survey: Survey, slugs: ListSlugs, base: string): ListAddress[] {
  const found: ListAddress[] = [];
  const add = (olds: string[], toPath: string) => {
    for (const old of olds) {
      found.push({ from: `${base}${old}`, toPath });
      if (!old.includes("?")) found.push({ from: `${base}${old}/feed`, toPath: feedPath(toPath) });
    }
  };
  for (const [key, slug] of slugs.sections) {
    const chain = [...ancestors(key, survey.categories).toReversed(), key].join("/");
    const id = survey.categories.get(key)?.id;
    add(
      [...new Set([`/category/${chain}`, `/category/${key}`]), ...(id ? [`/?cat=${id}`] : [])],
      paths.section({ slug }),
    );
  }
  for (const [key, slug] of slugs.topics) {
    const tag = key.replace(/^tag:/, "");
    if (key.startsWith("tag:")) add([`/tag/${tag}`, `/?tag=${tag}`], paths.topic({ slug }));
  }
  for (const [key, slug] of slugs.authors) add([`/author/${key}`], paths.author({ slug }));
  // RSS is read by whatever reads Atom.
  for (const feed of ["feed", "feed/rss2", "feed/atom"])
    found.push({ from: `${base}/${feed}`, toPath: feedPath("/") });
  return found;
}
