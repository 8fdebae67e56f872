import {
  claimPush,
  forgetPush,
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

/** Browsers that are taken at a time; those that a process had in hand when it died hear nothing of that article. */
const AT_ONCE = 100;
/** Mailboxes that are written to at the same time; most lie with three or four services. */
const WRITERS = 16;
/** No run takes more after this; the next one is a minute away. The queue gives it up later (lib/jobs.ts). */
const LONGEST_RUN_MS = 10 * 60_000;
/** A mailbox that did not answer is asked again after this, then after twice as long, and so on. */
const FIRST_PAUSE_MS = 60_000;

const system = grantSystem("push");

type Options = Pick<PushSender, "allowLoopback" | "timeout">;

/** Tells browsers of an article that has come out, and of what has waited. Each hears of each article once. */
export async function sendPushMessages({ articleId }: Jobs["push"], options: Options = {}): Promise<void> {
  if (articleId !== undefined) {
    const browsers = await spreadPush(system, articleId);
    log().info({ article: articleId, browsers }, "push messages laid out");
  }
  const until = Date.now() + LONGEST_RUN_MS;
  let prepared: Prepared | undefined;
  while (Date.now() < until) {
    const turns = await claimPush(system, AT_ONCE);
    if (turns.length === 0) return;
    // Keys and words are asked for once there is somebody to write to; most minutes there is nobody.
    prepared ??= await prepare(options);
    await sendAll(turns, prepared);
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

async function sendAll(turns: PushTurn[], prepared: Prepared): Promise<void> {
  const waiting = [...turns];
  const writer = async () => {
    for (let turn = waiting.shift(); turn; turn = waiting.shift()) await sendTurn(turn, prepared);
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
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
