import { requireWriter } from "#auth.ts";
import { findPickable } from "#db/media-library.ts";
import { parsePictureFilter } from "#lib/media-desk.ts";
import { paths } from "#lib/paths.ts";

/** What the dialog offers to choose from: ?q=&after= as JSON { lines, after }. */
export async function GET(request: Request): Promise<Response> {
  await requireWriter(paths.adminMedia());
  const { searchParams } = new URL(request.url);
  return Response.json(await findPickable(parsePictureFilter(Object.fromEntries(searchParams))));
}
