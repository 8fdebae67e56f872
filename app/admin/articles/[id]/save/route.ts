import { saved } from "#app/admin/articles/save-answer.ts";
import { getViewer, getWriter } from "#auth.ts";
import { autosave } from "#db/autosave.ts";
import { saveRequest } from "#lib/article-content.ts";
import { env } from "#lib/env.ts";
import { parseId } from "#lib/queue-filter.ts";
import { isSameOrigin } from "#lib/same-origin.ts";

type Context = { params: Promise<{ id: string }> };

/** What the editor writes, as JSON of lib/article-content.ts. Never leads elsewhere: the text would be lost on the way. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (!isSameOrigin(request, env().SITE_URL)) return new Response(null, { status: 403 });
  if (!(await getViewer())) return Response.json({ problem: "signed-out" }, { status: 401 });
  const writer = await getWriter();
  if (!writer) return Response.json({ problem: "not-allowed" }, { status: 404 });
  const id = parseId((await params).id) ?? 0;
  const given = saveRequest.safeParse(await request.json().catch(() => null));
  if (!given.success) return Response.json({ problem: "malformed" }, { status: 400 });
  return saved(() => autosave(writer, id, given.data));
}
