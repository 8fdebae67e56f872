import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ParsedMail, parseMail } from "#lib/parse-mail.ts";

/** Handed out already: the next one is another. */
const seen = new Set<string>();
const ASK_EVERY_MS = 100;

/**
 * Waits for the next mail to an address in a portal's outbox folder, the oldest first; each is handed out once.
 * Take an address of the test's own: others write to theirs at the same time.
 * @param dataDir the portal's DATA_DIR; of the shared one process.env.E2E_DATA_DIR
 * @param options.subject only a mail with such a subject; others are left lying
 * @throws when none has come within the time, in milliseconds
 */
export async function nextMail(
  dataDir: string,
  to: string,
  { subject, within = 20_000 }: { subject?: RegExp; within?: number } = {},
): Promise<ParsedMail> {
  for (const until = Date.now() + within; ; await new Promise((done) => setTimeout(done, ASK_EVERY_MS))) {
    for (const { file, mail } of await mailsIn(dataDir)) {
      if (mail.headers.to?.toLowerCase() !== to.toLowerCase() || seen.has(file)) continue;
      if (subject && !subject.test(mail.subject)) continue;
      seen.add(file);
      return mail;
    }
    if (Date.now() > until) throw new Error(`No mail to ${to} has come within ${within} ms.`);
  }
}

/** How many mails to an address lie in the outbox folder, handed out or not. */
export async function countMails(dataDir: string, to: string): Promise<number> {
  const mails = await mailsIn(dataDir);
  return mails.filter(({ mail }) => mail.headers.to?.toLowerCase() === to.toLowerCase()).length;
}

/** The first link in a mail's text whose path begins so. @returns path and query, without the host */
export function linkIn(mail: ParsedMail, path: string): string {
  for (const [link] of mail.text.matchAll(/https?:\/\/\S+/g)) {
    const { pathname, search, hash } = new URL(link);
    if (pathname.startsWith(path)) return pathname + search + hash;
  }
  throw new Error(`No link to ${path} in the mail "${mail.subject}".`);
}

/** The six digits of a sign-in mail. */
export function codeIn(mail: ParsedMail): string {
  const code = /^\s*(\d{6}|\d{3} \d{3})\s*$/m.exec(mail.text)?.[1];
  if (!code) throw new Error(`No code in the mail "${mail.subject}".`);
  return code.replace(" ", "");
}

async function mailsIn(dataDir: string): Promise<{ file: string; mail: ParsedMail }[]> {
  const folder = join(dataDir, "mail");
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".eml")).sort();
  return Promise.all(
    names.map(async (name) => {
      const file = join(folder, name);
      return { file, mail: parseMail(await readFile(file, "utf8")) };
    }),
  );
}
