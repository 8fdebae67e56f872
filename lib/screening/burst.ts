import type { Phase } from "#lib/screening/candidate.ts";
import { refuse, suspect } from "#lib/screening/verdict.ts";

const MINUTES = 10;
/** A lively exchange has one comment every two minutes; nobody reads and answers twice as fast for long. */
const MANY = 5;
const MOST = 12;

/** How many comments the same person sent within the last minutes, this one included. */
export const burst: Phase = ({ sentAt, sender }) => {
  const since = sentAt.getTime() - MINUTES * 60_000;
  const before = sender.recent.filter(({ createdAt }) => createdAt.getTime() > since && createdAt <= sentAt);
  const values = { count: before.length + 1, minutes: MINUTES };
  if (values.count > MOST) return [refuse("burst-too-many", values)];
  return values.count > MANY ? [suspect("burst", values)] : [];
};
