import { getPushKey } from "#db/vapid-keys.ts";

/** What a browser asks its push service with. */
export async function GET(): Promise<Response> {
  return new Response(await getPushKey(), {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}
