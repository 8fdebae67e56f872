import { lateJobs } from "#db/health.ts";

export const dynamic = "force-dynamic";

/** A balancer asks every few seconds: later than this, in milliseconds, is as good as not at all. */
const patience = 2_000;

/** Readers can be served and nothing waits that should be done: 200, else 503 with what is amiss. */
export async function GET(): Promise<Response> {
  const late = await lateJobs(patience);
  const amiss = late === null ? "database" : late.length > 0 ? `jobs late: ${late.join(", ")}` : null;
  return new Response(`${amiss ?? "ok"}\n`, {
    status: amiss ? 503 : 200,
    headers: { "Cache-Control": "no-store" },
  });
}
