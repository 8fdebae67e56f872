import type { Fault } from "#lib/testing/portal-faults/fault.ts";

/** Rules RM. */
export const INDEXING_FAULTS: Fault[] = [
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
];
