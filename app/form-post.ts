import { env } from "#lib/env.ts";
import { MAX_FORM_BYTES } from "#lib/form.ts";
import { readBody } from "#lib/read-body.ts";
import { isSameOrigin } from "#lib/same-origin.ts";

/** A posted form, or the page that says why it was not read. */
type Read = { form: FormData } | { refusal: Response };

/** Where a form that was not read leads: to a page that says why. */
const refused = (why: "foreign" | "too-large") => seeOther(`/comments/refused?why=${why}`);

/**
 * Reads what a form of our own pages sent. A foreign form is refused, and one that is too large is not read to its
 * end (RFC 9110 §15.5.14).
 */
export async function readForm(request: Request): Promise<Read> {
  if (!isSameOrigin(request, env().SITE_URL)) return { refusal: refused("foreign") };
  const bytes = await readBody(request, MAX_FORM_BYTES);
  if (!bytes) return { refusal: refused("too-large") };
  const headers = { "content-type": request.headers.get("content-type") ?? "" };
  try {
    return { form: await new Response(bytes, { headers }).formData() };
  } catch {
    return { form: new FormData() };
  }
}

/** Post/Redirect/Get (RFC 9110 §15.4.4): a reload asks for the page again, not for the deed. */
export function seeOther(path: string, headers: Record<string, string> = {}): Response {
  return new Response(null, {
    status: 303,
    headers: { Location: path, "Cache-Control": "no-store", ...headers },
  });
}
