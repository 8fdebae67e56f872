import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the provider says of whoever comes by: claims of the ID token (OpenID Connect Core §2, §5.1). */
export type Claims = { sub: string; email?: string; email_verified?: boolean; iss?: string; aud?: string };

/** A small OpenID provider that vouches for whomever the test names, and keeps to the book where the portal must. */
export type IdentityProvider = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Whoever is sent here next, and until another is named; null refuses them. */
  vouchFor: (claims: Claims | null) => void;
  /** Signs with a key that it does not publish. */
  forge: (isForging: boolean) => void;
  close: () => void;
};

type Asked = { claims: Claims; nonce: string; challenge: string; redirectUri: string };

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

export async function startIdentityProvider(): Promise<IdentityProvider> {
  const [clientId, clientSecret] = ["depesche", randomBytes(12).toString("hex")];
  const [own, foreign] = [newKey(), newKey()];
  const codes = new Map<string, Asked>();
  let person: Claims | null = null;
  let key = own;

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", issuer);
    if (url.pathname === "/.well-known/openid-configuration") return json(response, discovery(issuer));
    if (url.pathname === "/jwks") return json(response, { keys: [own.jwk] });
    if (url.pathname === "/authorize") return authorize(url, response);
    if (url.pathname === "/token") return token(request, response);
    response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function authorize({ searchParams: asked }: URL, response: ServerResponse): void {
    const back = new URL(asked.get("redirect_uri") ?? "");
    back.searchParams.set("state", asked.get("state") ?? "");
    if (person === null || asked.get("client_id") !== clientId)
      back.searchParams.set("error", "access_denied");
    else {
      const code = randomBytes(16).toString("hex");
      const [nonce, challenge] = [asked.get("nonce") ?? "", asked.get("code_challenge") ?? ""];
      codes.set(code, { claims: person, nonce, challenge, redirectUri: asked.get("redirect_uri") ?? "" });
      back.searchParams.set("code", code);
    }
    response.writeHead(302, { Location: back.href }).end();
  }

  async function token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams((await Array.fromAsync(request)).join(""));
    const asked = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
    const isRight =
      request.headers.authorization === basic &&
      asked?.challenge === challenge &&
      asked.redirectUri === form.get("redirect_uri");
    if (!isRight) return void response.writeHead(400).end('{"error":"invalid_grant"}');
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: issuer,
      aud: clientId,
      iat: now,
      exp: now + 60,
      nonce: asked.nonce,
      ...asked.claims,
    };
    json(response, { access_token: "x", token_type: "Bearer", id_token: sign(claims, own.jwk.kid, key) });
  }

  return {
    issuer,
    clientId,
    clientSecret,
    vouchFor: (claims) => {
      person = claims;
    },
    forge: (isForging) => {
      key = isForging ? foreign : own;
    },
    close: () => void server.close(),
  };
}

const discovery = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ["code"],
  subject_types_supported: ["public"],
  id_token_signing_alg_values_supported: ["RS256"],
});

function newKey() {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const kid = randomBytes(4).toString("hex");
  return { privateKey, jwk: { ...publicKey.export({ format: "jwk" }), kid, alg: "RS256", use: "sig" } };
}

/** A JWS in compact form, RS256 (RFC 7515 §7.1, RFC 7518 §3.3). */
function sign(claims: object, kid: string, { privateKey }: ReturnType<typeof newKey>): string {
  const text = `${base64({ alg: "RS256", typ: "JWT", kid })}.${base64(claims)}`;
  return `${text}.${createSign("RSA-SHA256").update(text).sign(privateKey, "base64url")}`;
}

function json(response: ServerResponse, value: object): void {
  response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(value));
}
