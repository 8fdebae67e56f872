import { describe, expect, it } from "vitest";
import { writeMail } from "#components/mail/write-mail.tsx";
import { isBulk, type MailContent } from "#lib/mails.ts";
import { HOSTILE, line, MAILS, mailDate, mailSite, statement } from "#lib/testing/mail-contents.ts";

const about = { site: mailSite, date: mailDate };

const cases = (["de", "en"] as const).flatMap((locale) => MAILS.map((content) => ({ locale, content })));

/** Every address that a mail program would follow or load. */
const addressesIn = (html: string) =>
  [...html.matchAll(/\b(?:href|src|background|action|poster)="([^"]*)"|url\(([^)]*)\)/g)].map(
    ([, attribute, style]) => (attribute ?? style ?? "").replaceAll("&amp;", "&"),
  );

describe.each(cases)("$content.kind in $locale", ({ locale, content }) => {
  it("is whole, and nobody's text is markup in it", async () => {
    const { subject, text, html, headers } = await writeMail(content, { ...about, locale });
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
    const { text, html } = await writeMail(content, { ...about, locale });
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
  const informal = { ...mailSite, settings: { ...mailSite.settings, address: "informal" as const } };
  const { subject, text } = await writeMail(signIn as MailContent, {
    ...about,
    site: informal,
    locale: "de",
  });
  expect(subject).toMatch(/dein Anmeldecode/);
  expect(text).not.toMatch(/\b(Sie|Ihr|Ihre|Ihnen)\b/);
});

it("has the code alone on its line, and no advertisement", async () => {
  const [signIn] = MAILS;
  const { text, html } = await writeMail(signIn as MailContent, { ...about, locale: "de" });
  expect(text).toMatch(/^048211$/m);
  expect(html).toContain(">048211<");
  const paths = new Set(addressesIn(html).map((address) => new URL(address).pathname));
  expect(paths).toEqual(new Set(["/", "/login/code", "/imprint", "/privacy"]));
});

it("states all that DSA art. 17(3) asks for", async () => {
  const rejected = MAILS.find(({ kind }) => kind === "comment-rejected") as MailContent;
  const { text } = await writeMail(rejected, { ...about, locale: "de" });
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
    { ...about, locale: "en" },
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

describe.each([
  ["de", "Anzeige"],
  ["en", "Advertisement"],
] as const)("what is paid for, in %s", (locale, label) => {
  const ways = { managePath: "/subscribe/manage?token=a", unsubscribePath: "/unsubscribe?token=a" };
  const paid = { ...line, title: "Bezahlte Ruhe", standfirst: "Matratzen im Test", isPaid: true };
  const free = { ...line, title: "Freie Presse", standfirst: "", path: "/ki/frei" };
  const write = (content: MailContent) => writeMail(content, { ...about, locale });

  it("says so in the subject, in the headline and above it all, when it comes alone", async () => {
    const mail = await write({ kind: "news", frequency: "at_once", lines: [paid], ...ways });
    expect(mail.subject).toBe(`${label}: Bezahlte Ruhe`);
    expect(mail.html).toMatch(new RegExp(`<h1[^>]*>${label}: Bezahlte Ruhe</h1>`));
    expect(mail.html).toContain(`<strong>${label}</strong>`);
    expect(mail.text).toMatch(new RegExp(`^${label}: Bezahlte Ruhe`));
  });

  it.each(["daily", "weekly"] as const)("says so at its place in a %s digest", async (frequency) => {
    const first = await write({ kind: "news", frequency, lines: [paid, free], ...ways });
    expect(first.subject).toContain(`${label}: Bezahlte Ruhe`);
    const second = await write({ kind: "news", frequency, lines: [free, paid], ...ways });
    expect(second.subject).not.toContain(label);
    for (const { html, text } of [first, second]) expectLabelled(html, text);
  });

  it.each([
    ["with words before it", ["Guten Morgen"]],
    ["without", []],
  ])("says so in a newsletter, %s", async (_, intro) => {
    const content = { kind: "newsletter", subject: "Die Woche", path: "/newsletter/1", ...ways } as const;
    for (const lines of [[paid, free], [free, paid], [paid]]) {
      const { html, text } = await write({ ...content, intro, lines });
      expectLabelled(html, text);
    }
  });

  /** Wherever its title stands, also in the line that lists of mails show, the label stands before it, and nowhere else. */
  function expectLabelled(html: string, text: string): void {
    const seen = html.slice(html.indexOf("<body")).replace(/<[^>]*>/g, " ");
    for (const whole of [seen, text]) {
      const count = (what: string) => (whole.match(new RegExp(what, "g")) ?? []).length;
      const titles = count("Bezahlte Ruhe");
      expect(titles).toBeGreaterThan(0);
      expect(count(`${label}((?!Freie Presse|Bezahlte Ruhe)[\\s\\S])*Bezahlte Ruhe`)).toBe(titles);
      expect(count(label)).toBe(titles);
    }
  }
});
