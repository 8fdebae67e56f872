import { slugify } from "#lib/slug.ts";
import { plainText } from "#lib/wordpress/html-text.ts";
import type { Item } from "#lib/wordpress/items.ts";
import { slugKey } from "#lib/wordpress/slug-key.ts";
import type { Author } from "#lib/wordpress/terms.ts";

/** Co-Authors Plus puts this before the login in its `author` terms. */
const COAUTHOR_PREFIX = /^cap-/;

/** Who wrote an entry, as the file says it: the co-authors if it names any, else the creator. Nobody twice. */
export function namedAuthors(item: Item): { login: string; name: string }[] {
  const coauthors = item.terms
    .filter(({ taxonomy }) => taxonomy === "author")
    .map(({ slug, name }) => ({
      login: slug.replace(COAUTHOR_PREFIX, ""),
      name: withoutMail(plainText(name)),
    }));
  const named = coauthors.length > 0 ? coauthors : [{ login: item.creator, name: withoutMail(item.creator) }];
  const known = new Map(named.map((author) => [slugKey(author.login), author]));
  return [...known.values()].filter(({ login, name }) => login !== "" && name !== "");
}

/** Finds an author by login, by the login as a slug (co-authors), or by name; gives the key. */
export function authorFinder(authors: Map<string, Author>): (login: string, name: string) => string | null {
  return (login, name) => {
    const key = slugKey(login);
    if (authors.has(key)) return key;
    const others = slugIndex(authors);
    return others.get(slugify(login)) ?? others.get(slugify(name)) ?? null;
  };
}

const indexes = new WeakMap<Map<string, Author>, { size: number; keys: Map<string, string> }>();

/** Keys by slugs; only authors who came since the last call are added. */
function slugIndex(authors: Map<string, Author>): Map<string, string> {
  const index = indexes.get(authors) ?? { size: 0, keys: new Map<string, string>() };
  indexes.set(authors, index);
  if (index.size === authors.size) return index.keys;
  let at = 0;
  for (const [key, { login, name }] of authors) {
    if (at++ < index.size) continue;
    for (const slug of [slugify(login), slugify(name)])
      if (slug && !index.keys.has(slug)) index.keys.set(slug, key);
  }
  index.size = authors.size;
  return index.keys;
}

/** Logins are often mail addresses, and those are nobody's business. */
export function withoutMail(name: string): string {
  return name.replace(/^([^\s@]+)@[^\s@]+$/, "$1");
}
