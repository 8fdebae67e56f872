/** How long a decision may be objected to, in months (DSA art. 20(1): at least six, from the day it was told). */
export const APPEAL_MONTHS = 6;

/** The last moment for an objection: the same day of the month, the month's last day where it has none. */
export function appealableUntil(decidedAt: Date): Date {
  const until = new Date(decidedAt);
  until.setUTCMonth(until.getUTCMonth() + APPEAL_MONTHS);
  if (until.getUTCDate() !== decidedAt.getUTCDate()) until.setUTCDate(0);
  return until;
}
