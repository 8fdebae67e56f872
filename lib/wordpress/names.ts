/** Namespaces of an export by the prefix that WordPress gives them: used where a file forgot to declare one. */
export const NAMESPACES: Record<string, string> = {
  wp: "http://wordpress.org/export/1.2/",
  excerpt: "http://wordpress.org/export/1.2/excerpt/",
  content: "http://purl.org/rss/1.0/modules/content/",
  dc: "http://purl.org/dc/elements/1.1/",
  wfw: "http://wellformedweb.org/CommentAPI/",
};

/** Entities of HTML that hand-made exports use though XML does not know them. */
export const NAMED_ENTITIES: Record<string, string> = {
  nbsp: "\u00a0",
  auml: "ä",
  ouml: "ö",
  uuml: "ü",
  Auml: "Ä",
  Ouml: "Ö",
  Uuml: "Ü",
  szlig: "ß",
  eacute: "é",
  egrave: "è",
  agrave: "à",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  laquo: "«",
  raquo: "»",
  bdquo: "„",
  ldquo: "“",
  rdquo: "”",
  sbquo: "‚",
  lsquo: "‘",
  rsquo: "’",
  euro: "€",
  copy: "©",
  reg: "®",
  trade: "™",
  sect: "§",
  middot: "·",
  bull: "•",
  times: "×",
};

/**
 * A tag's name with WordPress' usual prefix, whatever prefix the file uses. Every version counts ("/1.0/"
 * to "/1.2/"), with http and https.
 */
export function shortName(tag: { uri: string; prefix: string; local: string; name: string }): string {
  const { uri, local } = tag;
  if (/^https?:\/\/wordpress\.org\/export\/[^/]*\/excerpt\/?$/.test(uri)) return `excerpt:${local}`;
  if (/^https?:\/\/wordpress\.org\/export\/[^/]*\/?$/.test(uri)) return `wp:${local}`;
  if (/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content\/?$/.test(uri)) return `content:${local}`;
  if (/^https?:\/\/purl\.org\/dc\/elements\/1\.1\/?$/.test(uri)) return `dc:${local}`;
  return uri === "" ? tag.name : `${tag.prefix}:${local}`.replace(/^:/, "");
}
