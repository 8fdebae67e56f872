import type { Fault } from "#lib/testing/portal-faults/fault.ts";

const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3_600_000).toISOString();

/** Rules SM. */
export const SITEMAP_FAULTS: Fault[] = [
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
];
