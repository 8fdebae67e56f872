import { readForm, seeOther } from "#app/form-post.ts";
import { endSession } from "#auth.ts";
import { paths } from "#lib/paths.ts";

/** Signs this device out. */
export async function POST(request: Request): Promise<Response> {
  const read = await readForm(request);
  if ("refusal" in read) return read.refusal;
  await endSession();
  return seeOther(paths.home());
}
