import { expect, type Page } from "@playwright/test";
import { createArticle, publishArticle } from "#db/article-writes.ts";
import { query } from "#db/testing/query.ts";
import { addressOf, operator, paragraphs } from "#db/testing/rows.ts";
import { linkIn } from "#e2e/outbox.ts";
import { openOwnDatabase } from "#e2e/own-database.ts";
import { type OwnPortal, startPortal } from "#e2e/own-portal.ts";
import { type ParsedMail, parseMail } from "#lib/parse-mail.ts";
import { startSmtp } from "#lib/testing/smtp-server.ts";

/** A portal of a test's own that sends its mails over real SMTP. */
export type Mailing = OwnPortal & {
  mailsTo: (email: string) => ParsedMail[];
  /** Waits until an address has got so many, and no more. */
  nthMail: (email: string, count: number) => Promise<ParsedMail>;
  /** Everything that was to be told has been told, or will not be. */
  settled: () => Promise<void>;
  /** The address of a link in a mail whose path begins so. */
  at: (mail: ParsedMail, path: string) => string;
  /** Forgets what has come so far. */
  forget: () => void;
};

const WORKING = ["alerts", "corrections", "newsletter", "mail", "bulk-mail"];

export async function startMailing(): Promise<Mailing> {
  const database = await openOwnDatabase();
  const smtp = await startSmtp();
  const portal = await startPortal(database.url, { SMTP_URL: smtp.url });
  const mailsTo = (email: string) =>
    smtp.received.filter(({ to }) => to === email).map(({ source }) => parseMail(source));
  const left = async () =>
    (
      await query(
        `SELECT FROM pgboss.job WHERE name IN (${WORKING.map((name) => `'${name}'`)}) AND state < 'completed'`,
      )
    ).length;
  return {
    ...portal,
    mailsTo,
    nthMail: async (email, count) => {
      await expect.poll(() => mailsTo(email).length, { timeout: 20_000 }).toBe(count);
      return mailsTo(email).at(-1) as ParsedMail;
    },
    settled: () => expect.poll(left, { timeout: 20_000 }).toBe(0),
    at: (mail, path) => portal.origin + linkIn(mail, path),
    forget: () => {
      smtp.received.length = 0;
    },
    stop: async () => {
      await portal.stop();
      await smtp.close();
      await database.close();
    },
  };
}

/** An article that is out. @returns its id and path */
export async function publishNews(
  title: string,
  text: string,
  rest: Omit<Parameters<typeof createArticle>[1], "title" | "body">,
): Promise<{ id: number; path: string }> {
  const input = { title, standfirst: `Vorspann zu ${title}.`, body: paragraphs(text), ...rest };
  const id = await createArticle(operator, input);
  await publishArticle(operator, id);
  return { id, path: `/${(await addressOf(id)).join("/")}` };
}

/** Confirms by the link in the mail that came as the nth to an address. */
export async function confirmBy(mailing: Mailing, page: Page, email: string, count = 1): Promise<void> {
  const link = mailing.at(await mailing.nthMail(email, count), "/subscribe/confirm");
  // Scanners open it before the person does, and fetch what they find.
  for (const _ of [1, 2, 3]) expect((await fetch(link)).status).toBe(200);
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Abo bestätigen");
  await page.getByRole("button", { name: "Ja, bestätigen" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ihr Abo beginnt jetzt");
}

/** Ends what a mail came by, as a mail program does it: no cookie, no origin, no redirect (RFC 8058); and again. */
export async function pressOneClick(mail: ParsedMail): Promise<void> {
  const address = /<(https?:[^>]+)>/.exec(mail.headers["list-unsubscribe"] ?? "")?.[1] ?? "";
  expect(mail.headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click");
  expect(mail.headers["auto-submitted"]).toBe("auto-generated");
  // A look at it ends nothing; pressed twice it has ended.
  expect((await fetch(address)).status).toBe(200);
  for (const _ of [1, 2]) {
    const answer = await fetch(address, {
      method: "POST",
      redirect: "manual",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: "List-Unsubscribe=One-Click",
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get("set-cookie")).toBeNull();
  }
}
