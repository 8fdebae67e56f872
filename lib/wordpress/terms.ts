import { childText, type Element } from "#lib/wordpress/elements.ts";

export type Author = { id: string; login: string; name: string };

/** A category, a tag, or a term of any other taxonomy. `parent` is a slug, "" for none. */
export type Term = {
  taxonomy: string;
  id: string;
  slug: string;
  name: string;
  parent: string;
  description: string;
};

/** The mail address is left where it is: a byline needs none. */
export function asAuthor(element: Element): Author {
  const login = childText(element, "wp:author_login");
  const fullName = `${childText(element, "wp:author_first_name")} ${childText(element, "wp:author_last_name")}`;
  return {
    id: childText(element, "wp:author_id"),
    login,
    name: childText(element, "wp:author_display_name") || fullName.trim() || login,
  };
}

export function asTerm(element: Element): Term {
  const field = (...names: string[]) => names.map((name) => childText(element, name)).find(Boolean) ?? "";
  const taxonomy =
    element.name === "wp:category" ? "category" : element.name === "wp:tag" ? "post_tag" : "wp:term";
  const slug = field("wp:category_nicename", "wp:tag_slug", "wp:term_slug");
  return {
    taxonomy: taxonomy === "wp:term" ? field("wp:term_taxonomy") || "unknown" : taxonomy,
    id: field("wp:term_id"),
    slug: slug || field("wp:cat_name", "wp:tag_name", "wp:term_name"),
    name: field("wp:cat_name", "wp:tag_name", "wp:term_name") || slug,
    parent: field("wp:category_parent", "wp:term_parent"),
    description: field("wp:category_description", "wp:tag_description", "wp:term_description"),
  };
}
