import type { SiteSettings } from "#lib/settings.ts";

/** Who is told that something has changed: a feed's hub (W3C WebSub), or search engines (indexnow.org). */
export type PingTarget = { kind: "websub" | "indexnow"; target: string };

export function pingTargetsOf({
  webSubHubs,
  indexNow,
  indexNowUrl,
}: Pick<SiteSettings, "webSubHubs" | "indexNow" | "indexNowUrl">): PingTarget[] {
  return [
    ...webSubHubs.map((target) => ({ kind: "websub" as const, target })),
    ...(indexNow ? [{ kind: "indexnow" as const, target: indexNowUrl }] : []),
  ];
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Nobody is called more often: what comes out meanwhile is told together. */
export const PING_PAUSE_MS = MINUTE;
/** Search engines are told of a running live blog no more often than that. */
export const LIVE_BLOG_PAUSE_MINUTES = 10;
/** What nobody could be told in so long is told to nobody: feeds and sitemaps have it. */
export const PING_GIVE_UP_HOURS = 24;
/** So long the log keeps what was answered. */
export const PING_LOG_DAYS = 30;
/** After so many failures in a row the self-check says so: half an hour or more. */
export const PING_FAILING_AFTER = 5;

const LONGEST_PAUSE_MS = 4 * 60 * MINUTE;

/**
 * When somebody who could not be told is called again: after a minute, then after twice as long, and so on up to four
 * hours; later if they have said so. @param failures how many in a row, this one included
 */
export function nextCall(failures: number, { now, until }: { now: number; until: Date | null }): Date {
  const pause = Math.min(PING_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
  return new Date(Math.max(now + pause, until?.getTime() ?? 0));
}

/** Taken; to be tried again; or refused for a reason that no second try removes. */
export type PingOutcome = "taken" | "later" | "refused";

/** 2xx is taken; 408, 425, 429 and 5xx pass; a redirect is not followed, and with anything else something is set up wrongly. */
export function pingOutcomeOf(status: number): PingOutcome {
  if (status >= 200 && status < 300) return "taken";
  return [408, 425, 429].includes(status) || status >= 500 ? "later" : "refused";
}

const LONGEST_ANSWER = 300;

/** What somebody answered, as the log keeps it: one line of text, nothing that steers a screen or a line. */
export const answerText = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\uFFFD\s]+/gu, " ")
    .trim()
    .slice(0, LONGEST_ANSWER);

/** How an article stands before readers and search engines, before or after a change. */
export type PingFacts = {
  /** Published and not withdrawn, due or not. */
  live: boolean;
  /** Live and due. */
  visible: boolean;
  path: string;
  /** When it becomes visible, by its date and embargo. */
  dueAt: string | null;
  /** When what it says last changed. */
  substantiveAt: string | null;
  /** What lists it, in any form that can be compared. */
  places: string;
};

/** What is to be told, and when; `at` null is now. */
export type Telling = { at: string | null; shown: string[]; gone: string[] };

/** What hubs and search engines are told of a change: that something appeared, moved, changed in substance or went. */
export function whatToTell(before: PingFacts, after: PingFacts): Telling[] {
  if (after.visible) {
    const hasMoved = before.visible && before.path !== after.path;
    const hasNews = !before.visible || before.substantiveAt !== after.substantiveAt;
    if (!hasMoved && !hasNews) return [];
    return [{ at: null, shown: [after.path], gone: hasMoved ? [before.path] : [] }];
  }
  const gone: Telling[] = before.visible ? [{ at: null, shown: [], gone: [before.path] }] : [];
  // Under an embargo whatever changes is told at its end, and nothing before.
  const comes = after.live && JSON.stringify(before) !== JSON.stringify(after);
  return comes ? [...gone, { at: after.dueAt, shown: [after.path], gone: [] }] : gone;
}
