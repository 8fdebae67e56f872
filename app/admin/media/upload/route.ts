import { bring } from "#app/admin/media/bring.ts";
import { requireWriter } from "#auth.ts";
import { env } from "#lib/env.ts";
import { textOf } from "#lib/form.ts";
import { MAX_IMAGE_BYTES } from "#lib/images.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import { isSameOrigin } from "#lib/same-origin.ts";

/** A form is read into memory whole. */
const MOST_BYTES = 4 * MAX_IMAGE_BYTES;
/** So many refusals fit into an address. */
const MOST_TOLD = 5;
const LONGEST_NAME = 80;

const to = (location: string) => new Response(null, { status: 303, headers: { location } });

/** The form where no script runs: { files, folder } or { files, replaces }; leads back with what became of them. */
export async function POST(request: Request): Promise<Response> {
  const writer = await requireWriter(paths.adminMedia());
  if (!isSameOrigin(request, env().SITE_URL)) return new Response(null, { status: 403 });
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES)
    return to(paths.adminMedia({ refused: "too-large" }));
  const form = await request.formData().catch(() => null);
  const replaces = parseId(form?.get("replaces"));
  const folder = form ? textOf(form, "folder") : "";
  const files = (form?.getAll("files") ?? []).filter((file) => file instanceof File);
  // A field in which nothing was chosen sends one file without a name.
  const chosen = files.filter(({ name, size }) => name !== "" || size > 0);
  const refused: string[] = [];
  let [added, known, last] = [0, 0, 0];
  for (const file of replaces ? chosen.slice(0, 1) : chosen) {
    const bytes = Buffer.from(await file.arrayBuffer());
    const brought = await bring(writer, { bytes, name: file.name, folder, replaces });
    if ("problem" in brought) refused.push(`${brought.code} ${file.name.slice(-LONGEST_NAME)}`);
    else {
      last = brought.picture.id;
      if (brought.isNew) added += 1;
      else known += 1;
    }
  }
  if (chosen.length === 0) refused.push("no-file");
  const query = new URLSearchParams({
    ...(added > 0 ? { added: `${added}` } : {}),
    ...(known > 0 ? { known: `${known}` } : {}),
  });
  for (const one of refused.slice(0, MOST_TOLD)) query.append("refused", one);
  const page = replaces ? paths.adminPicture({ id: replaces }) : placeOf({ last, files: chosen.length });
  return to(`${page}?${query}`);
}

/** Whoever brings one picture goes on with its words. */
const placeOf = ({ last, files }: { last: number; files: number }) =>
  last > 0 && files === 1 ? paths.adminPicture({ id: last }) : paths.adminMedia();
