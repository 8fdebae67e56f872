import { Gauge, type Registry } from "prom-client";
import type { JobFigures, MailFigures } from "#lib/jobs.ts";
import { log } from "#lib/log.ts";

/** Asked of the database each time that somebody looks. */
export type JobFiguresSource = () => Promise<{ queues: JobFigures[]; mails: MailFigures }>;

/**
 * Jobs and mails among the process' numbers. While the database is away they are left out: an old number would
 * pass for a new one. @returns to be called before the numbers are read
 */
export function gaugeJobs(registry: Registry, figures: JobFiguresSource): () => Promise<void> {
  const perQueue = (name: keyof Omit<JobFigures, "name">, help: string) =>
    new Gauge({ name: `depesche_jobs_${name}`, help, labelNames: ["queue"], registers: [registry] });
  const waiting = perQueue("waiting", "Jobs that are due and have not begun");
  const late = perQueue("late", "Jobs that should have begun more than a minute ago");
  const failed = perQueue("failed", "Jobs that were given up in the past days");
  const mails = new Gauge({
    name: "depesche_mails",
    help: "Mails that need a person: unclear whether they went out, or lately given up",
    labelNames: ["state"],
    registers: [registry],
  });

  return async () => {
    for (const gauge of [waiting, late, failed, mails]) gauge.reset();
    try {
      const now = await figures();
      for (const queue of now.queues) {
        waiting.set({ queue: queue.name }, queue.waiting);
        late.set({ queue: queue.name }, queue.late);
        failed.set({ queue: queue.name }, queue.failed);
      }
      mails.set({ state: "unclear" }, now.mails.unclear);
      mails.set({ state: "failed" }, now.mails.failed);
    } catch (err) {
      log().debug({ err }, "the database has no figures of jobs");
    }
  };
}
