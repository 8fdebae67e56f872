import { slugify } from "#lib/slug.ts";
import { ancestors, LEFTOVERS } from "#lib/wordpress/choose-section.ts";
import { slugKey } from "#lib/wordpress/slug-key.ts";
import type { Survey } from "#lib/wordpress/survey.ts";
import type { Term } from "#lib/wordpress/terms.ts";

/** A section, topic or author as the import writes it. `parent` is the key of one that comes before it. */
export type TermRecord = {
  key: string;
  slug: string;
  name: string;
  description: string;
  parent: string | null;
  inNavigation: boolean;
  position: number;
};

/** What fits a masthead; a blog has dozens of categories. */
export const MAX_NAVIGATION = 8;
/** Key of the section for posts without a category, in a file that has none for them. */
export const LAST_RESORT = "*";

/** Categories as sections, parents first; the busiest of the top level are in the navigation. */
export function sectionRecords({ categories, uses }: Survey): TermRecord[] {
  const top = [...categories.keys()].filter(
    (key) => parentOf(key, categories) === null && !LEFTOVERS.has(key),
  );
  const use = (key: string) => uses.get(key) ?? 0;
  const busiest = new Set(top.toSorted((a, b) => use(b) - use(a)).slice(0, MAX_NAVIGATION));
  return [...categories]
    .map(([key, term]) => ({ key, term, above: ancestors(key, categories) }))
    .toSorted((a, b) => a.above.length - b.above.length)
    .map(({ key, term, above }, position) => ({
      ...termRecord(key, term, "ressort"),
      parent: parentOf(key, categories),
      inNavigation: busiest.has(above.at(-1) ?? key),
      position: 100 + position,
    }));
}

/** For posts that name no category at all. */
export function lastResortRecord(language: "de" | "en"): TermRecord {
  const [slug, name] = language === "de" ? ["allgemein", "Allgemein"] : ["general", "General"];
  return { key: LAST_RESORT, slug, name, description: "", parent: null, inNavigation: true, position: 99 };
}

export function topicRecords({ tags }: Survey): TermRecord[] {
  return [...tags].map(([key, term]) => ({ ...termRecord(key, term, "thema"), key: `tag:${key}` }));
}

/** A category that some post has beside its section; what it is about is said there, and not twice. */
export function categoryTopic(key: string, { categories }: Survey): TermRecord | null {
  const term = categories.get(key);
  return term ? { ...termRecord(key, term, "thema"), key: `category:${key}`, description: "" } : null;
}

/** The tag that is the same subject as a category: by its address, else by its name. */
export function tagLike(key: string, { categories, tags }: Survey): string | null {
  if (tags.has(key)) return key;
  const name = categories.get(key)?.name.trim().toLowerCase();
  const [same] = [...tags].find(([, tag]) => name && tag.name.trim().toLowerCase() === name) ?? [];
  return same ?? null;
}

export function authorRecords({ authors }: Survey): TermRecord[] {
  return [...authors].map(([key, { login, name }], at) => ({
    key,
    slug: slugify(login.replace(/@.*$/, "")) || slugify(name) || `autor-${at + 1}`,
    name: name.replace(/^([^\s@]+)@[^\s@]+$/, "$1").trim() || login,
    description: "",
    parent: null,
    inNavigation: false,
    position: 0,
  }));
}

function termRecord(key: string, term: Term, fallback: string): TermRecord {
  const slug = slugify(key) || slugify(term.name) || `${fallback}-${term.id || "x"}`;
  const { name, description } = term;
  return { key, slug, name: name || key, description, parent: null, inNavigation: false, position: 0 };
}

/** null at the top, also for a category whose parents run in a circle. */
function parentOf(key: string, categories: Map<string, Term>): string | null {
  const parent = slugKey(categories.get(key)?.parent ?? "");
  if (!categories.has(parent) || ancestors(parent, categories).includes(key) || parent === key) return null;
  return parent;
}
