import type { Fault } from "#lib/testing/portal-faults/fault.ts";

const FEED = "/feed.xml";

/** Rules FD and WS. */
export const FEED_FAULTS: Fault[] = [
  [
    "FD1",
    "a channel without description",
    (portal) => portal.change(FEED, /<description>[^<]+/, "<description>"),
  ],
  ["FD1", "a feed that is no XML", (portal) => portal.change("/ki/feed.xml", "</rss>", "")],
  [
    "FD2",
    "a feed that says it is elsewhere",
    (portal) => portal.change(FEED, `href="${portal.origin}/feed.xml"`, `href="${portal.origin}/rss.xml"`),
  ],
  ["FD2", "a JSON feed that does", (portal) => portal.change("/feed.json", "/feed.json", "/rss.json")],
  [
    "FD3",
    "a name that says it is an address",
    (portal) => portal.change(FEED, '<guid isPermaLink="false">', "<guid>"),
  ],
  [
    "FD4",
    "two digits of year",
    (portal) => portal.change(FEED, /<pubDate>(\w+, \d+ \w+ )\d\d/, "<pubDate>$1"),
  ],
  ["FD4", "a zone in letters", (portal) => portal.change(FEED, /[+-]\d{4}<\/pubDate>/, "GMT</pubDate>")],
  [
    "FD5",
    "the text before the description",
    (portal) =>
      portal.change(
        FEED,
        /(<description>[^<]+<\/description>)(<content:encoded>[^<]+<\/content:encoded>)/,
        "$2$1",
      ),
  ],
  [
    "FD5",
    "half a text",
    (portal) =>
      portal.change(
        FEED,
        /<content:encoded>&lt;img[^<]+/,
        "<content:encoded>&lt;img src=&quot;https://x.example/&quot; alt=&quot;Eine Halle&quot;&gt;Kleine",
      ),
  ],
  [
    "FD5",
    "a missing namespace",
    (portal) => portal.change(FEED, /xmlns:sy="[^"]+"/, 'xmlns:sy="http://example.org/sy"'),
  ],
  [
    "FD6",
    "an address without host",
    (portal) => portal.change(FEED, `href=&quot;https://elsewhere.example/2&quot;`, "href=&quot;/2&quot;"),
  ],
  [
    "FD6",
    "a script",
    (portal) =>
      portal.change(FEED, "&lt;p&gt;Es geht los.", "&lt;script&gt;1&lt;/script&gt;&lt;p&gt;Es geht los."),
  ],
  [
    "FD6",
    "a style",
    (portal) =>
      portal.change("/feed.atom", "&lt;p&gt;Die Halle", "&lt;p style=&quot;color:red&quot;&gt;Die Halle"),
  ],
  [
    "FD7",
    "an author who is missing",
    (portal) => portal.change(FEED, "<dc:creator>Mara Lindqvist</dc:creator>", ""),
  ],
  ["FD7", "no category", (portal) => portal.change(FEED, "<category>KI</category>", "")],
  [
    "FD7",
    "a picture without credit",
    (portal) => portal.change(FEED, /<media:credit>[^<]+<\/media:credit>/, ""),
  ],
  [
    "FD7",
    "another alternative text",
    (portal) => portal.change(FEED, "alt=&quot;Eine Halle", "alt=&quot;Bild"),
  ],
  ["FD8", "the wrong case", (portal) => portal.change(FEED, /wfw:commentRss>/g, "wfw:commentRSS>")],
  [
    "FD8",
    "another count than the page's",
    (portal) => portal.change(FEED, "<slash:comments>2", "<slash:comments>7"),
  ],
  [
    "FD9",
    "another title",
    (portal) => portal.change("/ki/eins/comments.xml", "<title>Kommentare zu Größe", "<title>Zu Größe"),
  ],
  [
    "FD9",
    "a mail address for a name",
    (portal) => portal.change("/ki/eins/comments.xml", "<dc:creator>moewe", "<dc:creator>moewe@nest.example"),
  ],
  [
    "FD9",
    "no feed of the comments",
    (portal) => portal.change("/ki/eins", /<link rel="alternate" type="application\/rss\+xml"[^>]+>/, ""),
  ],
  [
    "FD10",
    "an entry without its time",
    (portal) => portal.change("/feed.atom", /<entry>(.*?)<updated>[^<]+<\/updated>/, "<entry>$1"),
  ],
  [
    "FD10",
    "two that are one",
    (portal) => portal.change("/feed.atom", "article/one</id>", "article/eins</id>"),
  ],
  ["FD11", "the first version", (portal) => portal.change("/feed.json", "version/1.1", "version/1")],
  ["FD11", "an item without text", (portal) => portal.change("/feed.json", '"content_html"', '"html"')],
  [
    "FD12",
    "a feed as plain XML",
    (portal) => portal.set(FEED, { headers: { "Content-Type": "text/xml; charset=utf-8" } }),
  ],
  ["FD12", "a whole answer to who has it", (portal) => portal.set(FEED, { forgets: true })],
  ["FD12", "no ETag", (portal) => portal.set(FEED, { headers: { ETag: "" } })],
  ["FD12", "no time of the last change", (portal) => portal.set(FEED, { headers: { "Last-Modified": "" } })],
  [
    "FD12",
    "a head that keeps a format to itself",
    (portal) => portal.change("/ki", /<link rel="alternate" type="application\/atom\+xml"[^>]+>/, ""),
  ],
  [
    "FD14",
    "a paid link that is not sponsored",
    (portal) => portal.change(FEED, "rel=&quot;sponsored nofollow noopener&quot;", ""),
  ],
  [
    "FD14",
    "a paid link without its word",
    (portal) => portal.change(FEED, "&lt;span&gt;Anzeige&lt;/span&gt; ", ""),
  ],
  ["WS", "a hub in the head alone", (portal) => portal.change(FEED, /<atom:link rel="hub"[^>]+>/, "")],
  ["WS", "a hub in the feed alone", (portal) => portal.set(FEED, { headers: { Link: "" } })],
  [
    "WS",
    "a head that says it is elsewhere",
    (portal) =>
      portal.set(FEED, {
        headers: { Link: `<https://hub.example/>; rel="hub", <${portal.origin}/rss.xml>; rel="self"` },
      }),
  ],
];
