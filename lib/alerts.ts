import { type RelatedCandidate, scoreRelated } from "#lib/related.ts";
import type { Frequency } from "#lib/subscriptions.ts";

/**
 * How near a new article has to be to one that somebody follows (lib/related.ts): 0 nothing in common … 1 the same words.
 * Chosen on 102 pairs of German news that people have judged (db/nearness.test.ts): at 0.45, 88 of 100 that they call the
 * same story are found, 75 of 100 that are found are not ones that they call different, and of 100 articles on other
 * matters 0.20 come through; at 0.4 it is 94, 71 and 0.56, at 0.5 it is 75, 73 and 0.11.
 */
export const NEARNESS = 0.45;
/** So much nearer after each "fewer of these". */
export const NEARNESS_STEP = 0.05;
/** Below this nobody gets it, however they set it; what is stored stays small. */
export const LEAST_NEARNESS = 0.35;

/**
 * How near two articles are, whenever they came out: a reader follows a matter, not a day. By their words, topics and
 * story alone: how near everything is in a latent space changes with each learning, and a mail is not taken back.
 */
export const nearnessOf = (candidate: Omit<RelatedCandidate, "daysApart">): number =>
  Math.min(1, scoreRelated({ ...candidate, latent: null, daysApart: 0 }));

/** Topics first: they are the newsroom's own words. */
const SHARED_NAMED = 4;
export const sharedOf = ({ topics, words }: Pick<RelatedCandidate, "topics" | "words">): string[] =>
  [...new Set([...topics, ...words])].slice(0, SHARED_NAMED);

/** More than that nobody reads; the rest is one click away. */
export const MOST_IN_DIGEST = 20;

/** Days for which it is remembered who was told of what: longer than a week, for digests that were late. */
export const REMEMBERED_DAYS = 10;

/** Hour of the day at which digests go out, in the portal's zone; the weekly one on Saturdays. */
const HOUR = 6;
const SATURDAY = 6;

export type DigestFrequency = Exclude<Frequency, "at_once">;

/** Whether a digest is due in this hour. @param local hour 0–23 and day of the week, 0 Sunday, in the portal's zone */
export const isDigestHour = (frequency: DigestFrequency, { hour, day }: { hour: number; day: number }) =>
  hour >= HOUR && (frequency === "daily" || day === SATURDAY);
