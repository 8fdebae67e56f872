import { isIP } from "node:net";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { createTransport, type Message, type SendError, type Transport } from "nodemailer";
import { toSigner } from "#lib/dkim.ts";
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
  /** Asked once the server waits for the text, before a byte of it leaves. false: another has it, and it stays. */
  mayHandOver?: () => Promise<boolean>;
};

/**
 * Why a mail was not sent. "later": nothing was handed over, another try may do. "never": refused for good.
 * "unclear": it was handed over and the server's word on it did not come; it may have been sent.
 */
export class MailError extends Error {
  readonly outcome: "later" | "never" | "unclear";
  /** "550 5.1.1 no such user": what the server said to the address or to the mail; not to who sends. */
  readonly refusal: { at: "address" | "mail"; said: string } | null;
  constructor(outcome: MailError["outcome"], message: string, refusal: MailError["refusal"] = null) {
    super(message);
    this.outcome = outcome;
    this.refusal = refusal;
  }
}

/** A mail server that does not speak within these, in milliseconds, is away. */
const PATIENCE = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };
/** Nor may the whole take longer, in milliseconds: less than a job may run (lib/jobs.ts). */
const LONGEST_MS = 150_000;

type Way = Pick<Env, "SMTP_URL" | "DATA_DIR" | "DKIM">;

/** Hands a mail to the server of SMTP_URL, signed where there is a key; without one lays it into DATA_DIR/mail. @throws MailError */
export async function sendMail(mail: OutgoingMail, { SMTP_URL, DATA_DIR, DKIM }: Way): Promise<void> {
  const { mayHandOver = async () => true, ...rest } = mail;
  const message = { ...toMessage(rest), ...(DKIM && { dkim: toSigner(DKIM) }) };
  if (SMTP_URL) return handOver(message, SMTP_URL, mayHandOver);
  // Laid in twice it is there once.
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

const toMessage = ({ to, headers, ...mail }: Omit<OutgoingMail, "mayHandOver">): Message => ({
  ...mail,
  // As an object it is one address and nothing else, whatever stands in it.
  to: { name: "", address: to },
  // RFC 3834 §5: no out-of-office note comes back.
  headers: { ...headers, "Auto-Submitted": "auto-generated" },
});

/** How far one mail has come, and whether it is waited for no more. */
type Progress = { handed: boolean; givenUp: boolean; mayHandOver: () => Promise<boolean> };

/** One mail each at a time, as many as the job takes at once (db/queue-workers.ts): none waits for a line behind others. */
const LINES = 4;
/** Then a line is laid anew: some servers count. */
const MAILS_PER_LINE = 100;

let pool: { url: string; transport: Transport } | undefined;

/** Lines to the mail server stay open between mails; laid anew where SMTP_URL is another. */
function poolFor(url: string): Transport {
  if (pool?.url === url) return pool.transport;
  closeMailLines();
  const transport = createTransport({
    ...smtpOptions(url),
    ...PATIENCE,
    pool: true,
    maxConnections: LINES,
    maxMessages: MAILS_PER_LINE,
    // A line that broke must not have a mail sent again: whether it may is ours to say.
    maxRequeues: 0,
  });
  transport.use("stream", ({ data, message }, done) => {
    const compose = message.createReadStream.bind(message);
    // Composed when it is read: the signature is put on after this, and belongs to what leaves.
    message.createReadStream = () => sourceOf(compose, data.progress);
    done();
  });
  pool = { url, transport };
  return transport;
}

/** Hangs up where nothing is being sent. */
export function closeMailLines(): void {
  pool?.transport.close();
  pool = undefined;
}

function handOver(message: Message, url: string, mayHandOver: Progress["mayHandOver"]): Promise<void> {
  const progress: Progress = { handed: false, givenUp: false, mayHandOver };
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      progress.givenUp = true;
      reject(new MailError(progress.handed ? "unclear" : "later", "The mail server took too long."));
    }, LONGEST_MS);
    poolFor(url).sendMail({ ...message, progress }, (error) => {
      clearTimeout(late);
      // Asked here and now: where the server refused it, the source is drained afterwards.
      if (error) reject(toMailError(error, progress.handed));
      else resolve();
    });
  });
}

/** Read once the server has asked for it (354), and not before; not at all once the mail was given up. */
function sourceOf(compose: () => Readable, state: Progress): Readable {
  let isBegun = false;
  return new Readable({
    read() {
      // Handed over before, on a line that broke: a second time is one too many.
      if (state.givenUp || isBegun || state.handed) return void this.destroy(new Error("given up"));
      isBegun = true;
      // Whole before it is said to be handed over: what cannot be composed was not.
      buffer(compose())
        .then(async (source) => {
          const may = await state.mayHandOver();
          if (!may || state.givenUp) return void this.destroy(new Error("taken by another"));
          state.handed = true;
          this.push(source);
          this.push(null);
        })
        .catch((error: Error) => this.destroy(error));
    },
  });
}

/** RFC 5321 §4.2.1: 4yz may pass, 5yz will not; a server that has said either has not taken the mail. */
function toMailError({ responseCode, response, command, message }: SendError, handed: boolean): MailError {
  if (!responseCode) return new MailError(handed ? "unclear" : "later", message);
  const at = command === "RCPT TO" ? "address" : command === "DATA" ? "mail" : null;
  const said = response ?? `${responseCode}`;
  return new MailError(responseCode >= 500 ? "never" : "later", message, at && { at, said });
}
