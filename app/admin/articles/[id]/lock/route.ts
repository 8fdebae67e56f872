import { getViewer, getWriter } from "#auth.ts";
import { claimArticle, releaseArticle } from "#db/article-locks.ts";
import { env } from "#lib/env.ts";
import { parseId } from "#lib/queue-filter.ts";
import { Refusal } from "#lib/refusal.ts";
import { isSameOrigin } from "#lib/same-origin.ts";

type Context = { params: Promise<{ id: string }> };

/** The browser says that somebody writes: {takeOver?} or {release}. {holder}: who does, null when it is them. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (!isSameOrigin(request, env().SITE_URL)) return new Response(null, { status: 403 });
  if (!(await getViewer())) return Response.json({ problem: "signed-out" }, { status: 401 });
  const writer = await getWriter();
  if (!writer) return Response.json({ problem: "not-allowed" }, { status: 404 });
  const id = parseId((await params).id) ?? 0;
  const form = await request.formData().catch(() => new FormData());
  try {
    if (form.has("release")) {
      await releaseArticle(writer, id);
      return Response.json({ holder: null });
    }
    const holder = await claimArticle(writer, id, { takeOver: form.has("takeOver") });
    return Response.json({ holder });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return Response.json({ problem: error.code }, { status: 404 });
  }
}
