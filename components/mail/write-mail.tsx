import { render, toPlainText } from "@react-email/components";
import { Frame } from "#components/mail/frame.tsx";
import type { Desk } from "#components/mail/letter.ts";
import { lightPaper } from "#components/mail/paper.ts";
import { letterOf } from "#components/mail/templates.ts";
import { translator } from "#lib/i18n.ts";
import { isBulk, type MailContent } from "#lib/mails.ts";
import type { Site } from "#lib/site.ts";

export type WrittenMail = { subject: string; text: string; html: string; headers: Record<string, string> };

/** A mail as it is sent: its subject, its two parts, and the headers of those that can be turned off (rules ML1, ML5). */
export async function writeMail(
  content: MailContent,
  { site, locale }: { site: Site; locale: Site["locale"] },
): Promise<WrittenMail> {
  const desk = deskFor(site, locale);
  const letter = letterOf(content, desk);
  const html = await render(<Frame letter={letter} desk={desk} />);
  const unsubscribe = isBulk(content.kind) ? letter.unsubscribePath : undefined;
  return {
    subject: inOneLine(letter.subject),
    text: toPlainText(html, { selectors: TEXT_RULES }),
    html,
    headers: unsubscribe ? oneClick(desk.url(unsubscribe)) : {},
  };
}

/** Headlines as they are written; a link's address in a line of its own would tear sentences apart. */
const TEXT_RULES = [
  { selector: "h1", options: { uppercase: false } },
  { selector: "h2", options: { uppercase: false } },
];

function deskFor(site: Site, locale: Site["locale"]): Desk {
  const { address, timeZone, accentHue } = site.settings;
  return {
    t: translator(locale, address),
    site,
    locale,
    calendar: { locale, timeZone },
    paper: lightPaper(accentHue),
    url: (path) => new URL(path, site.url).href,
  };
}

/** RFC 8058 §3.1 */
const oneClick = (address: string) => ({
  "List-Unsubscribe": `<${address}>`,
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
});

/** Names and titles come from people: a subject has no second line. */
const inOneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
