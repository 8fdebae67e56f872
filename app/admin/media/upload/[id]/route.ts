import { bring } from "#app/admin/media/bring.ts";
import { problemText } from "#app/admin/refused.ts";
import { getViewer, getWriter } from "#auth.ts";
import { env } from "#lib/env.ts";
import { MAX_IMAGE_BYTES } from "#lib/images.ts";
import type { Writer } from "#lib/proof.ts";
import { parseId } from "#lib/queue-filter.ts";
import { isSameOrigin } from "#lib/same-origin.ts";
import { UPLOAD_ID, uploadParts } from "#lib/upload-parts.ts";

type Context = { params: Promise<{ id: string }> };

const LONGEST_NAME = 400;
/** A header as a number of bytes; null for anything else. */
const bytesOf = (given: string | null) => (given && /^\d{1,12}$/.test(given) ? Number(given) : null);

/** How much of an upload is here, and what became of it: { offset, outcome }. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const writer = await whoever();
  if (writer instanceof Response) return writer;
  const { id } = await params;
  if (!UPLOAD_ID.test(id)) return new Response(null, { status: 400 });
  return Response.json(await standing(writer, id));
}

/**
 * A piece of an upload: the bytes from `upload-offset` on, of `upload-length`; ?name=, ?folder=, ?replaces= as the
 * form has them. 202 { offset } while more is to come, 409 with where it stands when the piece begins elsewhere,
 * 200 { outcome } in the end.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (!isSameOrigin(request, env().SITE_URL)) return new Response(null, { status: 403 });
  const writer = await whoever();
  if (writer instanceof Response) return writer;
  const { id } = await params;
  const [at, total] = [
    bytesOf(request.headers.get("upload-offset")),
    bytesOf(request.headers.get("upload-length")),
  ];
  if (at === null || total === null || at > total || !UPLOAD_ID.test(id))
    return new Response(null, { status: 400 });
  if (total > MAX_IMAGE_BYTES) return refuse("too-large", 413);
  const parts = uploadParts(env().DATA_DIR, writer.userId);
  const have = await parts.append(id, { at, total, body: request.body ?? nothing() });
  if (have === null) return Response.json(await standing(writer, id), { status: 409 });
  if (have < total) return Response.json({ offset: have }, { status: 202 });
  const { searchParams } = new URL(request.url);
  const text = (name: string) => (searchParams.get(name) ?? "").slice(0, LONGEST_NAME);
  const file = { name: text("name"), folder: text("folder"), replaces: parseId(text("replaces")) };
  const outcome = await parts.complete(id, (bytes) => bring(writer, { bytes, ...file }));
  return Response.json({ offset: total, outcome });
}

/** Never leads elsewhere: a script would follow, and what it holds would be lost. */
async function whoever(): Promise<Writer | Response> {
  if (!(await getViewer())) return refuse("signed-out", 401);
  return (await getWriter()) ?? refuse("not-allowed", 404);
}

const refuse = async (code: string, status: number) =>
  Response.json({ outcome: { code, problem: await problemText(code, "mediaDesk") } }, { status });

async function standing({ userId }: Writer, id: string) {
  const parts = uploadParts(env().DATA_DIR, userId);
  return { offset: await parts.offset(id), outcome: await parts.outcome(id) };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
