import { childrenOf, childText, type Element, textOf } from "#lib/wordpress/elements.ts";

export type ItemTerm = { taxonomy: string; slug: string; name: string };

export type WxrComment = {
  id: string;
  parent: string;
  author: string;
  date: string;
  dateGmt: string;
  content: string;
  /** "1", "0", "hold", "spam", "trash" … */
  approved: string;
  /** "" and "comment" are people; "pingback", "trackback" and others are not. */
  type: string;
  line: number;
};

/** An entry: post, page, attachment, nav_menu_item, wp_block or whatever a plugin made. Texts as they stand. */
export type Item = {
  id: string;
  type: string;
  title: string;
  link: string;
  guid: string;
  creator: string;
  content: string;
  excerpt: string;
  status: string;
  slug: string;
  pubDate: string;
  date: string;
  dateGmt: string;
  modifiedGmt: string;
  parent: string;
  password: string;
  commentStatus: string;
  sticky: boolean;
  attachmentUrl: string;
  terms: ItemTerm[];
  meta: Record<string, string>;
  comments: WxrComment[];
  line: number;
};

export function asItem(element: Element): Item {
  const field = (name: string) => childText(element, name);
  return {
    id: field("wp:post_id"),
    type: field("wp:post_type") || "post",
    title: field("title"),
    link: field("link"),
    guid: field("guid"),
    creator: field("dc:creator"),
    content: field("content:encoded"),
    excerpt: field("excerpt:encoded"),
    status: field("wp:status") || "publish",
    slug: field("wp:post_name"),
    pubDate: field("pubDate"),
    date: field("wp:post_date"),
    dateGmt: field("wp:post_date_gmt"),
    modifiedGmt: field("wp:post_modified_gmt"),
    parent: field("wp:post_parent"),
    password: field("wp:post_password"),
    commentStatus: field("wp:comment_status"),
    sticky: field("wp:is_sticky") === "1",
    attachmentUrl: field("wp:attachment_url"),
    terms: childrenOf(element, "category").map(asItemTerm),
    meta: Object.fromEntries(
      childrenOf(element, "wp:postmeta").map((meta) => [
        childText(meta, "wp:meta_key"),
        childText(meta, "wp:meta_value"),
      ]),
    ),
    comments: childrenOf(element, "wp:comment").map(asComment),
    line: element.line,
  };
}

function asItemTerm(element: Element): ItemTerm {
  const name = textOf(element);
  return {
    taxonomy: element.attributes.domain ?? "category",
    slug: element.attributes.nicename ?? name,
    name,
  };
}

function asComment(element: Element): WxrComment {
  const field = (name: string) => childText(element, `wp:comment_${name}`);
  return {
    id: field("id"),
    parent: field("parent"),
    author: field("author"),
    date: field("date"),
    dateGmt: field("date_gmt"),
    content: field("content"),
    approved: field("approved") || "1",
    type: field("type"),
    line: element.line,
  };
}
