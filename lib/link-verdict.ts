import type { LinkAnswer } from "#lib/link-probe.ts";

/**
 * What is known of a link. `unclear`: somebody answered, and what they say is no reason to take the link for
 * broken. `failing`: nobody answered, or not as they should; on the third day of that it is broken.
 */
export const LINK_VERDICTS = ["unchecked", "fine", "moved", "unclear", "failing", "broken"] as const;
export type LinkVerdict = (typeof LINK_VERDICTS)[number];

/** What is wrong. The first four are said of our own addresses too. */
export const LINK_FAULTS = [
  "missing",
  "gone",
  "hidden",
  "closed",
  "redirects",
  "unreachable",
  "timeout",
  "server",
] as const;
export type LinkFault = (typeof LINK_FAULTS)[number];

export type LinkState = {
  verdict: LinkVerdict;
  fault: LinkFault | null;
  /** HTTP's, where somebody was asked. */
  status: number | null;
  /** Where the link should lead now: what it leads to has moved for good. */
  movedTo: string | null;
  /** On so many days in a row it failed, and the last of them: "2026-11-28". */
  failedDays: number;
  failedOn: string | null;
};

export type FailedBefore = Pick<LinkState, "failedDays" | "failedOn">;

/** A server may be away for a weekend; who is away longer than that is gone. */
export const FAILED_DAYS = 3;

/** @param today day of the question, "2026-11-28": a second one on the same day counts as none */
export function judgeAnswer(answer: LinkAnswer, before: FailedBefore, today: string): LinkState {
  const { status, fault, movedTo } = answer;
  const said = (verdict: LinkVerdict, wrong: LinkFault | null = null): LinkState => ({
    verdict,
    fault: wrong,
    status,
    movedTo: verdict === "moved" ? movedTo : null,
    failedDays: 0,
    failedOn: null,
  });
  if (fault === "redirects") return said("broken", "redirects");
  const failure = failureIn(answer);
  if (failure) {
    const failedDays = before.failedOn === today ? before.failedDays : before.failedDays + 1;
    const verdict = failedDays >= FAILED_DAYS ? "broken" : "failing";
    return { ...said(verdict, failure), failedDays, failedOn: today };
  }
  if (status === 404) return said("broken", "missing");
  if (status === 410) return said("broken", "gone");
  if (status !== null && status >= 200 && status < 300) return said(movedTo ? "moved" : "fine");
  // Who wants a password, a browser or a pause shows readers what they want to see.
  return said("unclear");
}

function failureIn({ status, fault }: LinkAnswer): LinkFault | null {
  if (fault === "unreachable" || fault === "timeout") return fault;
  return status !== null && status >= 500 ? "server" : null;
}

/** The weekly look comes half a day early, so that a run a minute later does not miss it by a week. */
const WEEKLY_HOURS = 6 * 24 + 12;
const DAILY_HOURS = 12;

/** Hours until somebody is asked again. */
export const hoursUntilNext = (verdict: LinkVerdict): number =>
  verdict === "failing" ? DAILY_HOURS : WEEKLY_HOURS;
