import { databaseAnswers } from "#db/health.ts";

export const dynamic = "force-dynamic";

/** A balancer asks every few seconds: later than this, in milliseconds, is as good as not at all. */
const patience = 2_000;

/** Readers can be served: 200, else 503. */
export async function GET(): Promise<Response> {
  const ready = await databaseAnswers(patience);
  return new Response(ready ? "ok\n" : "database\n", {
    status: ready ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
