import { isIP } from "node:net";
import { Readable } from "node:stream";
import { createTransport, type Message, type SendError } from "nodemailer";
import type { Env } from "#lib/env.ts";
import { keepInOutbox } from "#lib/mail-outbox.ts";
import { smtpOptions } from "#lib/smtp-options.ts";

/** A finished mail to one address. */
export type OutgoingMail = {
  /** "Depesche <post@news.example>" */
  from: string;
  /** Where answers go, if not to the sender. */
  replyTo?: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  /** "<12.1795543112345@news.example>" (RFC 5322 §3.6.4), the same at each try: whoever gets it twice can tell. */
  messageId: string;
  /** When it was written; names its file in the outbox folder. */
  date: Date;
};

/**
 * Why a mail was not sent. "later": nothing was handed over, another try may do. "never": refused for good.
 * "unclear": it was handed over and the server's word on it did not come; it may have been sent.
 */
export class MailError extends Error {
  readonly outcome: "later" | "never" | "unclear";
  constructor(outcome: MailError["outcome"], message: string) {
    super(message);
    this.outcome = outcome;
  }
}

/** A mail server that does not speak within these, in milliseconds, is away. */
const PATIENCE = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };
/** Nor may the whole take longer, in milliseconds: less than a job may run (lib/jobs.ts). */
const LONGEST_MS = 150_000;

type Way = Pick<Env, "SMTP_URL" | "DATA_DIR">;

/** Hands a mail to the server of SMTP_URL; without one lays it into DATA_DIR/mail. @throws MailError */
export async function sendMail(mail: OutgoingMail, { SMTP_URL, DATA_DIR }: Way): Promise<void> {
  const message = toMessage(mail);
  if (SMTP_URL) return handOver(message, SMTP_URL);
  await keepInOutbox(DATA_DIR, message).catch((error: Error) => {
    throw new MailError("later", error.message);
  });
}

/** MAIL_FROM, else the portal's name at its own host. @param name what the portal is called */
export function mailSender(
  { MAIL_FROM, SITE_URL }: Pick<Env, "MAIL_FROM" | "SITE_URL">,
  name: string,
): string {
  // Quotes and backslashes would end the name (RFC 5322 §3.2.4).
  return MAIL_FROM ?? `"${name.replace(/["\\\r\n]/g, "")}" <post@${mailHost(SITE_URL)}>`;
}

/** What stands behind the "@" of the sender and of message ids; an IP in brackets (RFC 5321 §4.1.3). */
export function mailHost(siteUrl: string): string {
  const host = new URL(siteUrl).hostname;
  if (host.startsWith("[")) return `[IPv6:${host.slice(1)}`;
  return isIP(host) ? `[${host}]` : host;
}

const toMessage = ({ to, headers, ...mail }: OutgoingMail): Message => ({
  ...mail,
  // As an object it is one address and nothing else, whatever stands in it.
  to: { name: "", address: to },
  // RFC 3834 §5: no out-of-office note comes back.
  headers: { ...headers, "Auto-Submitted": "auto-generated" },
});

function handOver(message: Message, url: string): Promise<void> {
  const transport = createTransport({ ...smtpOptions(url), ...PATIENCE });
  const state = { handed: false, givenUp: false };
  transport.use("stream", ({ message }, done) => {
    message.build((error, source) => {
      if (error) return done(error);
      message.createReadStream = () => sourceOf(source, state);
      done();
    });
  });
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      state.givenUp = true;
      reject(new MailError(state.handed ? "unclear" : "later", "The mail server took too long."));
    }, LONGEST_MS);
    transport.sendMail(message, (error) => {
      clearTimeout(late);
      transport.close();
      // Asked here and now: where the server refused it, the source is drained afterwards.
      if (error) reject(new MailError(outcomeOf(error, state.handed), error.message));
      else resolve();
    });
  });
}

/** Read once the server has asked for it (354), and not before; not at all once the mail was given up. */
function sourceOf(source: Buffer, state: { handed: boolean; givenUp: boolean }): Readable {
  return new Readable({
    read() {
      if (state.givenUp) return void this.destroy(new Error("given up"));
      state.handed = true;
      this.push(source);
      this.push(null);
    },
  });
}

/** RFC 5321 §4.2.1: 4yz may pass, 5yz will not; a server that has said either has not taken the mail. */
function outcomeOf({ responseCode }: SendError, handed: boolean): MailError["outcome"] {
  if (responseCode) return responseCode >= 500 ? "never" : "later";
  return handed ? "unclear" : "later";
}
