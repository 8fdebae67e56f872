import type { Onward } from "#lib/login.ts";
import { seal, unseal } from "#lib/seal.ts";

/** The password was right, the second factor is still to come. It opens nothing by itself. */
export type HalfSignIn = { userId: number; onward: Onward };

/** An app that is first to be installed takes longer than one that is at hand. */
export const HALF_MINUTES = { code: 5, setUp: 30 } as const;
type Stage = keyof typeof HALF_MINUTES;

const PURPOSE = "half sign-in";

/** @returns a sealed note for the next form to carry: there is no session yet */
export function sealHalf(half: HalfSignIn, stage: Stage, now: Date): string {
  const until = now.getTime() + HALF_MINUTES[stage] * 60_000;
  return seal(JSON.stringify({ ...half, until }), `${PURPOSE} ${stage}`);
}

/** null: not ours, for another stage, or over. */
export function openHalf(sealed: string, stage: Stage, now: Date): HalfSignIn | null {
  const opened = sealed.length < 8_000 ? unseal(sealed, `${PURPOSE} ${stage}`) : null;
  if (opened === null) return null;
  const { until, ...half } = JSON.parse(opened) as HalfSignIn & { until: number };
  return until > now.getTime() ? half : null;
}

/** A second factor that is shown but not yet confirmed: the same until it is, however often a code is mistyped. */
export type Enrolment = { secret: string; recoveryCodes: string[] };

export const sealEnrolment = (enrolment: Enrolment, userId: number): string =>
  seal(JSON.stringify(enrolment), `enrolment ${userId}`);

export function openEnrolment(sealed: string, userId: number): Enrolment | null {
  const opened = sealed.length < 8_000 ? unseal(sealed, `enrolment ${userId}`) : null;
  return opened === null ? null : (JSON.parse(opened) as Enrolment);
}
