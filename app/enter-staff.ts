import { headers } from "next/headers";
import { seeOther } from "#app/form-post.ts";
import { goOn } from "#app/send-comment.ts";
import { beginSession } from "#auth.ts";
import type { FirstFactor } from "#db/staff-sign-in.ts";
import { deviceOf } from "#lib/device.ts";
import { type HalfSignIn, sealHalf } from "#lib/half-sign-in.ts";
import { loginPath, type Onward } from "#lib/login.ts";
import { paths } from "#lib/paths.ts";

/** What comes after a right password: the second factor, setting one up, or the session. */
export async function afterPassword({ userId, nextStep }: FirstFactor, onward: Onward): Promise<Response> {
  if (nextStep === "session") return enterStaff({ userId, onward });
  const half = (stage: "code" | "setUp") => sealHalf({ userId, onward }, stage, new Date());
  return seeOther(
    nextStep === "second-factor"
      ? loginPath(paths.loginSecondFactor(), { half: half("code") })
      : loginPath(paths.loginSetUpSecondFactor(), { half: half("setUp") }),
  );
}

/** Everything that was asked for has been shown. */
export async function enterStaff({ userId, onward }: HalfSignIn): Promise<Response> {
  const viewer = await beginSession(userId, deviceOf((await headers()).get("user-agent")));
  const hasAim = onward.next !== "" || onward.continue !== "";
  return viewer && hasAim ? goOn(viewer, onward) : seeOther(paths.account());
}

/** The half that a form carried was forged, or the five minutes are over. */
export const startOver = (): Response => seeOther(loginPath(paths.loginStaff(), { problem: "expired" }));
