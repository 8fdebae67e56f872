import { lateJobs } from "#db/health.ts";
import { listPingTargets, type PingTargetState } from "#db/ping-list.ts";
import { type PushFigures, readPushFigures } from "#db/push-figures.ts";
import { type DatabaseFacts, readDatabaseFacts } from "#db/self-check.ts";
import { listSignUpHours } from "#db/subscriber-figures.ts";
import { type Calendar, dateTime } from "#lib/dates.ts";
import { type Dkim, dkimRecord } from "#lib/dkim.ts";
import { env } from "#lib/env.ts";
import type { Translate } from "#lib/i18n.ts";
import { missingLegalData } from "#lib/legal-data.ts";
import { mailSender } from "#lib/mail.ts";
import { findStoreProblem } from "#lib/media-store.ts";
import { paths } from "#lib/paths.ts";
import { PING_FAILING_AFTER } from "#lib/pings.ts";
import type { Admin } from "#lib/proof.ts";
import { diskSpace, newestBackup } from "#lib/self-check/disk.ts";
import { type Answer, checkKey, checkSender, isPublic } from "#lib/self-check/dns.ts";
import { type Finding, findAddress, findBackup, findDisk, finding } from "#lib/self-check/findings.ts";
import { askFront, newestEntry } from "#lib/self-check/own-front.ts";
import { checkSmtp } from "#lib/self-check/smtp.ts";
import { domainOf } from "#lib/sender-domain.ts";
import { readSignUps } from "#lib/sign-up-spike.ts";
import type { Site } from "#lib/site.ts";

type Checked = { at: Date; findings: Promise<Finding[]> };

/** The check asks a mail server and name servers: whoever reloads the page does not ask them again. */
const FRESH_MS = 60_000;
let last: Checked | null = null;

/** What the self-check found, at most a minute ago. */
export function readFindings(admin: Admin, desk: Omit<Desk, "now">): Checked {
  const now = new Date();
  if (!last || now.getTime() - last.at.getTime() > FRESH_MS) {
    const findings = checkAll(admin, { ...desk, now });
    last = { at: now, findings };
    // One that broke is none.
    findings.catch(forgetFindings);
  }
  return last;
}

export function forgetFindings(): void {
  last = null;
}

type Desk = { calendar: Calendar; now: Date; t: Translate; site: Site };

function findLegal({ t, site }: Desk): Finding {
  const missing = missingLegalData(site.settings);
  if (missing.length === 0) return finding("legal", "ok");
  return finding("legal", "missing", { what: missing.map((line) => t(`imprint.${line}`)).join(", ") });
}

async function checkAll(admin: Admin, desk: Desk): Promise<Finding[]> {
  const { SITE_URL, DATA_DIR } = env();
  const [facts, push, signUps, pings, late, space, pictures, backup, mail, sender, front] = await Promise.all(
    [
      readDatabaseFacts(admin),
      readPushFigures(admin),
      listSignUpHours(admin),
      listPingTargets(admin),
      lateJobs(3_000),
      diskSpace(DATA_DIR),
      findPictures(),
      newestBackup(DATA_DIR),
      findSmtp(),
      findSender(),
      findFront(desk),
    ],
  );
  return [
    finding("database", "ok", { version: facts.version, count: facts.migrations }),
    findDisk(space),
    pictures,
    findBackup(backup, desk.now),
    findLegal(desk),
    findAddress(SITE_URL),
    ...front,
    ...findWork(facts, late, desk),
    mail,
    ...sender,
    findSignUps(signUps, desk),
    findPush(push),
    findPings(pings),
  ];
}

function findPush({ canSend, ...counts }: PushFigures): Finding {
  if (!canSend) return finding("push", "sealed");
  return counts.browsers > 0 ? finding("push", "ok", counts) : finding("push", "none");
}

function findSignUps(hours: number[], { calendar, now }: Desk): Finding {
  const { isSpike, most, usual, until } = readSignUps(hours, now);
  return finding("signUps", isSpike ? "spike" : "ok", { most, usual, time: dateTime(until, calendar) });
}

function findPings(targets: PingTargetState[]): Finding {
  if (targets.length === 0) return finding("pings", "off");
  const refusing = targets.find(({ refusal }) => refusal !== "");
  if (refusing) return finding("pings", "refused", { target: refusing.target, answer: refusing.refusal });
  const failing = targets.find(({ failures }) => failures >= PING_FAILING_AFTER);
  return failing
    ? finding("pings", "failing", { target: failing.target, count: failing.failures })
    : finding("pings", "ok", { count: targets.length });
}

function findWork(facts: DatabaseFacts, late: string[] | null, { calendar, now }: Desk): Finding[] {
  const { failedJobs, lateArticles, troubledMails, lastClockAt } = facts;
  const clock = lastClockAt ? new Date(lastClockAt) : null;
  // It comes once an hour (lib/jobs.ts).
  const isSilent = clock !== null && now.getTime() - clock.getTime() > 2 * 3_600_000;
  return [
    lateArticles > 0 ? finding("scheduled", "late", { count: lateArticles }) : finding("scheduled", "ok"),
    late === null || late.length > 0
      ? finding("jobs", "late", { queues: late?.join(", ") ?? "–" })
      : failedJobs > 0
        ? finding("jobs", "failed", { count: failedJobs })
        : finding("jobs", "ok"),
    clock
      ? finding("clock", isSilent ? "silent" : "ok", { time: dateTime(clock, calendar) })
      : finding("clock", "never"),
    troubledMails > 0 ? finding("mails", "failed", { count: troubledMails }) : finding("mails", "ok"),
  ];
}

async function findPictures(): Promise<Finding> {
  const { MEDIA_URL } = env();
  if (!MEDIA_URL) return finding("pictures", "folder");
  const problem = await findStoreProblem(env());
  return problem
    ? finding("pictures", "failed", { problem })
    : finding("pictures", "ok", { name: MEDIA_URL.name });
}

async function findSmtp(): Promise<Finding> {
  const { SMTP_URL } = env();
  if (!SMTP_URL) return finding("smtp", "none");
  const { host } = new URL(SMTP_URL);
  const problem = await checkSmtp(SMTP_URL);
  return problem ? finding("smtp", "failed", { host, problem }) : finding("smtp", "ok", { host });
}

async function findSender(): Promise<Finding[]> {
  const domain = domainOf(mailSender(env(), ""));
  const { DKIM } = env();
  const names = ["spf", "dkim", "dmarc"] as const;
  const isKnown = isPublic(domain);
  const [found, key] = await Promise.all([isKnown ? checkSender(domain) : null, DKIM && findKey(DKIM)]);
  return names.map((name) => {
    if (name === "dkim" && key) return key;
    return found ? findRecord(name, found[name], domain) : finding(name, "local", { domain });
  });
}

async function findKey(dkim: Dkim): Promise<Finding> {
  const { domain } = dkim;
  if (!isPublic(domain)) return finding("dkim", "local", { domain });
  const values = { domain, name: dkimRecord(dkim).name };
  return finding("dkim", await checkKey(dkim), values);
}

function findRecord(name: "spf" | "dkim" | "dmarc", answer: Answer, domain: string): Finding {
  if (answer === "unreachable") return finding(name, "unreachable", { domain });
  const { text } = answer;
  return text === null ? finding(name, "missing", { domain }) : finding(name, "ok", { domain, record: text });
}

async function findFront({ calendar }: Desk): Promise<Finding[]> {
  const [feed, sitemap] = await Promise.all([askFront(env(), "/feed.xml"), askFront(env(), paths.sitemap())]);
  const newest = sitemap?.status === 200 ? newestEntry(sitemap.body) : null;
  return [
    feed?.status === 200
      ? finding("feed", "ok", { ms: feed.ms })
      : finding("feed", "broken", { status: feed?.status ?? 0 }),
    sitemap?.status !== 200
      ? finding("sitemap", "broken", { status: sitemap?.status ?? 0 })
      : newest
        ? finding("sitemap", "ok", { time: dateTime(newest, calendar) })
        : finding("sitemap", "empty"),
  ];
}
