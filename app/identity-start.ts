import { createHash, randomBytes } from "node:crypto";
import { seeOther } from "#app/form-post.ts";
import { notVouched, step } from "#app/identity-auth.ts";
import { identityCookies, keepOnward } from "#app/identity-cookies.ts";
import { authSecret } from "#lib/auth-secret.ts";
import { env } from "#lib/env.ts";
import { offeredProviders } from "#lib/identity-providers.ts";
import type { Onward } from "#lib/login.ts";

/** Sends a browser to a provider, with what it takes to know it again when it comes back. */
export async function leaveForProvider(providerId: string, onward: Onward): Promise<Response> {
  if (!offeredProviders().some(({ id }) => id === providerId)) return notVouched();
  const { redirect, setCookies } = await step({
    nextauth: ["signin", providerId],
    method: "POST",
    ...ownForm(),
  });
  const { origin } = new URL(redirect, env().SITE_URL);
  // Back to ourselves: the provider could not be asked how it wants to be asked.
  if (origin === env().SITE_URL) return notVouched();
  await keepOnward(onward);
  const ours = Object.values(identityCookies().names);
  const response = seeOther(redirect);
  for (const line of setCookies)
    if (ours.some((name) => line.startsWith(`${name}=`))) response.headers.append("Set-Cookie", line);
  return response;
}

/** next-auth wants its own proof that a form is ours; where ours come from was looked at already. */
function ownForm() {
  const token = randomBytes(32).toString("hex");
  const proof = createHash("sha256").update(`${token}${authSecret()}`).digest("hex");
  const prefix = env().SITE_URL.startsWith("https:") ? "__Host-" : "";
  return { body: { csrfToken: token }, cookies: { [`${prefix}next-auth.csrf-token`]: `${token}|${proof}` } };
}
