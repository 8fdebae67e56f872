import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from "node:crypto";
import type { PushMessage, PushTarget } from "#lib/push.ts";

/** A browser's side of web push, by the letter of the standards and without the library that the portal uses. */
export type PushBrowser = { target: PushTarget; read: (sealed: Buffer) => PushMessage };

const SALT_BYTES = 16;
const TAG_BYTES = 16;
/** Salt, record size, length of the key's name (RFC 8188 §2.1). */
const HEAD_BYTES = SALT_BYTES + 4 + 1;

export function makePushBrowser(endpoint: string): PushBrowser {
  const own = createECDH("prime256v1");
  const point = own.generateKeys();
  const auth = randomBytes(16);
  return {
    target: {
      endpoint,
      keys: { p256dh: point.toString("base64url"), auth: auth.toString("base64url") },
    },
    read: (sealed) => {
      const salt = sealed.subarray(0, SALT_BYTES);
      const named = sealed[HEAD_BYTES - 1] ?? 0;
      const sender = sealed.subarray(HEAD_BYTES, HEAD_BYTES + named);
      const cipher = sealed.subarray(HEAD_BYTES + named);
      // RFC 8291 §3.4, then RFC 8188 §2.2 and §2.3.
      const info = Buffer.concat([Buffer.from("WebPush: info\0"), point, sender]);
      const key = derive(own.computeSecret(sender), auth, { info, length: 32 });
      const opener = createDecipheriv(
        "aes-128-gcm",
        derive(key, salt, { info: "Content-Encoding: aes128gcm\0", length: 16 }),
        derive(key, salt, { info: "Content-Encoding: nonce\0", length: 12 }),
      );
      opener.setAuthTag(cipher.subarray(-TAG_BYTES));
      const padded = Buffer.concat([opener.update(cipher.subarray(0, -TAG_BYTES)), opener.final()]);
      // The last record ends with 2, and zeros after it.
      return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString());
    },
  };
}

type Derived = { info: string | Buffer; length: number };

const derive = (key: Buffer, salt: Buffer, { info, length }: Derived) =>
  Buffer.from(hkdfSync("sha256", key, salt, info, length));

export type Claims = { aud: string; exp: number; sub: string };

/** What the portal says of itself in Authorization (RFC 8292 §3). @throws when it is not signed with the key that it names */
export function readVapid(authorization: string): { claims: Claims; key: string } {
  const [, token = "", key = ""] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  const [head = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(key, "base64url");
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString("base64url"));
  const publicKey = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  const isSigned = verify(
    "sha256",
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  if (!isSigned) throw new Error("The token is not signed with this key.");
  return { claims: JSON.parse(Buffer.from(claims, "base64url").toString()), key };
}
