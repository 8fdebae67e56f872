import {
  type ForeignLink,
  forgetForeignVerdicts,
  getForeignLink,
  keepLinkAnswer,
  listDueLinks,
  pauseHost,
} from "#db/link-checks.ts";
import { collectUsesOf } from "#db/link-sources.ts";
import { judgeOwn } from "#db/own-links.ts";
import { portalSettings } from "#db/settings.ts";
import { env } from "#lib/env.ts";
import { grantSystem } from "#lib/grant.ts";
import { hostTurns } from "#lib/host-turns.ts";
import { type LinkAnswer, type ProbeOptions, probeLink } from "#lib/link-probe.ts";
import type { LinkVerdict } from "#lib/link-verdict.ts";
import { log } from "#lib/log.ts";
import type { System } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

/** Links in one run; those left over come first tomorrow. */
const MOST = 5000;
/** Of one host in one run: a paper that links to one archive a thousand times is no burden to it. */
const MOST_OF_HOST = 60;
/** Hosts that are asked at the same time. */
const HOSTS_AT_ONCE = 6;
/** Between two questions to one host. */
const PAUSE_MS = 2_000;
/** No run begins another question after this; the queue gives it up later (lib/jobs.ts). */
const LONGEST_RUN_MS = 40 * 60_000;
/** Until tomorrow's run: for whoever says "too many" and not until when, and for whoever was asked enough today. */
const USUAL_PAUSE_MS = 12 * 3_600_000;

const turn = hostTurns(PAUSE_MS);

/** Tests ask a listener on their own machine, and are in a hurry. */
type Options = Partial<Pick<ProbeOptions, "allowLoopback" | "turn" | "timeout">> & {
  now?: Date;
  most?: number;
};

/** Every day, where the house has chosen so: asks other houses whether they still have what texts link to. */
export async function checkForeignLinks({ most = MOST, ...options }: Options = {}): Promise<void> {
  const system = grantSystem("links");
  if (!(await portalSettings()).checkForeignLinks) return forgetForeignVerdicts(system);
  const until = Date.now() + LONGEST_RUN_MS;
  let asked = 0;
  const askHost = async (host: string, links: ForeignLink[]) => {
    for (const link of links.slice(0, MOST_OF_HOST)) {
      if (Date.now() > until) return;
      asked++;
      if ((await ask(system, link, options)).isPaused) return;
    }
    if (links.length >= MOST_OF_HOST) await pauseHost(system, host, tomorrow());
  };
  // A host with more links than fit in one list makes room for the others as soon as it has been asked enough.
  while (asked < most && Date.now() < until) {
    const waiting = [...Map.groupBy(await listDueLinks(most - asked), ({ host }) => host)];
    if (waiting.length === 0) break;
    const worker = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await askHost(...next);
    };
    await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, worker));
  }
  log().info({ asked }, "other houses' links looked at");
}

const tomorrow = () => new Date(Date.now() + USUAL_PAUSE_MS);

/**
 * One link, at once: whoever presses wants to see what comes of it.
 * @returns what it is now taken for; null when no text has it any more, whoever noticed first
 * @throws Refusal links-off where other houses are not to be asked
 */
export async function checkLink(id: number, options: Options = {}): Promise<LinkVerdict | null> {
  const system = grantSystem("links");
  const link = await getForeignLink(id);
  if (!link || !(await collectUsesOf(system, id))) return null;
  if (link.host === "") return judgeOwn([link]).then(([state]) => state?.verdict ?? null);
  if (!(await portalSettings()).checkForeignLinks) throw new Refusal("links-off", link.url);
  return (await ask(system, link, options)).verdict;
}

async function ask(
  system: System,
  link: ForeignLink,
  { now = new Date(), ...options }: Options,
): Promise<{ verdict: LinkVerdict; isPaused: boolean }> {
  const userAgent = `Depesche link check (+${env().SITE_URL})`;
  const answer = await probeLink(link.url, { userAgent, turn, ...options });
  const verdict = await keepLinkAnswer(system, link, { answer, now });
  const pause = pauseIn(answer);
  if (pause) await pauseHost(system, link.host, pause);
  return { verdict, isPaused: pause !== null };
}

/** Never shorter than until tomorrow: who asks for a second would be asked all night. */
function pauseIn({ status, pauseUntil }: LinkAnswer): Date | null {
  if (status !== 429 && !pauseUntil) return null;
  return new Date(Math.max(tomorrow().getTime(), pauseUntil?.getTime() ?? 0));
}
