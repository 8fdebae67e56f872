import { cookies } from "next/headers";
import NextAuth, { type AuthOptions } from "next-auth";
import { enter } from "#app/enter.ts";
import { seeOther } from "#app/form-post.ts";
import { CHECK_SECONDS, identityCookies, openOnward } from "#app/identity-cookies.ts";
import { getVisitor } from "#auth.ts";
import { confirmIdentity } from "#db/identity-sign-in.ts";
import { authSecret } from "#lib/auth-secret.ts";
import { parseEmail } from "#lib/email-address.ts";
import { env, tellNextAuthOrigin } from "#lib/env.ts";
import { providerConfigs } from "#lib/identity-providers.ts";
import { log } from "#lib/log.ts";
import { loginPath } from "#lib/login.ts";
import { paths } from "#lib/paths.ts";

/** A step of next-auth's, as its handler for pages takes it. */
type Step = { nextauth: string[]; method: "GET" | "POST"; query?: object; body?: object; cookies: object };
type Taken = { redirect: string; setCookies: string[] };

/** Where somebody is sent whom no provider vouched for. */
export const notVouched = (): Response => seeOther(loginPath(paths.login(), { problem: "provider" }));

/** Comes back from a provider: our own session, or the reason why not. next-auth makes none. */
export async function finishIdentity(providerId: string, query: object): Promise<Response> {
  let answer: Response | null = null;
  const signIn: NonNullable<AuthOptions["callbacks"]>["signIn"] = async ({ user, account }) => {
    const onward = await openOnward();
    const { provider = "", providerAccountId: accountId = "" } = account ?? {};
    const email = parseEmail(user.email ?? "");
    const done = await confirmIdentity(await getVisitor(), { provider, accountId, email, onward });
    answer = done && (await enter(done));
    // A path in place of "yes": next-auth goes there at once.
    return paths.home();
  };
  const jar = Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value]));
  await step({ nextauth: ["callback", providerId], method: "GET", query, cookies: jar }, signIn);
  const { names, options } = identityCookies();
  for (const name of Object.values(names)) (await cookies()).set(name, "", { ...options, maxAge: 0 });
  return answer ?? notVouched();
}

/** Runs one step of next-auth and catches what it would have answered. */
export async function step(
  { nextauth, method, query = {}, body = {}, cookies: jar }: Step,
  signIn?: NonNullable<AuthOptions["callbacks"]>["signIn"],
): Promise<Taken> {
  tellNextAuthOrigin();
  const headers = new Map<string, string | string[]>();
  const response = {
    status: () => response,
    setHeader: (name: string, value: string | string[]) => void headers.set(name, value),
    getHeader: (name: string) => headers.get(name),
    send: () => undefined,
    json: () => undefined,
    end: () => undefined,
  };
  const request = { method, headers: {}, body, cookies: jar, query: { ...query, nextauth } };
  await NextAuth(request as never, response as never, authOptions(signIn));
  return {
    redirect: String(headers.get("Location") ?? ""),
    setCookies: [headers.get("Set-Cookie") ?? []].flat(),
  };
}

function authOptions(signIn?: NonNullable<AuthOptions["callbacks"]>["signIn"]): AuthOptions {
  const { names, options } = identityCookies();
  const check = (name: string) => ({ name, options: { ...options, maxAge: CHECK_SECONDS } });
  return {
    providers: providerConfigs(),
    secret: authSecret(),
    session: { strategy: "jwt" },
    useSecureCookies: env().SITE_URL.startsWith("https:"),
    cookies: {
      state: check(names.state),
      pkceCodeVerifier: check(names.pkce),
      nonce: check(names.nonce),
    },
    callbacks: { signIn: signIn ?? (() => false) },
    logger: {
      error: (code, about) => {
        const { message } = about instanceof Error ? about : about.error;
        log().warn({ code, message }, "sign-in by provider");
      },
      warn: () => {},
      debug: () => {},
    },
  };
}
