import { UNCONFIRMED_DAYS } from "#lib/subscriptions.ts";

/**
 * How long what is kept about people is kept, after it has served its purpose. The job "housekeeping" deletes by
 * these numbers, and the privacy page shows them: texts under "retention.what" say what it is, those under
 * "retention.why" why it is kept.
 */
export type DataClass =
  | "signInTokens"
  | "heldDrafts"
  | "rateLimits"
  | "sessions"
  | "mails"
  | "failedMails"
  | "bounces"
  | "reporters"
  | "pushMessages"
  | "unconfirmed"
  | "consents"
  | "jobs";

type Retention = { days: number; reason: "signIn" | "comment" | "abuse" | "delivery" | "cases" | "consent" };

export const RETENTION: Record<DataClass, Retention> = {
  /** After they have expired or were used. */
  signInTokens: { days: 1, reason: "signIn" },
  /** Sealed comments on their way, after they have expired. */
  heldDrafts: { days: 0, reason: "comment" },
  /** Counters by keyed hashes; the longest window is a day. */
  rateLimits: { days: 2, reason: "abuse" },
  /** Signed-in devices, after they have ended. */
  sessions: { days: 30, reason: "signIn" },
  /** To whom, when and of what kind; what a mail said is deleted when it is sent. */
  mails: { days: 30, reason: "delivery" },
  /** Of which nobody knows, or which could not be sent: somebody may still have to look. */
  failedMails: { days: 90, reason: "delivery" },
  /** That a mail came back, by a keyed hash of its address; those that may pass are counted for a month. */
  bounces: { days: 90, reason: "delivery" },
  /** Name and address of whoever reported something without an account, after the decision; objections have six months. */
  reporters: { days: 365, reason: "cases" },
  /** Which browser was told of which article; not what it said. */
  pushMessages: { days: 7, reason: "delivery" },
  /** Mail subscriptions that nobody confirmed. */
  unconfirmed: { days: UNCONFIRMED_DAYS, reason: "consent" },
  /** Proof that mail was wanted, after the last subscription of an address has ended (three years: BGB § 195). */
  consents: { days: 3 * 365, reason: "consent" },
  /** Finished jobs; they name rows, never people (deleted by pg-boss). */
  jobs: { days: 7, reason: "delivery" },
};
