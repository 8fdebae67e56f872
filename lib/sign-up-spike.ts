/** So many hours are looked at for an alarm: whoever comes in the morning hears of the night. */
const RECENT_HOURS = 24;
/** Up to so many an hour are nobody's attack, however small the paper is. */
const ALWAYS_FINE = 50;
/** So many times what is usual is far above it. */
const FAR_ABOVE = 10;

export type SignUps = {
  /** The busiest of the recent hours. */
  most: number;
  /** When it ended; now where it is the last one. */
  until: Date;
  /** The median of the hours before. */
  usual: number;
  isSpike: boolean;
};

/**
 * Whether far more people than usual ask for mails: somebody may be filling in strangers' addresses. The median does
 * not rise with one bad night, as a mean would.
 * @param hours requests in each hour, the newest last: it ends now
 */
export function readSignUps(hours: readonly number[], now: Date): SignUps {
  const recent = hours.slice(-RECENT_HOURS);
  const usual = median(hours.slice(0, -RECENT_HOURS));
  const most = Math.max(0, ...recent);
  const hoursAgo = Math.max(0, recent.length - 1 - recent.lastIndexOf(most));
  const until = new Date(now.getTime() - hoursAgo * 3_600_000);
  return { most, until, usual, isSpike: most > Math.max(ALWAYS_FINE, FAR_ABOVE * usual) };
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}
