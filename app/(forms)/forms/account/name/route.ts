import { readForm, seeOther } from "#app/form-post.ts";
import { requireViewer } from "#auth.ts";
import { renameViewer } from "#db/users.ts";
import { textOf } from "#lib/form.ts";
import { loginPath } from "#lib/login.ts";
import { paths } from "#lib/paths.ts";

export async function POST(request: Request): Promise<Response> {
  const read = await readForm(request);
  if ("refusal" in read) return read.refusal;
  const viewer = await requireViewer(paths.account());
  const name = textOf(read.form, "name");
  const problem = await renameViewer(viewer, name);
  const query = problem ? { name: name.slice(0, 100), problem } : { saved: "name" };
  return seeOther(loginPath(paths.account(), query));
}
