import { describe, expect, it } from "vitest";
import { writeMail } from "#components/mail/write-mail.tsx";
import type { MailContent, NewsLine } from "#lib/mails.ts";
import { isBulk } from "#lib/mails.ts";
import { siteSettings } from "#lib/settings.ts";
import type { Site } from "#lib/site.ts";

const HOSTILE = `<script>alert("x")</script><img src=https://evil.example/p.gif onerror=x>"&'`;

/** The newsroom's own words: no addresses, but every letter there is. */
const TITLE = `<b>„Q&A“</b> & "mehr"`;

const site: Site = {
  name: "Depesche <b>",
  url: "https://news.example",
  locale: "de",
  settings: siteSettings.parse({}),
  sections: [],
  menu: { header: [], footer: [] },
  footerPages: [],
};

const about = {
  articleTitle: TITLE,
  path: "/ki/artikel#comment-12",
  excerpt: `Siehe https://evil.example/ ${HOSTILE}`,
};
const line: NewsLine = {
  title: TITLE,
  standfirst: TITLE,
  section: "KI & Co",
  path: "/ki/artikel",
  publishedAt: "2026-11-24T08:00:00Z",
  isPaid: false,
  because: [
    { kind: "similar", name: TITLE, shared: ["NATO", "Ukraine"] },
    { kind: "search", name: HOSTILE, shared: [] },
    { kind: "corrections", name: "", shared: [] },
  ],
  fewerPath: "/subscribe/fewer?token=f12.abc",
};
const statement = {
  reference: "D-2026-7",
  facts: HOSTILE,
  ground: "policy",
  clause: "Ziffer 3: Beleidigung",
  fromNotice: true,
  automatedDetection: false,
  automatedDecision: false,
  endsAt: "2026-12-24T17:00:00Z",
  appealPath: "/cases/appeal?token=abc",
} as const;

/** One of each kind, with what people typed at its worst. */
const MAILS: MailContent[] = [
  { kind: "sign-in", code: "048211", path: "/login/code?token=abc", minutes: 15, withComment: true },
  { kind: "set-up", path: "/account/set-up?token=abc", hours: 24 },
  { kind: "email-change-old", newEmail: HOSTILE, path: "/account/email?token=abc", hours: 24 },
  { kind: "email-change-new", path: "/account/email?token=abc", hours: 24 },
  { kind: "comment-pending", ...about },
  { kind: "comment-approved", ...about },
  { kind: "comment-rejected", ...about, reason: HOSTILE, statement },
  { kind: "comment-reply", ...about, replierName: HOSTILE, unsubscribePath: "/unsubscribe?token=abc" },
  { kind: "restriction", restriction: "suspension", statement },
  { kind: "restriction-lifted", restriction: HOSTILE },
  {
    kind: "notice-receipt",
    reference: "M-1",
    subject: HOSTILE,
    path: "/ki/artikel",
    casePath: "/cases/M-1?key=abc",
  },
  {
    kind: "notice-decision",
    reference: "M-1",
    subject: HOSTILE,
    upheld: false,
    decision: HOSTILE,
    automated: false,
    casePath: "/cases/M-1?key=abc",
    appealPath: "/cases/M-1/appeal?key=abc",
  },
  { kind: "appeal-receipt", reference: "M-1", casePath: "/cases/M-1?key=abc" },
  {
    kind: "appeal-decision",
    reference: "M-1",
    reversed: false,
    answer: HOSTILE,
    casePath: "/cases/M-1?key=abc",
  },
  {
    kind: "colleague",
    about: "task",
    byName: HOSTILE,
    articleTitle: HOSTILE,
    text: HOSTILE,
    dueAt: "2026-12-01T11:00:00Z",
    path: "/admin/plan/notes/12",
  },
  {
    kind: "colleague",
    about: "article",
    byName: "Mara",
    articleTitle: TITLE,
    text: "",
    dueAt: null,
    path: "/admin/plan/notes/12",
  },
  {
    kind: "overdue",
    articleTitle: HOSTILE,
    plannedFor: "2026-12-01T11:00:00Z",
    lateMinutes: 7,
    path: "/admin/articles/12",
  },
  {
    kind: "overdue",
    articleTitle: TITLE,
    plannedFor: "2026-12-01T11:00:00Z",
    lateMinutes: null,
    path: "/admin/articles/12",
  },
  {
    kind: "subscribe-confirm",
    about: { kind: "similar", name: TITLE, frequency: "at_once" },
    days: 7,
    path: "/subscribe/confirm?token=c12.abc",
  },
  {
    kind: "subscribed-already",
    about: { kind: "search", name: HOSTILE, frequency: "daily" },
    path: "/subscribe/manage?token=abc",
  },
  ...(["at_once", "daily", "weekly"] as const).map((frequency) => ({
    kind: "news" as const,
    frequency,
    lines:
      frequency === "at_once" ? [line] : [line, { ...line, path: "/ki/zwei", isPaid: true, fewerPath: null }],
    managePath: "/subscribe/manage?token=abc",
    unsubscribePath: "/unsubscribe?token=e12.abc",
  })),
  {
    kind: "correction",
    articleTitle: TITLE,
    correction: "correction",
    text: "Es waren „zwei“ & nicht <drei>.",
    path: "/ki/artikel#corrections",
    managePath: "/subscribe/manage?token=abc",
    unsubscribePath: "/unsubscribe?token=e12.abc",
  },
  {
    kind: "discussion",
    articleTitle: TITLE,
    path: "/ki/artikel#comments",
    comments: [{ name: HOSTILE, excerpt: HOSTILE, path: "/comments/12" }],
    more: 3,
    managePath: "/subscribe/manage?token=abc",
    unsubscribePath: "/unsubscribe?token=e12.abc",
  },
  {
    kind: "newsletter",
    subject: TITLE,
    intro: [TITLE, "Zwei\nZeilen"],
    lines: [{ ...line, isPaid: true }],
    path: "/newsletter/die-woche",
    managePath: "/subscribe/manage?token=abc",
    unsubscribePath: "/unsubscribe?token=abc",
  },
  { kind: "deletion-requested", at: "2026-12-01T10:00:00Z", path: "/account/deletion?token=abc" },
  { kind: "deletion-done", kept: "comments-anonymised" },
];

const date = new Date("2026-11-24T09:15:00Z");

const cases = (["de", "en"] as const).flatMap((locale) => MAILS.map((content) => ({ locale, content })));

/** Every address that a mail program would follow or load. */
const addressesIn = (html: string) =>
  [...html.matchAll(/\b(?:href|src|background|action|poster)="([^"]*)"|url\(([^)]*)\)/g)].map(
    ([, attribute, style]) => (attribute ?? style ?? "").replaceAll("&amp;", "&"),
  );

describe.each(cases)("$content.kind in $locale", ({ locale, content }) => {
  it("is whole, and nobody's text is markup in it", async () => {
    const { subject, text, html, headers } = await writeMail(content, { site, locale, date });
    expect(html).toContain(`<html dir="ltr" lang="${locale}">`);
    expect(html).not.toMatch(/<(script|img|iframe|object|form|link)\b/i);
    expect(html).not.toContain("Depesche <b>");
    for (const part of [subject, text, html]) {
      expect(part).not.toMatch(/undefined|\[object|mail\.[a-z]+[A-Z.]/);
      // A text that is missing names its key; a blank that was not filled stands in braces.
      expect(part.replace(/<style>.*?<\/style>/s, "")).not.toMatch(/\{\w+\}/);
    }
    expect(subject).not.toMatch(/[\r\n]/);
    expect(text.length).toBeGreaterThan(100);
    expect(Object.keys(headers)).toEqual(
      isBulk(content.kind) ? ["List-Unsubscribe", "List-Unsubscribe-Post", "List-Id"] : [],
    );
  });

  it("leads to the portal and nowhere else, from both parts alike", async () => {
    const { text, html } = await writeMail(content, { site, locale, date });
    const addresses = addressesIn(html);
    expect(addresses.length).toBeGreaterThan(2);
    for (const address of addresses) expect(address).toMatch(/^https:\/\/news\.example\//);
    for (const value of Object.entries(content).flatMap(([name, value]) =>
      /path$/i.test(name) ? [String(value)] : [],
    )) {
      // A comment that is not shown has no place on the page.
      const path = content.kind === "comment-rejected" ? value.replace(/#.*/, "") : value;
      expect(addresses).toContain(`https://news.example${path}`);
      expect(text).toContain(`https://news.example${path}`);
    }
    const others = [...text.matchAll(/https?:\/\/([^\s/]+)/g)].map(([, host]) => host);
    // What a moderator writes may name an address; what a stranger wrote may not.
    if (!/decision|restriction|rejected|email-change/.test(content.kind))
      expect(new Set(others)).toEqual(new Set(["news.example"]));
  });
});

it("is said in the way the house speaks", async () => {
  const [signIn] = MAILS;
  const informal = { ...site, settings: { ...site.settings, address: "informal" as const } };
  const { subject, text } = await writeMail(signIn as MailContent, { site: informal, locale: "de", date });
  expect(subject).toMatch(/dein Anmeldecode/);
  expect(text).not.toMatch(/\b(Sie|Ihr|Ihre|Ihnen)\b/);
});

it("has the code alone on its line, and no advertisement", async () => {
  const [signIn] = MAILS;
  const { text, html } = await writeMail(signIn as MailContent, { site, locale: "de", date });
  expect(text).toMatch(/^048211$/m);
  expect(html).toContain(">048211<");
  const paths = new Set(addressesIn(html).map((address) => new URL(address).pathname));
  expect(paths).toEqual(new Set(["/", "/login/code", "/imprint", "/privacy"]));
});

it("states all that DSA art. 17(3) asks for", async () => {
  const rejected = MAILS.find(({ kind }) => kind === "comment-rejected") as MailContent;
  const { text } = await writeMail(rejected, { site, locale: "de", date });
  const expected = [
    "Der Kommentar ist nicht oder nicht mehr öffentlich zu sehen.",
    "Überall, wo diese Website zu lesen ist, bis zum 24. Dezember 2026, 18.00 Uhr.",
    HOSTILE,
    "Eine Meldung nach Artikel 16",
    "Aufmerksam wurden wir ohne automatisches Verfahren. Entschieden hat ein Mensch.",
    "Verstoß gegen unsere Kommentarregeln: Ziffer 3: Beleidigung",
    "https://news.example/comment-policy",
    "Artikel 21 DSA",
    "https://news.example/cases/appeal?token=abc",
    "D-2026-7",
  ];
  for (const part of expected) expect(text).toContain(part);
});

it("names other grounds, other causes and machines as they are", async () => {
  const law = {
    ...statement,
    ground: "law",
    fromNotice: false,
    automatedDetection: true,
    automatedDecision: true,
    endsAt: null,
  } as const;
  const { text } = await writeMail(
    { kind: "restriction", restriction: "ban", statement: law },
    { site, locale: "en", date },
  );
  for (const part of [
    "own check",
    "aware of it by automated means",
    "decision, too, was automated",
    "illegal under",
    "indefinite",
  ])
    expect(text).toContain(part);
});
