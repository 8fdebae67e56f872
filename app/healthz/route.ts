export const dynamic = "force-dynamic";

/** The process answers; says nothing about what it depends on. */
export function GET(): Response {
  return new Response("ok\n", { headers: { "Cache-Control": "no-store" } });
}
