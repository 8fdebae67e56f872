import { type JobResult, type JobWithMetadata, PgBoss } from "pg-boss";
import { QUEUE_SCHEMA } from "#db/queue-schema.ts";
import { env } from "#lib/env.ts";
import { HEARTBEAT_SECONDS, type JobName, type Jobs, QUEUES, SCHEDULES } from "#lib/jobs.ts";
import { log } from "#lib/log.ts";
import type { System } from "#lib/proof.ts";

/** @param isLast when this try fails there will be no other */
type Work<Name extends JobName> = (data: Jobs[Name], tries: { isLast: boolean }) => Promise<void>;
export type Handlers = { [Name in JobName]: Work<Name> };

/** Beside one more that listens; a small server has 60 for everybody. */
const CONNECTIONS = 2;
/** The database was there a moment ago; a second apart, then two, four … */
const START_ATTEMPTS = 5;
/** How many jobs of a kind are fetched and run at once. Taken one by one, each would wait for the next question. */
const AT_ONCE: Record<JobName, number> = {
  mail: 4,
  "bulk-mail": 4,
  housekeeping: 1,
  classifier: 1,
  alerts: 1,
  digests: 1,
  corrections: 1,
  discussions: 1,
  publish: 1,
  newsletter: 1,
  "job-feeds": 1,
  bounces: 1,
  "embed-picture": 1,
  links: 1,
  "link-checks": 1,
  words: 1,
  vocabulary: 1,
  related: 1,
  pings: 1,
  push: 8,
};
/**
 * Postgres calls when a job is handed in; asking is for those whose moment has come, and for calls that were not
 * heard. Without a line to hear them on, every two seconds. After a full hand of jobs the next is fetched at once.
 */
const ASKING = { notifyPollingIntervalSeconds: 10, pollingIntervalSeconds: 2, burstWhenBatchFull: true };

/**
 * Does jobs in this process from now on: woken by Postgres when one is handed in, retried when one throws.
 * @param within how long running jobs may take to finish at the end, in milliseconds
 * @returns how to stop
 */
export async function startWorkers(
  _: System,
  handlers: Handlers,
  { within }: { within: number },
): Promise<() => Promise<void>> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    schema: QUEUE_SCHEMA,
    max: CONNECTIONS,
    migrate: false,
    useListenNotify: true,
    application_name: "depesche jobs",
    registerInstance: false,
    superviseIntervalSeconds: HEARTBEAT_SECONDS,
    monitorIntervalSeconds: HEARTBEAT_SECONDS,
  });
  boss.on("error", (err) => log().warn({ err }, "the job queue has a problem"));
  boss.on("warning", ({ message, data }) => log().warn({ data }, message));
  await boss.start({ attempts: START_ATTEMPTS });
  for (const { name, cron } of SCHEDULES) await boss.schedule(name, cron);
  for (const name of Object.keys(QUEUES) as JobName[])
    await work(boss, name, handlers[name] as Work<JobName>);
  return () => boss.stop({ timeout: within });
}

async function work(boss: PgBoss, name: JobName, handle: Work<JobName>): Promise<void> {
  const options = { includeMetadata: true as const, perJobResults: true as const, batchSize: AT_ONCE[name] };
  await boss.work(name, { ...options, ...ASKING }, (jobs: JobWithMetadata<Jobs[JobName]>[]) =>
    Promise.all(jobs.map((job) => settle(job, handle))),
  );
}

async function settle(job: JobWithMetadata<Jobs[JobName]>, handle: Work<JobName>): Promise<JobResult> {
  const { id, name, data, retryCount, retryLimit } = job;
  try {
    // One that came by the clock is told nothing.
    await handle(data ?? ({} as Jobs[JobName]), { isLast: retryCount >= retryLimit });
    return { id, status: "completed" };
  } catch (err) {
    log().warn({ err, job: name, id }, "a job failed and may be tried again");
    return { id, status: "failed", output: { message: err instanceof Error ? err.message : String(err) } };
  }
}
