import { lateJobs } from "#db/health.ts";

export const dynamic = "force-dynamic";

/** In milliseconds. */
const patience = 2_000;

/**
 * The process works: it answers, and jobs that are due begin (rule OP). What it depends on is not its fault: while
 * the database is away it answers 200, since a new process would change nothing.
 */
export async function GET(): Promise<Response> {
  const late = (await lateJobs(patience)) ?? [];
  return new Response(late.length > 0 ? `jobs late: ${late.join(", ")}\n` : "ok\n", {
    status: late.length > 0 ? 503 : 200,
    headers: { "Cache-Control": "no-store" },
  });
}
