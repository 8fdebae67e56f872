/** How long something has waited, as a list can show it at a glance. */
export type Waited = { unit: "minutes" | "hours" | "days"; n: number; h: number; m: string; isLong: boolean };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Whoever writes in the morning should not wait until noon to be read. */
const LONG = HOUR;

/** 47 minutes, 1 hour and 52, 3 days. What lies ahead has waited for no time. */
export function waitedSince(since: Date, now: Date): Waited {
  const passed = Math.max(0, now.getTime() - since.getTime());
  const unit = passed < HOUR ? "minutes" : passed < 2 * DAY ? "hours" : "days";
  return {
    unit,
    n: Math.floor(passed / (unit === "days" ? DAY : MINUTE)),
    h: Math.floor(passed / HOUR),
    m: `${Math.floor((passed % HOUR) / MINUTE)}`.padStart(2, "0"),
    isLong: passed >= LONG,
  };
}
