import {
  claimPingTargets,
  endPingTurn,
  handOnPings,
  listWaitingPings,
  notePing,
  type PingTurn,
  type WaitingPing,
} from "#db/ping-sending.ts";
import { portalSettings } from "#db/settings.ts";
import { env } from "#lib/env.ts";
import { grantSystem } from "#lib/grant.ts";
import { indexNowBody } from "#lib/indexnow.ts";
import { log } from "#lib/log.ts";
import { absolute } from "#lib/paths.ts";
import { type PingTarget, pingTargetsOf } from "#lib/pings.ts";
import { type PingAnswer, type PingSender, sendPing } from "#lib/send-ping.ts";

/** No turn goes on after this, and hands on what is left: a job that waits for a minute is late (lib/jobs.ts). */
const LONGEST_TURN_MS = 20_000;

const system = grantSystem("pings");

/** Tells hubs and search engines what waits for them, everybody at the same time. */
export async function sendPings(sender: PingSender = {}): Promise<void> {
  const { turns, givenUp } = await claimPingTargets(system, pingTargetsOf(await portalSettings()));
  if (givenUp > 0) log().warn({ addresses: givenUp }, "pings were given up");
  await Promise.all(turns.map((turn) => takeTurn(turn, sender)));
}

/** One call after the other; the first that fails ends the turn, and what it did not tell goes on waiting. */
async function takeTurn(turn: PingTurn, sender: PingSender): Promise<void> {
  const until = Date.now() + LONGEST_TURN_MS;
  let sum: PingAnswer | null = null;
  for (const told of callsOf(turn, await listWaitingPings(system, turn))) {
    if (Date.now() > until) return handOnPings(system, turn);
    const answer = await sendPing(turn.target, contentOf(turn, told), sender);
    await notePing(system, turn, { told, answer });
    if (answer.outcome !== "taken") warn(turn, answer);
    // One feed that is refused is to be looked at, also when the next is taken.
    if (sum?.outcome !== "refused" || answer.outcome === "later") sum = answer;
    if (answer.outcome === "later") break;
  }
  await endPingTurn(system, turn, sum);
}

/** Hubs take one feed at a time, and understand nothing else everywhere; search engines take ten thousand pages. */
function callsOf({ kind }: PingTarget, waiting: WaitingPing[]): WaitingPing[][] {
  if (kind === "websub") return waiting.map((one) => [one]);
  return waiting.length > 0 ? [waiting] : [];
}

function contentOf({ kind }: PingTarget, told: WaitingPing[]): { type: string; body: string } {
  const { SITE_URL } = env();
  const urls = told.map(({ path }) => absolute(SITE_URL, path));
  if (kind === "indexnow")
    return { type: "application/json; charset=utf-8", body: indexNowBody(SITE_URL, urls) };
  const [url = ""] = urls;
  // Some hubs know the feed by the one name, some by the other.
  const fields = new URLSearchParams({ "hub.mode": "publish", "hub.url": url, "hub.topic": url });
  return { type: "application/x-www-form-urlencoded", body: `${fields}` };
}

function warn({ kind, target }: PingTarget, { outcome, status, answer }: PingAnswer): void {
  log().warn({ kind, target, outcome, status, answer }, "a ping was not taken");
}
