import { readForm, seeOther } from "#app/form-post.ts";
import { goOn } from "#app/send-comment.ts";
import { readViewer, requireViewer } from "#auth.ts";
import { renameViewer } from "#db/users.ts";
import { textOf } from "#lib/form.ts";
import { loginPath, onwardPath, readOnward } from "#lib/login.ts";
import { paths } from "#lib/paths.ts";

/** Takes the first name that somebody chooses, and goes on. */
export async function POST(request: Request): Promise<Response> {
  const read = await readForm(request);
  if ("refusal" in read) return read.refusal;
  const [name, onward] = [textOf(read.form, "name"), readOnward(read.form)];
  const viewer = await requireViewer(paths.loginName());
  const problem = await renameViewer(viewer, name);
  if (problem)
    return seeOther(loginPath(paths.loginName(), { ...onward, name: name.slice(0, 100), problem }));
  const named = await readViewer();
  return named ? goOn(named, onward) : seeOther(onwardPath(onward));
}
