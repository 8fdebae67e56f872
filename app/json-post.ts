import type { ZodType } from "zod";
import { env } from "#lib/env.ts";
import { MAX_FORM_BYTES } from "#lib/form.ts";
import { readBody } from "#lib/read-body.ts";
import { isSameOrigin } from "#lib/same-origin.ts";

/** What a script of our own pages sent, or the answer that says why it was not read. */
type Read<Body> = { body: Body } | { refusal: Response };

export const jsonAnswer = (body: object, status = 200): Response =>
  Response.json(body, { status, headers: { "Cache-Control": "no-store" } });

const refused = (status: number) => ({ refusal: jsonAnswer({}, status) });

/** Only from our own pages and our worker, and only what fits the shape. */
export async function readJson<Body>(request: Request, shape: ZodType<Body>): Promise<Read<Body>> {
  if (!isSameOrigin(request, env().SITE_URL)) return refused(403);
  // No form of any page can send this type: whoever does is a script of this origin (Fetch standard, CORS).
  if (!/^application\/json\b/.test(request.headers.get("content-type") ?? "")) return refused(415);
  const bytes = await readBody(request, MAX_FORM_BYTES);
  if (!bytes) return refused(413);
  const parsed = shape.safeParse(parse(bytes));
  return parsed.success ? { body: parsed.data } : refused(400);
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
