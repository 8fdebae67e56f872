/**
 * What happens later, by name, and what each job is told: a row's id, never what stands in it, since jobs lie
 * readable in the database. One file in jobs/ for each; jobs/workers.ts brings them together.
 */
export type Jobs = {
  mail: { deliveryId: number };
  /** Mails that somebody subscribed to: many at once, and nobody waits for one. */
  "bulk-mail": { deliveryId: number };
  housekeeping: Record<string, never>;
  classifier: Record<string, never>;
  /** An article came out: whoever wants to hear of such at once is told. */
  alerts: { articleId: number };
  /** What is new goes out once a day or week. */
  digests: Record<string, never>;
  corrections: { correctionId: number };
  discussions: Record<string, never>;
  /** Issues of the newsletter whose moment has come, and any that broke off. */
  newsletter: Record<string, never>;
  "job-feeds": Record<string, never>;
  bounces: Record<string, never>;
  "embed-picture": { embedId: number };
  links: Record<string, never>;
  "link-checks": Record<string, never>;
  /** Articles that search knows by a name that they no longer have; without one, those that it does not know yet. */
  words: { topicId?: number; authorId?: number; sectionId?: number };
  /** Compounds and the latent space are learnt anew. */
  vocabulary: Record<string, never>;
  /** `changed`: articles that came out or say something else; `short`: those that have lost one that stood beside them. */
  related: { changed: number[]; short: number[] };
  /** Hubs and search engines are told what waits for them. */
  pings: Record<string, never>;
  /** Whatever is due goes out: the one that was scheduled, and any that was missed. */
  publish: { articleId?: number };
  /** Finds who is to be told of the article, then sends whatever is due: to them, and to those who had quiet hours. */
  push: { articleId?: number };
};

export type JobName = keyof Jobs;

/** How a job is tried again. Times in seconds. */
type Tries = {
  retryLimit: number;
  retryDelay: number;
  /** The delay doubles with each try, up to `retryDelayMax`. */
  retryBackoff: true;
  retryDelayMax: number;
  /** A job that has run so long is given up. Longer than any run may take. */
  expireInSeconds: number;
};

export const QUEUES: Record<JobName, Tries> = {
  // Two days, as mail servers do it (RFC 5321 §4.5.4.1): after half a minute, and in the end every four hours.
  mail: { retryLimit: 20, retryDelay: 30, retryBackoff: true, retryDelayMax: 4 * 3600, expireInSeconds: 300 },
  "bulk-mail": {
    retryLimit: 20,
    retryDelay: 30,
    retryBackoff: true,
    retryDelayMax: 4 * 3600,
    expireInSeconds: 300,
  },
  housekeeping: {
    retryLimit: 3,
    retryDelay: 60,
    retryBackoff: true,
    retryDelayMax: 600,
    expireInSeconds: 600,
  },
  classifier: {
    retryLimit: 2,
    retryDelay: 600,
    retryBackoff: true,
    retryDelayMax: 3600,
    expireInSeconds: 900,
  },
  alerts: { retryLimit: 10, retryDelay: 30, retryBackoff: true, retryDelayMax: 3600, expireInSeconds: 900 },
  corrections: {
    retryLimit: 10,
    retryDelay: 30,
    retryBackoff: true,
    retryDelayMax: 3600,
    expireInSeconds: 300,
  },
  discussions: {
    retryLimit: 2,
    retryDelay: 60,
    retryBackoff: true,
    retryDelayMax: 300,
    expireInSeconds: 300,
  },
  // Each run goes on where the last one stopped; the next hour comes anyway.
  digests: { retryLimit: 3, retryDelay: 60, retryBackoff: true, retryDelayMax: 600, expireInSeconds: 3000 },
  newsletter: {
    retryLimit: 10,
    retryDelay: 30,
    retryBackoff: true,
    retryDelayMax: 600,
    expireInSeconds: 3000,
  },
  publish: { retryLimit: 10, retryDelay: 5, retryBackoff: true, retryDelayMax: 60, expireInSeconds: 120 },
  "job-feeds": {
    retryLimit: 2,
    retryDelay: 300,
    retryBackoff: true,
    retryDelayMax: 900,
    expireInSeconds: 600,
  },
  bounces: { retryLimit: 2, retryDelay: 30, retryBackoff: true, retryDelayMax: 120, expireInSeconds: 900 },
  // Over four hours; whoever saves the text a day later has it asked again.
  "embed-picture": {
    retryLimit: 8,
    retryDelay: 60,
    retryBackoff: true,
    retryDelayMax: 4 * 3600,
    expireInSeconds: 300,
  },
  // A million texts take their time.
  links: {
    retryLimit: 2,
    retryDelay: 600,
    retryBackoff: true,
    retryDelayMax: 3600,
    expireInSeconds: 3 * 3600,
  },
  "link-checks": {
    retryLimit: 1,
    retryDelay: 600,
    retryBackoff: true,
    retryDelayMax: 3600,
    expireInSeconds: 3600,
  },
  // A million articles take their time; each run goes on where the last one stopped.
  words: {
    retryLimit: 3,
    retryDelay: 60,
    retryBackoff: true,
    retryDelayMax: 600,
    expireInSeconds: 3 * 3600,
  },
  vocabulary: {
    retryLimit: 1,
    retryDelay: 600,
    retryBackoff: true,
    retryDelayMax: 3600,
    expireInSeconds: 6 * 3600,
  },
  // A second each at the very most.
  related: { retryLimit: 10, retryDelay: 5, retryBackoff: true, retryDelayMax: 600, expireInSeconds: 300 },
  // For the database alone: who does not answer is called again by a clock of its own (db/ping-sending.ts).
  pings: { retryLimit: 10, retryDelay: 5, retryBackoff: true, retryDelayMax: 60, expireInSeconds: 120 },
  // For the database alone: a mailbox that does not answer has tries of its own (db/push-messages.ts).
  push: { retryLimit: 10, retryDelay: 5, retryBackoff: true, retryDelayMax: 60, expireInSeconds: 300 },
};

/** What comes due by the clock, as cron says it, in UTC. */
export const SCHEDULES: { name: JobName; cron: string }[] = [
  { name: "housekeeping", cron: "17 * * * *" },
  { name: "classifier", cron: "41 2 * * *" },
  { name: "words", cron: "11 * * * *" },
  { name: "vocabulary", cron: "19 1 * * *" },
  { name: "job-feeds", cron: "29 * * * *" },
  { name: "discussions", cron: "*/10 * * * *" },
  { name: "digests", cron: "3 * * * *" },
  { name: "bounces", cron: "*/5 * * * *" },
  { name: "publish", cron: "* * * * *" },
  { name: "push", cron: "* * * * *" },
  { name: "pings", cron: "* * * * *" },
  { name: "newsletter", cron: "* * * * *" },
  { name: "links", cron: "7 3 * * 1" },
  { name: "link-checks", cron: "23 4 * * *" },
];

/** Who runs a job says so twice in this time; after it, another takes the jobs of a process that died. */
export const HEARTBEAT_SECONDS = 30;

/** Finished jobs are kept so long, to be looked at. */
export const KEEP_JOBS_DAYS = 7;

/** A job that should have begun so long ago is late, and the portal says so (rule OP). */
export const LATE_AFTER_SECONDS = 60;

/** A newsletter to many takes its time; of a queue that stands still somebody should hear the same day. */
export const BULK_LATE_AFTER_SECONDS = 6 * 3600;

/** What /metrics says of a queue. `waiting` are due, `late` should have begun before LATE_AFTER_SECONDS. */
export type JobFigures = { name: string; waiting: number; late: number; failed: number };

/** Mails that need a person: of which nobody knows whether they went out, and which were given up lately. */
export type MailFigures = { unclear: number; failed: number };
