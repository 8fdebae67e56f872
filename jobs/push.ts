import {
  claimPush,
  forgetPush,
  handOnPush,
  notePushed,
  notePushFailure,
  type PushTurn,
  postponePush,
  spreadPush,
} from "#db/push-messages.ts";
import { getSite } from "#db/site.ts";
import { getVapidKeys } from "#db/vapid-keys.ts";
import { grantSystem } from "#lib/grant.ts";
import { translator } from "#lib/i18n.ts";
import type { Jobs } from "#lib/jobs.ts";
import { log } from "#lib/log.ts";
import { pushMessages } from "#lib/push-text.ts";
import type { PushOutcome, PushSender } from "#lib/send-push.ts";
import type { Site } from "#lib/site.ts";

/** Browsers that are taken and written to at a time; those that a process had in hand when it died hear nothing of that article. */
const AT_ONCE = 50;
/**
 * No run takes more after this, and hands on what is left: jobs that come meanwhile wait for it, and one that waits
 * for a minute is late (lib/jobs.ts).
 */
const LONGEST_RUN_MS = 20_000;
/** A mailbox that did not answer is asked again after this, then after twice as long, and so on. */
const FIRST_PAUSE_MS = 60_000;

const system = grantSystem("push");

type Options = Pick<PushSender, "allowLoopback" | "timeout">;

/** Whether this process is sending, and whether something has been laid out since it last looked. */
let isSending = false;
let isMore = false;

/** Tells browsers of an article that has come out, and of what has waited. Each hears of each article once. */
export async function sendPushMessages({ articleId }: Jobs["push"], options: Options = {}): Promise<void> {
  if (articleId !== undefined) {
    const browsers = await spreadPush(system, articleId);
    log().info({ article: articleId, browsers }, "push messages laid out");
  }
  isMore = true;
  if (isSending) return;
  isSending = true;
  await sendWhatIsDue(options).finally(() => {
    isSending = false;
  });
}

async function sendWhatIsDue(options: Options): Promise<void> {
  const until = Date.now() + LONGEST_RUN_MS;
  let prepared: Prepared | undefined;
  while (isMore) {
    if (Date.now() > until) return handOnPush(system);
    isMore = false;
    const turns = await claimPush(system, AT_ONCE);
    if (turns.length === 0) continue;
    isMore = true;
    // Keys and words are asked for once there is somebody to write to; most minutes there is nobody.
    prepared ??= await prepare(options);
    const told = prepared;
    await Promise.all(turns.map((turn) => sendTurn(turn, told)));
  }
}

type Prepared = { site: Site; sender: PushSender; send: typeof import("#lib/send-push.ts").sendPush };

async function prepare(options: Options): Promise<Prepared> {
  const [site, keys, { sendPush }] = await Promise.all([
    getSite(),
    getVapidKeys(),
    import("#lib/send-push.ts"),
  ]);
  return { site, sender: { keys, contact: contactOf(site), ...options }, send: sendPush };
}

/** Whom a push service writes to when something is wrong: a portal without TLS has no address that it would take. */
function contactOf({ url, settings }: Site): string {
  if (settings.contactEmail) return `mailto:${settings.contactEmail}`;
  return url.startsWith("https:") ? url : `mailto:post@${new URL(url).hostname}`;
}

/** One browser's messages, one after the other: the first that fails decides about the rest. */
async function sendTurn(turn: PushTurn, { site, sender, send }: Prepared): Promise<void> {
  const t = translator(site.locale, site.settings.address);
  const messages = pushMessages(turn.articles, t);
  let isSent = false;
  for (const message of messages) {
    const outcome = await send(turn.target, message, sender);
    if (outcome.kind === "sent") isSent = true;
    else return settle(turn, { outcome, articleIds: unsentOf(turn, message.tag) });
  }
  if (isSent) await notePushed(system, turn);
}

/** What had not been handed over when a message failed: it and those after it; "more" stands first and for many. */
function unsentOf({ articles }: PushTurn, tag: string): number[] {
  const ids = articles.map(({ id }) => id);
  const failed = ids.findIndex((id) => `article-${id}` === tag);
  return ids.slice(Math.max(0, failed));
}

type Failed = { outcome: Exclude<PushOutcome, { kind: "sent" }>; articleIds: number[] };

async function settle(turn: PushTurn, { outcome, articleIds }: Failed): Promise<void> {
  const { host } = new URL(turn.target.endpoint);
  switch (outcome.kind) {
    case "later": {
      const pause = FIRST_PAUSE_MS * 2 ** (turn.attempt - 1);
      const until = new Date(Math.max(Date.now() + pause, outcome.until?.getTime() ?? 0));
      const isAgain = await postponePush(system, turn, { articleIds, until });
      log()[isAgain ? "info" : "warn"]({ host, why: outcome.why, isAgain }, "a push message was not taken");
      return;
    }
    case "refused":
      log().warn({ host, why: outcome.why }, "a push message was refused");
      return notePushFailure(system, turn);
    default:
      return forgetPush(system, turn);
  }
}
