import type { Item } from "#lib/wordpress/items.ts";
import { slugKey } from "#lib/wordpress/slug-key.ts";
import type { Term } from "#lib/wordpress/terms.ts";

/** What WordPress calls the category of posts that have none. */
export const LEFTOVERS = new Set(["uncategorized", "allgemein", "uncategorised", "nicht-kategorisiert"]);

export type Placement = { section: string | null; others: string[] };

/**
 * One section for a post with several categories: the one that Yoast calls primary, else the deepest, else
 * the first; never "Uncategorized" while there is another. The rest become topics, without those that the
 * section stands under anyway.
 */
export function chooseSection(item: Item, categories: Map<string, Term>): Placement {
  const keys = [
    ...new Set(item.terms.filter(({ taxonomy }) => taxonomy === "category").map(({ slug }) => slugKey(slug))),
  ];
  const primary = primaryCategory(item, categories);
  const real = keys.filter((key) => !LEFTOVERS.has(key));
  const candidates = real.length > 0 ? real : keys;
  const deepest = candidates.toSorted(
    (a, b) => ancestors(b, categories).length - ancestors(a, categories).length,
  )[0];
  const section = (primary && keys.includes(primary) ? primary : deepest) ?? null;
  const above = section === null ? [] : ancestors(section, categories);
  const others = keys.filter((key) => key !== section && !above.includes(key) && !LEFTOVERS.has(key));
  return { section, others };
}

function primaryCategory(item: Item, categories: Map<string, Term>): string | null {
  const id = item.meta._yoast_wpseo_primary_category;
  if (!id) return null;
  for (const [key, term] of categories) if (term.id === id) return key;
  return null;
}

/** Keys of what a category stands under, the nearest first; a circle in the file ends. */
export function ancestors(key: string, categories: Map<string, Term>): string[] {
  const path: string[] = [];
  let parent = slugKey(categories.get(key)?.parent ?? "");
  while (parent && parent !== key && !path.includes(parent) && categories.has(parent)) {
    path.push(parent);
    parent = slugKey(categories.get(parent)?.parent ?? "");
  }
  return path;
}
