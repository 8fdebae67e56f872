import { render, toPlainText } from "@react-email/components";
import { Frame } from "#components/mail/frame.tsx";
import type { Desk } from "#components/mail/letter.ts";
import { lightPaper } from "#components/mail/paper.ts";
import { letterOf } from "#components/mail/templates.ts";
import { translator } from "#lib/i18n.ts";
import { isBulk, type MailContent } from "#lib/mails.ts";

export type WrittenMail = { subject: string; text: string; html: string; headers: Record<string, string> };

/** A mail as it is sent: its subject, its two parts, and the headers of those that can be turned off (rules ML1, ML5). */
export async function writeMail(
  content: MailContent,
  about: Pick<Desk, "site" | "locale" | "date">,
): Promise<WrittenMail> {
  const desk = deskFor(about);
  const letter = letterOf(content, desk);
  const html = await render(<Frame letter={letter} desk={desk} />);
  const unsubscribe = isBulk(content.kind) ? letter.unsubscribePath : undefined;
  return {
    subject: inOneLine(letter.subject),
    text: toPlainText(html, { selectors: TEXT_RULES }),
    html,
    headers: unsubscribe ? bulkHeaders(desk, unsubscribe) : {},
  };
}

/** The plain part: headlines as they are written, a name close to what it names, a quotation behind ">". */
const TEXT_RULES = [
  { selector: "h1", options: { uppercase: false } },
  { selector: "h2", options: { uppercase: false } },
  { selector: "p.label", format: "paragraph", options: { trailingLineBreaks: 1 } },
  { selector: "p.fact", format: "paragraph", options: { leadingLineBreaks: 1 } },
  { selector: "p.quoted", format: "blockquote", options: { leadingLineBreaks: 1, trimEmptyLines: true } },
];

function deskFor({ site, locale, date }: Pick<Desk, "site" | "locale" | "date">): Desk {
  const { address, timeZone, accentHue } = site.settings;
  return {
    t: translator(locale, address),
    site,
    locale,
    date,
    calendar: { locale, timeZone },
    paper: lightPaper(accentHue),
    url: (path) => new URL(path, site.url).href,
  };
}

/** RFC 8058 §3.1, RFC 2919 §3: one list for each kind of mail. */
const bulkHeaders = ({ url, site }: Desk, unsubscribe: string) => ({
  "List-Unsubscribe": `<${url(unsubscribe)}>`,
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  "List-Id": `<mails.${new URL(site.url).hostname.replace(/[^a-z0-9.-]/gi, "")}>`,
});

/** Names and titles come from people: a subject has no second line. */
const inOneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
