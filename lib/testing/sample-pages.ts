import { translator } from "#lib/i18n.ts";
import { feedPath } from "#lib/paths.ts";
import {
  ARTICLES,
  type At,
  ago,
  COMMENTS,
  LINKS,
  moment,
  type Put,
  type Told,
} from "#lib/testing/sample-content.ts";
import { commentItem, FEED_TYPES, feedItem, feedOf, putFeed } from "#lib/testing/sample-portal-feeds.ts";

/** What stands at an address of the sample portal (sample-portal.ts). */
export type SampleAnswer = {
  status: number;
  /** Empty ones are left out. */
  headers: Record<string, string>;
  body: string;
  /** Answers in full to whoever has it. */
  forgets?: boolean;
};

const t = translator("de");
const HTML = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": "default-src 'self'; base-uri 'none'",
};
const INDEXED = "index, follow, max-image-preview:large, max-snippet:-1";

export const missing = (): SampleAnswer => ({
  status: 404,
  headers: HTML,
  body: page({
    title: "Nicht gefunden",
    head: meta("robots", "noindex, follow"),
    main: "<h1>Nicht gefunden</h1>",
  }),
});

const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;

/** Every page leads to every other; one that was paid for is labelled. */
const nav = () =>
  LINKS.map((path) =>
    path === "/ki/werbung"
      ? `<li><span>Anzeige</span> <a href="${path}">Warm ohne Reue</a></li>`
      : `<li><a href="${path}">${path}</a></li>`,
  ).join("");

type PageParts = { title: string; head: string; main: string; language?: string };

const page = ({ title, head, main, language = "de" }: PageParts): string =>
  `<!DOCTYPE html><html lang="${language}"><head><title>${title} – Blatt</title>${head}</head>` +
  `<body><ul>${nav()}</ul><main>${main}</main></body></html>`;

const script = (value: object) =>
  `<script type="application/ld+json">${JSON.stringify(value).replaceAll("<", "\\u003c")}</script>`;

type Listed = { path: string; title: string; data: object[]; own?: boolean };

/** Lays out every address of the portal. */
export function fillSamplePortal(answers: Map<string, SampleAnswer>, origin: string): void {
  const at = (path: string) => origin + path;
  const put = (path: string, type: string, body: string, headers: Record<string, string> = {}) =>
    answers.set(path, { status: 200, headers: { "Content-Type": type, ...headers }, body });
  const html = (path: string, parts: PageParts) => put(path, HTML["Content-Type"], page(parts), HTML);

  const head = (path: string, title: string) =>
    meta("robots", INDEXED) +
    meta("description", `Was über ${title} zu sagen ist.`) +
    `<link rel="canonical" href="${at(path)}">`;
  const crumbs = { "@type": "BreadcrumbList", itemListElement: [] };

  const items = ARTICLES.map((article) => feedItem(article, at));
  const list = ({ path, title, data, own = true }: Listed) => {
    const formats = own ? (["rss", "atom", "json"] as const) : [];
    const names = formats.map(
      (format) =>
        `<link rel="alternate" type="${FEED_TYPES[format].split(";")[0]}" href="${at(feedPath(path, format))}">`,
    );
    html(path, {
      title,
      head: head(path, title) + names.join(""),
      main: `${data.map(script).join("")}<h1>${title}</h1>`,
    });
    for (const format of formats)
      putFeed(put, format, { ...feedOf(title, at(path), items), feedUrl: at(feedPath(path, format)) });
  };
  list({ path: "/", title: "Blatt", data: [{ "@type": "WebSite", name: "Blatt" }] });
  const collection = {
    "@type": "CollectionPage",
    mainEntity: { "@type": "ItemList", itemListElement: [{}] },
  };
  list({ path: "/ki", title: "KI", data: [crumbs, collection] });
  list({ path: "/topic/chips", title: "Chips", data: [crumbs, collection] });
  const person = { "@type": "Person", name: "Mara Lindqvist", jobTitle: "Redakteurin" };
  list({
    path: "/author/mara",
    title: "Mara Lindqvist",
    data: [crumbs, { "@type": "ProfilePage", mainEntity: person }],
  });
  list({ path: "/imprint", title: "Impressum", data: [crumbs], own: false });
  html("/login", { title: "Anmelden", head: meta("robots", "noindex, follow"), main: "<h1>Anmelden</h1>" });

  for (const article of ARTICLES) {
    const path = `/ki/${article.slug}`;
    html(path, articlePage(article, { at, head: head(path, article.title), crumbs }));
  }
  const comments = COMMENTS.map((comment, index) => commentItem(comment, index, at));
  const under = { ...feedOf(t("feeds.comments", { title: "Größe zählt" }), at("/ki/eins"), comments) };
  putFeed(put, "rss", { ...under, feedUrl: at("/ki/eins/comments.xml") }, "/ki/eins/comments.xml");

  for (const name of ["/bild.jpg", "/logo.png"]) put(name, "image/jpeg", "picture");
  for (const path of ["/admin", "/account"])
    answers.set(path, { status: 307, headers: { Location: `/login` }, body: "" });
  put(
    "/robots.txt",
    "text/plain; charset=utf-8",
    `User-agent: *\nDisallow: /admin\n\nSitemap: ${at("/sitemap.xml")}\nSitemap: ${at("/news-sitemap.xml")}\n`,
  );
  putSitemaps(put, at);
}

type Around = { at: At; head: string; crumbs: object };

function articlePage(article: Told, { at, head, crumbs }: Around): PageParts {
  const { slug, title, minutes, text, paid, discussed, translations, pictured } = article;
  const url = at(`/ki/${slug}`);
  const at0 = moment(ago(minutes));
  const data = {
    "@context": "https://schema.org",
    "@type": article.type ?? "NewsArticle",
    headline: title,
    description: `Was über ${title} zu sagen ist.`,
    mainEntityOfPage: url,
    image: pictured
      ? [
          {
            "@type": "ImageObject",
            url: at("/bild.jpg"),
            width: "1280",
            height: "720",
            creditText: "Ina Vogt",
          },
        ]
      : undefined,
    datePublished: at0,
    dateModified: at0,
    author: [{ "@type": "Person", name: "Mara Lindqvist", url: at("/author/mara") }],
    publisher: {
      "@type": "NewsMediaOrganization",
      name: "Blatt",
      logo: { "@type": "ImageObject", url: at("/logo.png") },
    },
    sponsor: paid ? { "@type": "Organization", name: "Hallen AG" } : undefined,
    isAccessibleForFree: true,
    inLanguage: slug === "one" ? "en" : "de",
    articleSection: ["KI"],
    keywords: ["Chips"],
    contentLocation: pictured ? [{ "@type": "Place", name: "Kiew" }] : undefined,
    correction: pictured ? [{ "@type": "CorrectionComment", text: "Es war Dienstag." }] : undefined,
    wordCount: text.replace(/<[^>]+>/g, "").split(" ").length,
    discussionUrl: discussed ? `${url}#comments` : undefined,
    commentCount: discussed ? COMMENTS.length : 0,
    ...article.extra,
  };
  const languages: [string, string][] = [
    ["de", "eins"],
    ["en", "one"],
    ["x-default", "eins"],
  ];
  return {
    title,
    language: slug === "one" ? "en" : "de",
    head:
      head +
      `<meta property="og:type" content="article">` +
      (discussed ? `<link rel="alternate" type="application/rss+xml" href="${url}/comments.xml">` : "") +
      (translations
        ? languages
            .map(([name, to]) => `<link rel="alternate" hreflang="${name}" href="${at(`/ki/${to}`)}">`)
            .join("")
        : ""),
    main:
      script(data) +
      script(crumbs) +
      (paid ? "<p>Anzeige</p>" : "") +
      `<h1>${title}</h1><time datetime="${at0}">heute</time><a href="/topic/chips">Chips</a>` +
      (pictured
        ? '<img src="/bild.jpg" srcset="/bild.jpg 1280w" alt="Eine Halle"><span class="dateline">KIEW –</span><section id="corrections"></section>'
        : "") +
      text +
      (text.includes("sponsored") ? `<p>${t("promotions.affiliateNote")}</p>` : "") +
      (discussed ? discussion() : ""),
  };
}

const discussion = () =>
  `<section id="comments"><a href="#comments">Kommentare</a>${COMMENTS.map(
    ({ id, name, html }) =>
      `<article id="comment-${id}"><b>${name}</b><div class="letter">${html}</div></article>`,
  ).join("")}</section>`;

function putSitemaps(put: Put, at: At): void {
  const XML = "application/xml; charset=utf-8";
  const xmlns = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
  const locs = (tag: string, paths: string[]) =>
    paths.map((path) => `<${tag}><loc>${at(path)}</loc></${tag}>`).join("");
  const dated = ARTICLES.map(
    ({ slug, minutes }) =>
      `<url><loc>${at(`/ki/${slug}`)}</loc><lastmod>${moment(ago(minutes))}</lastmod></url>`,
  );
  const news = ARTICLES.filter(({ paid }) => !paid).map(
    ({ slug, title, minutes }) =>
      `<url><loc>${at(`/ki/${slug}`)}</loc><news:news><news:publication><news:name>Blatt</news:name>` +
      `<news:language>${slug === "one" ? "en" : "de"}</news:language></news:publication>` +
      `<news:publication_date>${moment(ago(minutes))}</news:publication_date><news:title>${title}</news:title></news:news></url>`,
  );
  const pages = LINKS.filter((path) => path !== "/login" && !path.startsWith("/ki/"));
  const file = (root: string, body: string, more = "") =>
    `<?xml version="1.0"?><${root} ${xmlns}${more}>${body}</${root}>`;
  put(
    "/sitemap.xml",
    XML,
    file("sitemapindex", locs("sitemap", ["/sitemaps/pages.xml", "/sitemaps/articles.xml"])),
  );
  put("/sitemaps/pages.xml", XML, file("urlset", locs("url", pages)));
  put("/sitemaps/articles.xml", XML, file("urlset", dated.join("")));
  const namespace = ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"';
  put("/news-sitemap.xml", XML, file("urlset", news.join(""), namespace));
}
