import { type BounceOutcome, noteBounce } from "#db/bounces.ts";
import { readBounceFolder } from "#lib/bounces/folder.ts";
import { mailKeyOf } from "#lib/bounces/mail-key.ts";
import { readMailbox } from "#lib/bounces/mailbox.ts";
import { parseBounce } from "#lib/bounces/parse-bounce.ts";
import { env } from "#lib/env.ts";
import { grantSystem } from "#lib/grant.ts";
import { log } from "#lib/log.ts";
import { RETENTION } from "#lib/retention.ts";

const system = grantSystem("bounces");

/** One line for each mail that came back; it names mails, and no addresses. */
const SENTENCES: Record<BounceOutcome, string> = {
  suppressed: "a mail came back: its address gets no bulk mail any more",
  counted: "a mail came back, and is counted",
  known: "a bounce came that had come before",
  unproved: "a bounce names an address that was written to, but no mail: it is shown, and suppresses nobody",
  "not-ours": "a bounce is of no mail of ours, and is ignored",
  "not-final": "a mail is late, and its server still tries",
  "no-bounce": "a mail to the bounce address is neither bounce nor complaint",
};

/** Reads one mail that came back and notes what it says. @param source as it came (RFC 5322) */
export async function takeBounce(source: Uint8Array): Promise<BounceOutcome> {
  const verdict = await parseBounce(source);
  const mailKey = mailKeyOf(source);
  const outcome = await noteBounce(system, { verdict, mailKey });
  const messageId = "originalMessageId" in verdict ? verdict.originalMessageId : null;
  log().info({ outcome, kind: verdict.kind, messageId, mailKey }, SENTENCES[outcome]);
  return outcome;
}

/** Every five minutes: what lies in the bounce mailbox (BOUNCE_URL) and in DATA_DIR/bounces. @throws to be tried again */
export async function readBounces(): Promise<void> {
  const { BOUNCE_URL, DATA_DIR } = env();
  const take = async (source: Uint8Array) => void (await takeBounce(source));
  const outcomes = await Promise.allSettled([
    readBounceFolder(DATA_DIR, { take, keepDays: RETENTION.mails.days }),
    BOUNCE_URL ? readMailbox(BOUNCE_URL, take) : 0,
  ]);
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
}
