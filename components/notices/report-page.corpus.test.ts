import { existsSync, readFileSync } from "node:fs";
import { parseFragment } from "parse5";
import { describe, expect, it } from "vitest";
import { NoticeFacts } from "#components/notices/notice-facts.tsx";
import { ReportPage } from "#components/notices/report-page.tsx";
import { inVoiceOf } from "#components/ui/voice.ts";
import { writeHtml } from "#components/ui/write-html.ts";
import { type DomElement, findAll, textOf as innerText } from "#lib/body/dom.ts";
import { checkNotice } from "#lib/notice-check.ts";
import { type NoticeInput, readNotice } from "#lib/notices.ts";
import { parseSettings } from "#lib/settings.ts";
import type { Site } from "#lib/site.ts";
import { attacks, hostileTexts } from "#lib/testing/hostile.ts";

const HOSTILE = new URL("../../../shared/data/hostile/", import.meta.url);
const ADDRESSES = new URL(
  "../../../shared/data/mail/addresses/dominicsayers__isemail/test/tests.xml",
  import.meta.url,
);
const isHere = existsSync(HOSTILE);
if (!isHere)
  process.stderr.write("SKIPPED: ../shared/data/hostile is not here, nothing hostile was reported.\n");

const site: Site = {
  name: "Depesche",
  url: "https://portal.example",
  locale: "de",
  settings: parseSettings([]),
  sections: [],
  menu: { header: [], footer: [] },
  footerPages: [],
};

function sent(text: string): NoticeInput {
  const form = new FormData();
  const fields = { type: "comment", id: "12", reason: text, explanation: text, name: text, email: text };
  for (const [name, value] of Object.entries(fields)) form.set(name, value.toWellFormed());
  const input = readNotice(form);
  if (!input) throw new Error("not read");
  return input;
}

/** The form as it comes back, and the case as it is shown, with a hostile text wherever somebody's words stand. */
function pagesWith(input: NoticeInput, text: string): string {
  const address = { slug: "titel", section: { slug: "politik" } };
  const quote = { authorName: text, body: text };
  const subject = { type: "comment", id: 12, isPublic: true, address, title: text, quote } as const;
  return inVoiceOf(site, () =>
    writeHtml([
      ReportPage({
        site,
        subject,
        typed: input,
        problems: checkNotice(input, { isSignedIn: false }),
        account: null,
      }),
      NoticeFacts({
        notice: {
          kind: "notice",
          reference: "M-2026-AAAA-BBBB-CCCC-DDDD",
          subject: { type: "comment", id: 12, title: text },
          url: "https://portal.example/politik/titel",
          reason: input.reason,
          explanation: input.explanation,
          isMailed: true,
          createdAt: new Date(),
          state: "dismissed",
          decision: text,
          decidedAt: new Date(),
          appeal: null,
        },
      }),
    ]),
  );
}

const FORBIDDEN =
  /^(script|style|iframe|object|embed|base|link|meta|svg|math|template|img|video|audio|details)$/;

const isBroken = ({ tagName, attrs }: DomElement): boolean =>
  FORBIDDEN.test(tagName) ||
  attrs.some(
    ({ name, value }) =>
      /^(on|style$|srcdoc$)/.test(name) ||
      (/^(href|src|action)$/.test(name) && /^\s*(javascript|data|vbscript):/i.test(value)),
  );

describe.skipIf(!isHere)("the report form takes whatever is typed", () => {
  const texts = isHere ? [...hostileTexts(), ...attacks()] : [];

  it("and gives it back as text, never as markup", () => {
    for (const text of texts) {
      const input = sent(text);
      const { childNodes } = parseFragment(pagesWith(input, text)) as unknown as DomElement;
      expect(
        findAll(childNodes, isBroken).map(({ tagName }) => tagName),
        text,
      ).toEqual([]);
      const [area] = findAll(childNodes, ({ tagName }) => tagName === "textarea");
      expect(area && innerText(area.childNodes), text).toBe(input.explanation);
    }
    const count = texts.flatMap((text) => text.split("\n")).length;
    process.stderr.write(`Reported ${count} hostile texts in every field of the form.\n`);
    expect(count).toBeGreaterThan(5_000);
  });

  it("and loses nothing that a person could have meant", () => {
    const visible = (text: string) =>
      text
        .toWellFormed()
        .normalize("NFC")
        .replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S}]/gu, "");
    for (const text of texts) expect(visible(sent(text).explanation), text).toBe(visible(text));
  });
});

describe.skipIf(!existsSync(ADDRESSES))("addresses that others collected", () => {
  const unescaped = (text: string) =>
    text
      .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
      .replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">")
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, "&");
  const xml = existsSync(ADDRESSES) ? readFileSync(ADDRESSES, "utf8") : "";
  const tests = [
    ...xml.matchAll(/<test[\s\S]*?<address>([\s\S]*?)<\/address>[\s\S]*?<diagnosis>(\w+)<\/diagnosis>/g),
  ].map(([, address = "", diagnosis = ""]) => ({ address: unescaped(address), diagnosis }));
  const accepts = (address: string) => {
    const input = {
      ...sent("Ada Beispiel"),
      reason: "law:threat",
      explanation: "Da wird jemand bedroht.",
      goodFaith: true,
    };
    return checkNotice({ ...input, email: address.toLowerCase() }, { isSignedIn: false }).email === undefined;
  };

  it("are taken when they are plain and right, and never when they could mean two", () => {
    expect(tests.length).toBeGreaterThan(150);
    const right = tests.filter(({ diagnosis }) => diagnosis === "ISEMAIL_VALID");
    const refused = right.filter(({ address }) => !accepts(address)).map(({ address }) => address);
    process.stderr.write(
      `Of ${tests.length} addresses, ${right.length} plain ones: ${refused.length} refused: ${refused.join(" ")}\n`,
    );
    // White space around it is the keyboard's: it is taken off, and what is left is looked at.
    const taken = tests.filter(({ address }) => accepts(address)).map(({ address }) => address.trim());
    expect(
      taken.filter((address) => /[\s<>(),;:"\\[\]]/.test(address) || address.split("@").length !== 2),
    ).toEqual([]);
    expect(refused.length).toBeLessThan(right.length / 4);
  });
});
