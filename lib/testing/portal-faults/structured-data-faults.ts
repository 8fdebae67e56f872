import type { Fault } from "#lib/testing/portal-faults/fault.ts";

const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3_600_000).toISOString();

/** Rules SD. */
export const STRUCTURED_DATA_FAULTS: Fault[] = [
  [
    "SD0",
    "a date without its zone",
    (portal) => portal.change("/ki/live", /"dateModified":"([^"]+)[+-]\d\d:\d\d"/, '"dateModified":"$1"'),
  ],
  [
    "SD0",
    "an author without an address",
    (portal) => portal.change("/ki/eins", 'Lindqvist","url"', 'Lindqvist","link"'),
  ],
  [
    "SD1",
    "two of them",
    (portal) =>
      portal.change(
        "/ki/one",
        "</main>",
        '<script type="application/ld+json">{"@type":"NewsArticle"}</script></main>',
      ),
  ],
  ["SD1", "none", (portal) => portal.change("/ki/eins", '"@type":"NewsArticle"', '"@type":"Article"')],
  [
    "SD1",
    "JSON with a comma too many",
    (portal) => portal.withLink("/imprint", '<script type="application/ld+json">{"a":1,}</script>'),
  ],
  [
    "SD1",
    "what could end the element",
    (portal) => portal.change("/imprint", '"itemListElement":[]', '"itemListElement":["</p>"]'),
  ],
  [
    "SD2",
    "another headline",
    (portal) => portal.change("/ki/eins", '"headline":"Größe zählt"', '"headline":"Größe zählt doch"'),
  ],
  [
    "SD3",
    "a name with its word before it",
    (portal) => portal.changeAll("Mara Lindqvist", "von Mara Lindqvist"),
  ],
  [
    "SD3",
    "a name with the job behind it",
    (portal) => portal.changeAll("Mara Lindqvist", "Mara Lindqvist, Redakteurin"),
  ],
  [
    "SD4",
    "a small form of a wide picture",
    (portal) => portal.change("/ki/eins", '"width":"1280"', '"width":"480"'),
  ],
  [
    "SD4",
    "a picture that is closed to crawlers",
    (portal) => portal.change("/robots.txt", "Disallow: /admin", "Disallow: /admin\nDisallow: /bild"),
  ],
  ["SD5", "no section", (portal) => portal.change("/ki/eins", '"articleSection"', '"section"')],
  ["SD5", "a publisher without logo", (portal) => portal.change("/ki/eins", '"logo":', '"mark":')],
  [
    "SD5",
    "another address than the canonical one",
    (portal) => portal.change("/ki/eins", '"mainEntityOfPage":"http', '"mainEntityOfPage":"https'),
  ],
  [
    "SD5",
    "a dateline without a place",
    (portal) => portal.change("/ki/eins", '"contentLocation"', '"place"'),
  ],
  ["SD5", "corrections without one", (portal) => portal.change("/ki/eins", '"correction"', '"corrections"')],
  ["SD5", "topics without keywords", (portal) => portal.change("/ki/eins", '"keywords"', '"tags"')],
  [
    "SD6",
    "no word of when it began",
    (portal) => portal.change("/ki/live", '"coverageStartTime"', '"began"'),
  ],
  [
    "SD6",
    "a live blog that says it is an article",
    (portal) => portal.change("/ki/live", "LiveBlogPosting", "NewsArticle"),
  ],
  ["SD7", "an author who is nobody", (portal) => portal.change("/author/mara", '"Person"', '"Thing"')],
  ["SD7", "a list that is none", (portal) => portal.change("/ki", '"CollectionPage"', '"WebPage"')],
  ["SD7", "no way back", (portal) => portal.change("/imprint", '"BreadcrumbList"', '"List"')],
  [
    "SD9",
    "another date than readers see",
    (portal) => portal.change("/ki/eins", /<time datetime="[^"]+"/, `<time datetime="${daysAgo(3)}"`),
  ],
];
