import type { MailContent, NewsLine } from "#lib/mails.ts";
import { siteSettings } from "#lib/settings.ts";
import type { Site } from "#lib/site.ts";

/** What strangers type, at its worst. */
export const HOSTILE = `<script>alert("x")</script><img src=https://evil.example/p.gif onerror=x>"&'`;

/** The newsroom's own words: no addresses, but every letter there is. */
const TITLE = `<b>„Q&A“</b> & "mehr"`;

/** The portal that they are from. */
export const mailSite: Site = {
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
/** An article that somebody hears of. */
export const line: NewsLine = {
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
/** Why something of somebody was taken away. */
export const statement = {
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

/** One of each kind at least, with what people typed at its worst. */
export const MAILS: MailContent[] = [
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

/** When they were written. */
export const mailDate = new Date("2026-11-24T09:15:00Z");
