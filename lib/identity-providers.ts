import type { OAuthConfig } from "next-auth/providers/oauth";
import { env } from "#lib/env.ts";

/** Claims of an ID token (OpenID Connect Core §5.1), as far as we ask for them. */
type Claims = { sub: string; email?: string; email_verified?: boolean | string; xms_edov?: unknown };
type Config = OAuthConfig<Claims>;

/** A name for people and what next-auth needs to know. */
type Provider = { name: string; config: Omit<Config, "id" | "name" | "type" | "clientId" | "clientSecret"> };

const isTrue = (claim: unknown) => claim === true || claim === "true" || claim === 1 || claim === "1";

/** An OpenID provider: what it signs is enough, nothing else is fetched. */
const openId = (
  issuer: string,
  isVerified: (claims: Claims) => boolean = ({ email_verified }) => isTrue(email_verified),
): Provider["config"] => ({
  wellKnown: `${issuer}/.well-known/openid-configuration`,
  authorization: { params: { scope: "openid email" } },
  idToken: true,
  checks: ["pkce", "state", "nonce"],
  profile: (claims) => ({ id: claims.sub, email: isVerified(claims) ? (claims.email ?? "") : "" }),
});

type Listed = { email: string; primary: boolean; verified: boolean };

/** GitHub has no ID token; which of somebody's addresses are confirmed stands in a list. */
const github: Provider["config"] = {
  authorization: { url: "https://github.com/login/oauth/authorize", params: { scope: "user:email" } },
  token: "https://github.com/login/oauth/access_token",
  issuer: "https://github.com/login/oauth",
  userinfo: {
    url: "https://api.github.com/user",
    request: async ({ client, tokens }) => {
      const { id } = (await client.userinfo(tokens.access_token ?? "")) as unknown as { id: number };
      const headers = { Authorization: `Bearer ${tokens.access_token}` };
      const answer = await fetch("https://api.github.com/user/emails", { headers });
      const listed = answer.ok ? ((await answer.json()) as Listed[]) : [];
      const email = listed.find(({ primary, verified }) => primary && verified)?.email;
      return { sub: String(id), email, email_verified: Boolean(email) };
    },
  },
  checks: ["pkce", "state"],
  profile: ({ sub, email = "" }) => ({ id: sub, email }),
};

/** Those that can be switched on by their variables (AUTH_GOOGLE_ID and AUTH_GOOGLE_SECRET, and so on). */
function known(): Record<string, Provider> {
  const { AUTH_OIDC_ISSUER: issuer, AUTH_OIDC_NAME: name } = env();
  return {
    google: { name: "Google", config: openId("https://accounts.google.com") },
    // Anybody may call their own directory's accounts what they like; only this claim says that the domain is theirs.
    microsoft: {
      name: "Microsoft",
      config: openId("https://login.microsoftonline.com/common/v2.0", ({ xms_edov }) => isTrue(xms_edov)),
    },
    github: { name: "GitHub", config: github },
    ...(issuer && { oidc: { name: name ?? new URL(issuer).host, config: openId(issuer) } }),
  };
}

export type OfferedProvider = { id: string; name: string };

/** What the sign-in page offers beside the mailed code, in a fixed order. */
export function offeredProviders(): OfferedProvider[] {
  const given = env().AUTH_PROVIDERS;
  return Object.entries(known()).flatMap(([id, { name }]) => (given[id] ? [{ id, name }] : []));
}

/** The same, as next-auth takes them. */
export function providerConfigs(): Config[] {
  const given = env().AUTH_PROVIDERS;
  return Object.entries(known()).flatMap(([id, { name, config }]) => {
    const keys = given[id];
    if (!keys) return [];
    return [{ id, name, type: "oauth", clientId: keys.id, clientSecret: keys.secret, ...config } as const];
  });
}
