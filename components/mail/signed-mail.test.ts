import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { writeMail } from "#components/mail/write-mail.tsx";
import { type Dkim, dkimRecord } from "#lib/dkim.ts";
import { closeMailLines, type OutgoingMail, sendMail } from "#lib/mail.ts";
import { isBulk, type MailContent } from "#lib/mails.ts";
import { makeDkimKey } from "#lib/testing/dkim-key.ts";
import { MAILS, mailDate, mailSite } from "#lib/testing/mail-contents.ts";
import { type SmtpServer, startSmtp } from "#lib/testing/smtp-server.ts";
import { verifyDkim } from "#lib/testing/verify-dkim.ts";

const dkim: Dkim = { domain: "news.example", selector: "s2026", privateKey: makeDkimKey() };
const folder = mkdtempSync(join(tmpdir(), "depesche-signed-"));
let smtp: SmtpServer;
beforeAll(async () => {
  smtp = await startSmtp();
});
afterEach(() => {
  delete smtp.answers.EHLO;
  smtp.received.length = 0;
  closeMailLines();
});
afterAll(async () => {
  await smtp.close();
  rmSync(folder, { recursive: true, force: true });
});

async function send(content: MailContent, more: Partial<OutgoingMail> = {}): Promise<string> {
  const written = await writeMail(content, { site: mailSite, locale: "de", date: mailDate });
  const mail: OutgoingMail = {
    ...written,
    from: '"Depesche „Süd“" <post@news.example>',
    replyTo: "redaktion@news.example",
    to: "leserin@reader.example",
    messageId: "<12.abc@news.example>",
    date: mailDate,
    ...more,
  };
  await sendMail(mail, { SMTP_URL: smtp.url, DATA_DIR: folder, DKIM: dkim });
  return smtp.received.at(-1)?.source ?? "";
}

const find = (kind: MailContent["kind"]) => MAILS.find((content) => content.kind === kind) as MailContent;
const ALWAYS = [
  ...["from", "reply-to", "to", "subject", "date", "message-id", "mime-version", "content-type"],
  "auto-submitted",
];
const BULK = ["list-id", "list-unsubscribe", "list-unsubscribe-post"];

describe("a signed mail, as it comes over the line", () => {
  it.each(MAILS)("$kind is vouched for, its list headers too", async (content) => {
    const source = await send(content);
    const [verdict, ...others] = await verifyDkim(source, dkim);
    expect(others).toEqual([]);
    expect(verdict).toMatchObject({ result: "pass", domain: "news.example" });
    const expected = isBulk(content.kind) ? [...ALWAYS, ...BULK] : ALWAYS;
    expect(verdict?.headers).toEqual(expect.arrayContaining(expected));
    const there = source.slice(0, source.indexOf("\r\n\r\n")).toLowerCase();
    for (const name of BULK) expect(there.includes(`\r\n${name}:`), name).toBe(isBulk(content.kind));
  });

  it.each([
    ["From", /^From: .*$/m, "From: post@evil.example"],
    ["To", /leserin@reader/, "opfer@reader"],
    ["Subject", /^Subject: /m, "Subject: Re: "],
    ["Date", /^Date: Tue/m, "Date: Wed"],
    ["Message-ID", /12\.abc@/, "13.abc@"],
    ["Auto-Submitted", /auto-generated/, "no"],
    ["List-Id", /: <mails\./, ": <other."],
    ["List-Unsubscribe", /^List-Unsubscribe: <https:\/\/news/m, "List-Unsubscribe: <https://evil"],
    ["List-Unsubscribe-Post", /One-Click/, "Two-Click"],
    ["List-Unsubscribe-Post taken out", /^List-Unsubscribe-Post: .*\r\n/m, ""],
    ["the text", /(\r\n\r\n[\s\S]*)Die/, "$1Der"],
    ["what is behind the text", /$/, "\r\nmore"],
  ])("is not vouched for once somebody has changed it: %s", async (_, what, by) => {
    const source = await send(find("newsletter"));
    const changed = source.replace(what, by);
    expect(changed).not.toBe(source);
    const [verdict] = await verifyDkim(changed, dkim);
    expect(verdict?.result).toMatch(/^(fail|neutral)$/);
  });

  it("is not vouched for by another's key, nor by none", async () => {
    const source = await send(find("news"));
    const { name } = dkimRecord(dkim);
    const other = dkimRecord({ ...dkim, privateKey: makeDkimKey() });
    expect((await verifyDkim(source, dkim, { [name]: other.text }))[0]?.result).toBe("fail");
    expect((await verifyDkim(source, dkim, {}))[0]?.result).toBe("neutral");
  });

  it("is vouched for with words and addresses of every script, and lines that begin with a dot", async () => {
    smtp.answers.EHLO = "250-test\r\n250 SMTPUTF8";
    const source = await send(find("correction"), {
      to: "jürgen@müller.example",
      subject: `Ünïcode – 新聞 ${"lang und länger ".repeat(30)}`,
      text: `.\n..\n${"x".repeat(3_000)}\n  \n\n\n`,
    });
    expect((await verifyDkim(source, dkim))[0]?.result).toBe("pass");
  });

  it("goes unsigned without a key", async () => {
    await sendMail(
      { ...(await writeMail(find("news"), { site: mailSite, locale: "de", date: mailDate })), ...LETTER },
      { SMTP_URL: smtp.url, DATA_DIR: folder, DKIM: null },
    );
    expect(smtp.received.at(-1)?.source).not.toMatch(/^DKIM-Signature:/im);
  });

  it("lies signed in the outbox folder", async () => {
    await sendMail(
      { ...(await writeMail(find("news"), { site: mailSite, locale: "de", date: mailDate })), ...LETTER },
      { SMTP_URL: undefined, DATA_DIR: folder, DKIM: dkim },
    );
    const [file = ""] = readdirSync(join(folder, "mail"));
    const source = readFileSync(join(folder, "mail", file), "latin1");
    expect((await verifyDkim(source, dkim))[0]?.result).toBe("pass");
  });
});

const LETTER = {
  from: "post@news.example",
  to: "leserin@reader.example",
  messageId: "<13.abc@news.example>",
  date: mailDate,
};
