import { requireWriter } from "#auth.ts";
import { env } from "#lib/env.ts";
import { MEDIA_KEY, mediaType } from "#lib/media-key.ts";
import { mediaStore } from "#lib/media-store.ts";
import { paths } from "#lib/paths.ts";

type Context = { params: Promise<{ key: string[] }> };

/** What readers get as pictures; nothing that a browser would open as a document. */
const PICTURE = /\.(avif|webp|jpg)$/;

/** A picture's file for the newsroom, also when readers may not have it any more: its rights may be renewed. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  await requireWriter(paths.adminMedia());
  const key = (await params).key.join("/");
  const isPicture = MEDIA_KEY.test(key) && PICTURE.test(key);
  const bytes = isPicture ? await mediaStore(env()).get(key) : null;
  if (!bytes) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(bytes), { headers: { "Content-Type": mediaType(key) } });
}
