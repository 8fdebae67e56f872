import { isoWithOffset } from "#lib/dates.ts";

// What the sample portal (sample-portal.ts) has to say, and where it stands.

/** Puts an answer at an address. */
export type Put = (path: string, type: string, body: string, headers?: Record<string, string>) => void;
/** The whole address of a path. */
export type At = (path: string) => string;

export const ZONE = "Europe/Berlin";
const now = Date.now();
export const ago = (minutes: number) => new Date(now - minutes * 60_000);
export const moment = (date: Date) => isoWithOffset(date, ZONE);

export const LINKS = [
  "/",
  "/ki",
  "/ki/eins",
  "/ki/one",
  "/ki/live",
  "/ki/werbung",
  "/topic/chips",
  "/author/mara",
  "/imprint",
  "/login",
];

export type Told = {
  slug: string;
  title: string;
  minutes: number;
  text: string;
  type?: string;
  extra?: object;
  paid?: boolean;
  discussed?: boolean;
  translations?: boolean;
  pictured?: boolean;
};

export const COMMENTS = [
  { id: 1, name: "moewe", html: "<p>Gut!</p>" },
  {
    id: 2,
    name: "dohle",
    html: '<p><a href="https://elsewhere.example/" rel="ugc nofollow noopener">Hier</a> steht mehr.</p>',
  },
];

export const ARTICLES: Told[] = [
  {
    slug: "eins",
    title: "Größe zählt",
    minutes: 60,
    text:
      '<p>Kleine Modelle reichen oft. <span>Anzeige</span> <a href="https://shop.example/1" rel="sponsored nofollow noopener">Buch</a></p>' +
      '<p>Mehr steht <a href="https://elsewhere.example/2" rel="noopener">anderswo</a>.</p>',
    discussed: true,
    translations: true,
    pictured: true,
  },
  {
    slug: "one",
    title: "Size matters",
    minutes: 50,
    text: "<p>Small models often do.</p>",
    translations: true,
  },
  {
    slug: "live",
    title: "Wahlabend",
    minutes: 40,
    text: '<section id="live"><p>Es geht los.</p></section>',
    type: "LiveBlogPosting",
    extra: {
      coverageStartTime: moment(ago(40)),
      liveBlogUpdate: [{ "@type": "BlogPosting", headline: "Es geht los", datePublished: moment(ago(39)) }],
    },
  },
  { slug: "werbung", title: "Warm ohne Reue", minutes: 30, text: "<p>Die Halle heizt.</p>", paid: true },
];
