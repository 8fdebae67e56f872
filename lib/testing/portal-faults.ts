import type { SamplePortal } from "#lib/testing/sample-portal.ts";

const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3_600_000).toISOString();
const FEED = "/feed.xml";

type Fault = [rule: string, fault: string, make: (portal: SamplePortal) => void];

export const FAULTS: Fault[] = [
  [
    "SM1",
    "an index in an index",
    (portal) => {
      portal.copy("/sitemap.xml", "/sitemaps/more.xml");
      portal.change("/sitemap.xml", "/sitemaps/pages.xml", "/sitemaps/more.xml");
    },
  ],
  [
    "SM1",
    "a change that the article knows nothing of",
    (portal) => portal.change("/sitemaps/articles.xml", /<lastmod>[^<]+/, `<lastmod>${daysAgo(1)}`),
  ],
  [
    "SM1",
    "a date in words",
    (portal) =>
      portal.change("/sitemaps/pages.xml", "</loc></url>", "</loc><lastmod>gestern</lastmod></url>"),
  ],
  [
    "SM2",
    "an article of last week",
    (portal) =>
      portal.change(
        "/news-sitemap.xml",
        /<news:publication_date>[^<]+/,
        `<news:publication_date>${daysAgo(7)}`,
      ),
  ],
  [
    "SM2",
    "another namespace",
    (portal) => portal.change("/news-sitemap.xml", "sitemap-news/0.9", "sitemap-news/1.0"),
  ],
  [
    "SM3",
    "another name than the site's",
    (portal) => portal.change("/news-sitemap.xml", "<news:name>Blatt", "<news:name>Das Blatt"),
  ],
  [
    "SM3",
    "a language in words",
    (portal) => portal.change("/news-sitemap.xml", "<news:language>de", "<news:language>deutsch"),
  ],
  [
    "SM3",
    "a day without its zone",
    (portal) =>
      portal.change(
        "/news-sitemap.xml",
        /<news:publication_date>([^<T]+)T[^<]+/,
        "<news:publication_date>$1T08:00:00",
      ),
  ],
  [
    "SM3",
    "more than the headline",
    (portal) =>
      portal.change("/news-sitemap.xml", "<news:title>Größe zählt", "<news:title>Größe zählt – Blatt"),
  ],
  ["SM4", "a tag that nobody closed", (portal) => portal.change("/news-sitemap.xml", "</urlset>", "")],
  ["SM4", "no answer while it is empty", (portal) => portal.set("/news-sitemap.xml", { status: 404 })],
  [
    "SM5",
    "a page that is kept from search engines",
    (portal) => portal.list("/sitemaps/pages.xml", "/login"),
  ],
  [
    "SM5",
    "an address that has moved",
    (portal) => {
      portal.redirect("/alt", "/imprint");
      portal.list("/sitemaps/pages.xml", "/alt");
    },
  ],
  [
    "SM5",
    "an article that was withdrawn",
    (portal) => {
      portal.set("/weg", { status: 410, body: "" });
      portal.list("/sitemaps/pages.xml", "/weg");
    },
  ],
  [
    "SM6",
    "no word of the news sitemap",
    (portal) => portal.change("/robots.txt", /Sitemap: \S+news-sitemap.xml\n/, ""),
  ],
  ["SM7", "an address that nothing is at", (portal) => portal.list("/sitemaps/pages.xml", "/nie")],
  [
    "SM7",
    "a page that is canonically another",
    (portal) => {
      portal.addPage("/twin", "Zwilling");
      portal.change("/twin", `href="${portal.origin}/twin"`, `href="${portal.origin}/imprint"`);
      portal.list("/sitemaps/pages.xml", "/twin");
      portal.withLink("/imprint", '<a href="/twin">Zwilling</a>');
    },
  ],
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
  [
    "RM1",
    "small pictures",
    (portal) => portal.change("/ki/eins", "max-image-preview:large", "max-image-preview:standard"),
  ],
  [
    "RM1",
    "the logo in the place of a picture",
    (portal) =>
      portal.change(
        "/ki/live",
        'content="article">',
        `content="article"><meta property="og:image" content="${portal.origin}/logo.png">`,
      ),
  ],
  [
    "RM2",
    "a page to sign in on that may be found",
    (portal) => {
      portal.addPage("/login", "Anmelden");
      portal.list("/sitemaps/pages.xml", "/login");
    },
  ],
  [
    "RM3",
    "an address that is not absolute",
    (portal) => portal.change("/imprint", `rel="canonical" href="${portal.origin}`, 'rel="canonical" href="'),
  ],
  [
    "RM3",
    "two of them",
    (portal) =>
      portal.change("/imprint", "</head>", `<link rel="canonical" href="${portal.origin}/imprint"></head>`),
  ],
  [
    "RM3",
    "a second part that says it is the first",
    (portal) => {
      portal.copy("/ki", "/ki?page=2");
      portal.withLink("/ki", '<a href="?page=2">Weiter</a>');
    },
  ],
  [
    "RM4",
    "a translation that does not name it back",
    (portal) => {
      portal.change(
        "/ki/one",
        `hreflang="de" href="${portal.origin}/ki/eins"`,
        `hreflang="de" href="${portal.origin}/ki/live"`,
      );
      portal.change(
        "/ki/one",
        `hreflang="x-default" href="${portal.origin}/ki/eins"`,
        `hreflang="x-default" href="${portal.origin}/ki/one"`,
      );
    },
  ],
  ["RM4", "no default", (portal) => portal.change("/ki/one", 'hreflang="x-default"', 'hreflang="fr"')],
  [
    "RM5",
    "two hops",
    (portal) => {
      portal.redirect("/account", "/konto", 307);
      portal.redirect("/konto", "/login", 307);
    },
  ],
  ["RM5", "a hop into nothing", (portal) => portal.redirect("/account", "/login/nie", 307)],
  ["RM6", "a commenter's link that counts", (portal) => portal.change("/ki/eins", "ugc nofollow", "ugc")],
  [
    "RM6",
    "a link with a commission that counts",
    (portal) =>
      portal.change(
        "/ki/live",
        "Es geht los.</p>",
        'Es geht los. <span>Anzeige</span> <a href="https://www.amazon.de/dp/1?tag=blatt-21">Buch</a></p>',
      ),
  ],
  [
    "RM7",
    "an open newsroom",
    (portal) =>
      portal.set("/admin", { status: 200, headers: { "Content-Type": "text/plain" }, body: "Hallo" }),
  ],
  [
    "RM7",
    "a newsroom that crawlers may ask for",
    (portal) => portal.change("/robots.txt", "Disallow: /admin", "Disallow: /api"),
  ],
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
