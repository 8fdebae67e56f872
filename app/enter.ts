import { headers } from "next/headers";
import { seeOther } from "#app/form-post.ts";
import { goOn } from "#app/send-comment.ts";
import { beginSession } from "#auth.ts";
import type { Confirmed } from "#db/sign-in.ts";
import { deviceOf } from "#lib/device.ts";
import { loginPath } from "#lib/login.ts";
import { paths } from "#lib/paths.ts";

/** Lets in who has proved that an address is theirs, and leads on to what they were about. */
export async function enter({ userId, hasName, as, onward }: Confirmed): Promise<Response> {
  if (as === "banned") return seeOther(loginPath(paths.login(), { problem: "banned" }));
  // A mailbox is one factor; the newsroom asks for others.
  if (as === "staff") return seeOther(loginPath(paths.loginStaff(), { ...onward, problem: "password" }));
  const viewer = await beginSession(userId, deviceOf((await headers()).get("user-agent")));
  return viewer && hasName ? goOn(viewer, onward) : seeOther(loginPath(paths.loginName(), onward));
}
