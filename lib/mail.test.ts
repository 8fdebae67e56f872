import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { closeMailLines, MailError, mailHost, mailSender, type OutgoingMail, sendMail } from "#lib/mail.ts";
import { parseMail } from "#lib/parse-mail.ts";
import { type SmtpServer, startSmtp } from "#lib/testing/smtp-server.ts";

const mail: OutgoingMail = {
  from: '"Depesche" <post@news.example>',
  to: "leserin@example.org",
  subject: "Grüße „aus“ 🚀 Köln\r\nBcc: opfer@example.org",
  text: "Schöne Grüße\n.\nein Punkt für sich\n",
  html: `<p>Schöne Grüße</p>${"x".repeat(2_000)}`,
  headers: { "List-Unsubscribe": "<https://news.example/unsubscribe?token=abc>" },
  messageId: "<12.1795543112345@news.example>",
  date: new Date("2026-11-22T10:15:00.123Z"),
};

const folder = mkdtempSync(join(tmpdir(), "depesche-mail-"));
let smtp: SmtpServer;
beforeAll(async () => {
  smtp = await startSmtp();
});
afterEach(() => {
  for (const step of Object.keys(smtp.answers)) delete smtp.answers[step as keyof typeof smtp.answers];
  smtp.received.length = 0;
  closeMailLines();
});
afterAll(async () => {
  await smtp.close();
  rmSync(folder, { recursive: true, force: true });
});

const send = (changes: Partial<OutgoingMail> = {}) =>
  sendMail({ ...mail, ...changes }, { SMTP_URL: smtp.url, DATA_DIR: folder, DKIM: null });
const outcome = () =>
  send().then(
    () => "sent",
    (error: unknown) => (error instanceof MailError ? error.outcome : error),
  );

function expectWhole(source: string): void {
  const { subject, text, html, headers } = parseMail(source);
  expect(subject).toBe("Grüße „aus“ 🚀 Köln Bcc: opfer@example.org");
  expect(text.trimEnd()).toBe(mail.text.trimEnd());
  expect(html).toBe(mail.html);
  expect(headers).toMatchObject({
    from: "Depesche <post@news.example>",
    to: "leserin@example.org",
    "message-id": mail.messageId,
    date: "Sun, 22 Nov 2026 10:15:00 +0000",
    "auto-submitted": "auto-generated",
    "mime-version": "1.0",
    "list-unsubscribe": mail.headers["List-Unsubscribe"],
  });
  expect(headers.bcc).toBeUndefined();
  // RFC 5322 §2.1.1
  for (const line of source.split("\r\n")) expect(line.length).toBeLessThanOrEqual(998);
}

describe("over SMTP", () => {
  it("arrives whole, at its one address", async () => {
    await send();
    expect(smtp.received.map(({ to }) => to)).toEqual(["leserin@example.org"]);
    expectWhole(smtp.received[0]?.source ?? "");
  });

  it("goes to nobody else, whatever stands in the address", async () => {
    await send({ to: "a@example.org, b@example.org" }).catch(() => {});
    await send({ to: "Frau <b@example.org>" }).catch(() => {});
    expect(smtp.received.map(({ to }) => to)).not.toContain("b@example.org");
  });

  it.each([
    ["GREETING", "554 go away", "never"],
    ["GREETING", "hang up", "later"],
    ["EHLO", "hang up", "later"],
    ["MAIL", "451 greylisted", "later"],
    ["RCPT", "550 no such user", "never"],
    ["RCPT", "452 full", "later"],
    ["RCPT", "hang up", "later"],
    ["DATA", "hang up", "later"],
    ["DATA", "554 no", "never"],
    ["BODY", "554 spam", "never"],
    ["BODY", "451 try again", "later"],
    ["BODY", "hang up", "unclear"],
  ] as const)("%s answered with “%s”: %s", async (step, answer, expected) => {
    smtp.answers[step] = answer;
    expect(await outcome()).toBe(expected);
  });

  it("goes on over the line that is open, and over another where that one broke", async () => {
    const before = smtp.lines();
    for (let n = 0; n < 5; n++) await send();
    expect(smtp.lines() - before).toBe(1);
    smtp.answers.BODY = "hang up";
    expect(await outcome()).toBe("unclear");
    delete smtp.answers.BODY;
    expect(await outcome()).toBe("sent");
    expect(smtp.lines() - before).toBe(2);
    // The one that broke was not handed over a second time.
    expect(smtp.received).toHaveLength(7);
  });

  it("is handed over once also where an open line was cut since", async () => {
    await send();
    smtp.cut();
    await send().catch(() => send());
    expect(smtp.received).toHaveLength(2);
  });

  it.each([
    ["RCPT", "550 5.1.1 no such user", { at: "address", said: "550 5.1.1 no such user" }],
    ["DATA", "451 4.7.1 later", { at: "mail", said: "451 4.7.1 later" }],
    ["BODY", "554 spam", { at: "mail", said: "554 spam" }],
    ["MAIL", "550 who are you", null],
  ] as const)("%s answered with “%s” says what was refused", async (step, answer, refusal) => {
    smtp.answers[step] = answer;
    await expect(send()).rejects.toMatchObject({ refusal });
  });

  it("nobody there: later", async () => {
    const gone = await startSmtp();
    await gone.close();
    const sending = sendMail(mail, { SMTP_URL: gone.url, DATA_DIR: folder, DKIM: null });
    await expect(sending).rejects.toMatchObject({ outcome: "later" });
  });
});

describe("into the outbox folder", () => {
  it("lies there whole, once, for its owner's eyes", async () => {
    await sendMail(mail, { DATA_DIR: folder, DKIM: null });
    await sendMail(mail, { DATA_DIR: folder, DKIM: null });
    expect(readdirSync(join(folder, "mail"))).toEqual(["20261122T101500123Z-12.1795543112345.eml"]);
    const file = join(folder, "mail", "20261122T101500123Z-12.1795543112345.eml");
    expectWhole(readFileSync(file, "utf8"));
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("that cannot be written to: later", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    await expect(sendMail(mail, { SMTP_URL: undefined, DATA_DIR: file, DKIM: null })).rejects.toMatchObject({
      outcome: "later",
    });
  });
});

describe("who sends", () => {
  it("is the portal at its own host unless told otherwise", () => {
    const SITE_URL = "https://news.example";
    expect(mailSender({ SITE_URL, MAIL_FROM: "x@y.example" }, "Depesche")).toBe("x@y.example");
    expect(mailSender({ SITE_URL, MAIL_FROM: undefined }, 'Das "Blatt"')).toBe(
      '"Das Blatt" <post@news.example>',
    );
    expect(mailHost("http://127.0.0.1:3000")).toBe("[127.0.0.1]");
    expect(mailHost("http://[::1]:3000")).toBe("[IPv6:::1]");
  });
});
