import { cookies } from "next/headers";
import { env } from "#lib/env.ts";
import type { Onward } from "#lib/login.ts";
import { seal, unseal } from "#lib/seal.ts";
import { sessionCookie } from "#lib/session-cookie.ts";

/** So long somebody may take at the provider. */
export const CHECK_SECONDS = 15 * 60;

const PURPOSE = "onward at a provider";

/** What holds a way to a provider and back together. None of them signs anybody in. */
export function identityCookies() {
  const { name, options } = sessionCookie(env().SITE_URL);
  const named = (part: string) => `${name}-${part}`;
  const names = {
    state: named("state"),
    pkce: named("pkce"),
    nonce: named("nonce"),
    onward: named("onward"),
  };
  return { names, options };
}

export async function keepOnward(onward: Onward): Promise<void> {
  const { names, options } = identityCookies();
  const sealed = seal(JSON.stringify(onward), PURPOSE);
  (await cookies()).set(names.onward, sealed, { ...options, maxAge: CHECK_SECONDS });
}

export async function openOnward(): Promise<Onward> {
  const sealed = (await cookies()).get(identityCookies().names.onward)?.value;
  const opened = sealed ? unseal(sealed, PURPOSE) : null;
  return opened === null ? { next: "", continue: "" } : (JSON.parse(opened) as Onward);
}
