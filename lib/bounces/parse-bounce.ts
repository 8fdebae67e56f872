import PostalMime, { type Email } from "postal-mime";
import { readDeliveryStatus } from "#lib/bounces/delivery-status.ts";
import { readFeedbackReport } from "#lib/bounces/feedback-report.ts";
import { readPlainBounce, splitAtOriginal } from "#lib/bounces/plain-bounce.ts";
import { addressIn } from "#lib/bounces/report-fields.ts";
import type { BounceVerdict, FailedRecipient } from "#lib/bounces/verdict.ts";

/** Beyond this nothing is read, in bytes: a report stands at the beginning, what follows is the mail that came back. */
export const LONGEST_BOUNCE = 1024 * 1024;

/** The same in lines: each costs the reader of mails as much as many bytes do. */
const MOST_LINES = 20_000;

function beginningOf(source: Uint8Array): Uint8Array {
  let end = -1;
  for (let line = 0; line < MOST_LINES; line++) {
    end = source.indexOf(10, end + 1);
    if (end < 0 || end >= LONGEST_BOUNCE) return source.subarray(0, LONGEST_BOUNCE);
  }
  return source.subarray(0, end + 1);
}

/**
 * What a mail to the bounce address is: a delivery status notification (RFC 3464), a bounce in plain words, a
 * complaint (RFC 5965), an auto-reply (RFC 3834) or something else. Never throws: what cannot be read is unknown.
 */
export async function parseBounce(whole: Uint8Array): Promise<BounceVerdict> {
  const source = beginningOf(whole);
  const options = { forceRfc822Attachments: true, attachmentEncoding: "utf8" } as const;
  const mail = await PostalMime.parse(source, options).catch(() => null);
  if (!mail) return { kind: "unknown" };
  const text = textOf(mail);
  const { said, original } = splitAtOriginal(text);
  const returned =
    partOf(mail, /^(message\/(rfc822|global)|text\/rfc822-headers|message\/global-headers)$/) ?? original;
  const originalMessageId = messageIdIn(returned) ?? answeredId(mail) ?? messageIdIn(bodyOf(source));

  const feedback = partOf(mail, /^message\/feedback-report$/);
  if (feedback !== null) return readFeedbackReport(feedback, { returned, originalMessageId });
  const status = partOf(mail, /^message\/(global-)?delivery-status$/) ?? strayStatus(mail, source);
  const recipients = status === null ? [] : readDeliveryStatus(status, said);
  if (recipients.length > 0) return { kind: "bounce", recipients, originalMessageId };
  if (status !== null || isBounce(mail, said))
    return { kind: "bounce", recipients: plainRecipients(mail, { said, text }), originalMessageId };
  return { kind: isAutoReply(mail) ? "auto-reply" : "unknown" };
}

function plainRecipients(mail: Email, { said, text }: { said: string; text: string }): FailedRecipient[] {
  const named = (headerOf(mail, "x-failed-recipients") ?? "")
    .split(",")
    .flatMap((one) => addressIn(one) ?? []);
  const read = (words: string) => readPlainBounce(words, named, mail.subject ?? "");
  const own = read(said);
  if (own[0]?.address) return own;
  // Some servers send the bounce of another on, and say nothing themselves.
  const all = read(text);
  return all[0]?.address ? all : own;
}

/** A report whose parts do not stand where its header says, cut or spoilt on the way: its fields are found all the same. */
function strayStatus(mail: Email, source: Uint8Array): string | null {
  if (mail.attachments.length > 0 || !headerOf(mail, "content-type")?.startsWith("multipart/report"))
    return null;
  return /^Reporting-MTA:[\s\S]*?(?=^--|(?![\s\S]))/im.exec(bodyOf(source))?.[0] ?? null;
}

/** Postgres takes no text with a NUL in it. */
const storable = (text: string): string => text.replaceAll("\0", " ");

const headerOf = (mail: Email, name: string): string | undefined =>
  mail.headers.find(({ key }) => key === name)?.value;

const textOf = (mail: Email): string =>
  storable(mail.text ?? (mail.html ?? "").replace(/<[^<>]*>/g, " ")).replace(/\r\n?/g, "\n");

function partOf(mail: Email, type: RegExp): string | null {
  const part = mail.attachments.find(({ mimeType }) => type.test(mimeType));
  return part ? storable(String(part.content)) : null;
}

const messageIdIn = (headers: string): string | null =>
  /^message-id:\s*(<[^<>\s]{3,250}>)/im.exec(headers)?.[1] ?? null;

/** All that stands below the bounce's own headers, as it came: where its parts cannot be told apart. */
function bodyOf(source: Uint8Array): string {
  const raw = storable(new TextDecoder().decode(source)).replace(/\r\n?/g, "\n");
  const end = raw.indexOf("\n\n");
  return end < 0 ? "" : raw.slice(end);
}

const answeredId = (mail: Email): string | null =>
  /<[^<>\s]{3,250}>/.exec(`${mail.inReplyTo ?? ""} ${mail.references ?? ""}`)?.[0] ?? null;

const MACHINES = /^(mailer-daemon|postmaster|mail-?daemon|mdaemon|bounces?)\b|mail delivery (sub)?system/i;
const BOUNCED =
  /undeliver|delivery (status notification|(has )?failed|failure|report|problem|incomplete)|mail delivery (failed|system)|returned mail|returning message|failure notice|could ?n[o']t be delivered|delivery to the following|not delivered|unable to deliver|unzustellbar|nicht zugestellt|zustellung .{0,40}fehlgeschlagen/i;

/** Programs say who they are: a person who writes of mails that did not arrive is none. */
function isBounce(mail: Email, said: string): boolean {
  if (headerOf(mail, "x-failed-recipients")) return true;
  const from = `${mail.from?.address ?? ""} ${mail.from?.name ?? ""}`;
  const isMachine = MACHINES.test(from.trim()) || MACHINES.test(mail.from?.name ?? "");
  return isMachine && BOUNCED.test(`${mail.subject ?? ""}\n${said}`);
}

function isAutoReply(mail: Email): boolean {
  const header = (name: string) => headerOf(mail, name)?.toLowerCase() ?? "";
  return (
    header("auto-submitted").startsWith("auto-replied") ||
    /auto_?reply|vacation/.test(header("precedence")) ||
    ["x-autoreply", "x-autorespond", "x-auto-response-suppress"].some((name) => header(name) !== "") ||
    /^(re: )?(auto(matic|mated|-)? ?(reply|response)|out of (the )?office|away from|automatische antwort|abwesen|vacation)/i.test(
      mail.subject ?? "",
    )
  );
}
