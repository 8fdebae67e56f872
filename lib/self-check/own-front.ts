const PATIENCE_MS = 5_000;
const ANY = new Set(["0.0.0.0", "::", "[::]"]);

export type FrontAnswer = { status: number; ms: number; body: string };

/** Asks this process for one of its pages as a reader would, over the loop. null: no answer in time. */
export async function askFront(
  { HOST, PORT }: { HOST: string; PORT: number },
  path: string,
): Promise<FrontAnswer | null> {
  const host = ANY.has(HOST) ? "127.0.0.1" : HOST.includes(":") ? `[${HOST.replace(/[[\]]/g, "")}]` : HOST;
  const started = performance.now();
  try {
    const answer = await fetch(`http://${host}:${PORT}${path}`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: "manual",
    });
    const body = await answer.text();
    return { status: answer.status, ms: Math.round(performance.now() - started), body };
  } catch {
    return null;
  }
}

/** The newest <lastmod> of a sitemap or its index (sitemaps.org); null where there is none. */
export function newestEntry(sitemap: string): Date | null {
  const times = [...sitemap.matchAll(/<lastmod>([^<]+)<\/lastmod>/g)].map(([, text]) =>
    Date.parse(text ?? ""),
  );
  const newest = Math.max(...times.filter((time) => !Number.isNaN(time)));
  return Number.isFinite(newest) ? new Date(newest) : null;
}
