import type { Fault } from "#lib/testing/portal-faults/fault.ts";

const FEED = "/feed.xml";

/** What readers are promised, and links, titles and pages: CK, AD and the rules without a number. */
export const READER_FAULTS: Fault[] = [
  ["CK", "a cookie", (portal) => portal.set("/ki/eins", { headers: { "Set-Cookie": "seen=1" } })],
  ["CK", "a cookie of a feed", (portal) => portal.set(FEED, { headers: { "Set-Cookie": "seen=1" } })],
  [
    "CK",
    "a script from elsewhere",
    (portal) => portal.withLink("/ki/eins", '<script src="https://cdn.example/x.js"></script>'),
  ],
  [
    "CK",
    "a policy that lets everything in",
    (portal) => portal.set("/ki/eins", { headers: { "Content-Security-Policy": "default-src *" } }),
  ],
  ["AD", "a paid article without its word", (portal) => portal.change("/ki/werbung", "<p>Anzeige</p>", "")],
  [
    "AD",
    "a teaser of one without its word",
    (portal) => portal.withLink("/ki", '<h2><a href="/ki/werbung">Warm ohne Reue</a></h2>'),
  ],
  ["AD", "a paid link without its word", (portal) => portal.change("/ki/eins", "<span>Anzeige</span> ", "")],
  [
    "AD",
    "one in a feed without its word",
    (portal) => portal.change(FEED, "<title>Anzeige: Warm", "<title>Warm"),
  ],
  ["AD", "paid links that nobody explains", (portal) => portal.change("/ki/eins", "Provision", "Freude")],
  ["links", "a link into nothing", (portal) => portal.withLink("/imprint", '<a href="/nie">Nie</a>')],
  [
    "links",
    "a picture that is not there",
    (portal) => portal.withLink("/imprint", '<img src="/nie.jpg" alt="">'),
  ],
  [
    "anchors",
    "a place that is not there",
    (portal) => portal.withLink("/imprint", '<a href="/ki/eins#nie">Nie</a>'),
  ],
  [
    "detours",
    "a link to where it was before",
    (portal) => {
      portal.redirect("/alt", "/imprint");
      portal.withLink("/ki", '<a href="/alt">Impressum</a>');
    },
  ],
  [
    "titles",
    "the title of another page",
    (portal) => portal.change("/imprint", "<title>Impressum", "<title>KI"),
  ],
  [
    "descriptions",
    "the description of another page",
    (portal) => portal.change("/imprint", "Was über Impressum", "Was über KI"),
  ],
  ["descriptions", "none", (portal) => portal.change("/imprint", 'name="description"', 'name="summary"')],
  [
    "orphans",
    "a page that nothing leads to",
    (portal) => {
      portal.addPage("/einsam", "Einsam");
      portal.list("/sitemaps/pages.xml", "/einsam");
    },
  ],
  [
    "unlisted",
    "a page that the sitemap does not know",
    (portal) => {
      portal.addPage("/neu", "Neu");
      portal.withLink("/imprint", '<a href="/neu">Neu</a>');
    },
  ],
  ["h1", "a second one", (portal) => portal.withLink("/imprint", "<h1>Noch eines</h1>")],
  ["h1", "none", (portal) => portal.change("/imprint", /<h1>.*<\/h1>/, "")],
  ["alt", "a picture that says nothing", (portal) => portal.withLink("/imprint", '<img src="/bild.jpg">')],
];
