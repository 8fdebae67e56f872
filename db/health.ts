import { listLateQueues } from "#db/job-figures.ts";

/**
 * Names of the queues whose jobs are late; null when the database does not say within a time, in milliseconds.
 * Never throws.
 */
export async function lateJobs(within: number): Promise<string[] | null> {
  const late = new Promise<never>((_, reject) => setTimeout(reject, within).unref());
  return Promise.race([listLateQueues(), late]).catch(() => null);
}
