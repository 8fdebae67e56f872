import { requireModerator } from "#auth.ts";
import { claimComment, releaseComment } from "#db/claims.ts";
import { env } from "#lib/env.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import { isSameOrigin } from "#lib/same-origin.ts";

/** The browser says which comment is being looked at, and when no longer: {id, release?}. 204, or 409 while it is somebody else's. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request, env().SITE_URL)) return new Response(null, { status: 403 });
  const moderator = await requireModerator(paths.adminComments());
  const form = await request.formData();
  const commentId = parseId(form.get("id"));
  if (commentId === null) return new Response(null, { status: 400 });
  if (form.has("release")) {
    await releaseComment(moderator, commentId);
    return new Response(null, { status: 204 });
  }
  const holder = await claimComment(moderator, { commentId });
  return new Response(null, { status: holder ? 409 : 204 });
}
